import type { APIRoute } from 'astro';
import { signOut } from '#src/actions/members.ts';

export const POST: APIRoute = (context) => signOut(context);

/** Only a form signs out: a link could be planted anywhere. */
export const GET: APIRoute = ({ redirect }) => redirect('/', 303);
