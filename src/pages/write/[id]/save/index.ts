import type { APIRoute } from 'astro';
import { answerSave } from '#src/actions/studio-save.ts';

export const POST: APIRoute = (context) => answerSave(context);
