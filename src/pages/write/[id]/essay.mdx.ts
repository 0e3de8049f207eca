import type { APIRoute } from 'astro';
import { answerFile } from '#src/actions/studio-file.ts';

export const GET: APIRoute = (context) => answerFile(context);
