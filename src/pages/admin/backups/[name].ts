import type { APIRoute } from 'astro';
import { fetchBackup } from '#src/actions/backups.ts';

export const GET: APIRoute = (context) => fetchBackup(context);
