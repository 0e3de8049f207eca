import type { z } from 'zod';
import { database } from '#db/client.ts';
import { addAuthor, editAuthor, removeAuthor } from '../features/authors/commands.ts';
import type { AuthorInput, introductionInput } from '../features/authors/rules.ts';
import { requireCapability } from '../features/members/guard.ts';
import { introduceAuthor } from '../features/studio/commands/author.ts';
import { AUTHOR_PATH } from '../features/studio/rules/paths.ts';
import type { Asking } from './members.ts';
import { writerOf } from './studio.ts';

export async function makeAuthor({ locals }: Asking, input: AuthorInput) {
  requireCapability(locals, 'owner', new Date());
  return `/admin/authors/${await addAuthor(database(), input)}/?saved`;
}

export async function changeAuthor({ locals }: Asking, id: string, input: AuthorInput) {
  requireCapability(locals, 'owner', new Date());
  await editAuthor(database(), id, input);
  return `/admin/authors/${id}/?saved`;
}

export async function dropAuthor({ locals }: Asking, id: string) {
  requireCapability(locals, 'owner', new Date());
  await removeAuthor(database(), id);
  return '/admin/authors/?saved';
}

export async function introduce(asking: Asking, input: z.infer<typeof introductionInput>) {
  await introduceAuthor(database(), writerOf(asking, new Date()), input);
  return `${AUTHOR_PATH}?saved`;
}
