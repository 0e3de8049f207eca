import type { Database } from '#db/client.ts';
import { FieldError } from '../../../errors.ts';
import { isNameOfAnother } from '../queries/members.ts';

/** @throws FieldError when readers could take the name for that of someone who writes or decides here. */
export async function refuseNameOfAnother(
  tx: Database,
  name: string,
  self?: { id: string; authorId: string | null },
) {
  if (await isNameOfAnother(tx, name, self))
    throw new FieldError('CONFLICT', 'name', (w) => w.members.nameTooClose);
}
