import type { APIRoute } from 'astro';
import { wayToEditing } from '#src/actions/studio-work.ts';

export const GET: APIRoute = (context) => wayToEditing(context);
