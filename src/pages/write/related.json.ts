import type { APIRoute } from 'astro';
import { respondWithSuggestions } from '#src/actions/suggest-related.ts';

export const POST: APIRoute = (context) => respondWithSuggestions(context);
