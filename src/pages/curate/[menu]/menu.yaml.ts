import type { APIRoute } from 'astro';
import { answerMenuFile } from '#src/actions/menu-file.ts';

export const GET: APIRoute = (context) => answerMenuFile(context);
