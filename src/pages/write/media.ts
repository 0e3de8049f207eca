import type { APIRoute } from 'astro';
import { answerUpload } from '#src/actions/pictures.ts';

export const POST: APIRoute = (context) => answerUpload(context);
