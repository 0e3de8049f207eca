import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { members } from '#db/schema/index.ts';
import { stopMail } from '#src/features/members/commands/profile.ts';
import { givenMember } from '../../../setup/cast.ts';
import { useDatabase } from '../../../setup/database.ts';

const site = useDatabase();

test('a link in a mail turns off its kind of mail and leaves the others on', async () => {
  const { id } = await givenMember(site.db, { name: 'Mira' });
  const choices = async () =>
    (await site.db.select().from(members).where(eq(members.id, id)))[0]?.mailChoices;
  await stopMail(site.db, id, 'replies');
  expect(await choices()).toMatchObject({ replies: false, decisions: true, essayComments: 'at-once' });
  await stopMail(site.db, id, 'essay-comments');
  await stopMail(site.db, id, 'queue');
  expect(await choices()).toMatchObject({ replies: false, essayComments: 'never', queue: 'never' });
});
