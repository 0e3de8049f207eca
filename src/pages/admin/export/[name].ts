import type { APIRoute } from 'astro';
import { fetchExport } from '#src/actions/exports.ts';

export const GET: APIRoute = (context) => fetchExport(context);
