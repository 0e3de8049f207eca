import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { authors, mutes, outbox } from '#db/schema/index.ts';
import { sendDigests } from '#src/features/comments/commands/digest.ts';
import { ada, givenComment, givenEssay, givenMember, NOW } from '../../../setup/cast.ts';
import { useDatabase } from '../../../setup/database.ts';

const site = useDatabase();
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

async function givenAda(essayComments: string) {
  const essay = await givenEssay(site.db, { slug: 'spring', title: 'Spring' });
  const [author] = await site.db.select().from(authors).where(eq(authors.handle, ada.handle));
  const member = await givenMember(site.db, {
    name: ada.name,
    authorId: author?.id ?? null,
    mailChoices: { essayComments },
  });
  return { essay, member };
}

test('an author who wishes it hears once a day what was said under the essays, but not by themselves or someone muted', async () => {
  const { essay, member } = await givenAda('daily');
  const bruno = await givenMember(site.db, { name: 'Bruno' });
  const muted = await givenMember(site.db, { name: 'Noor' });
  await site.db.insert(mutes).values({ memberId: member.id, mutedId: muted.id });
  const approved = { on: essay, status: 'approved', approvedAt: hours(1) } as const;
  const heard = await givenComment(site.db, { by: bruno, body: 'I was there.', ...approved });
  for (const by of [member, muted]) await givenComment(site.db, { by, ...approved });
  await givenComment(site.db, { by: bruno, on: essay });
  await givenComment(site.db, { by: bruno, ...approved, approvedAt: hours(-1) });
  expect(await sendDigests(site.db, NOW, hours(24))).toBe(1);
  const [mail] = await site.db.select().from(outbox);
  expect(mail).toMatchObject({ template: 'essay-comments-daily', memberId: member.id });
  expect(mail?.data).toEqual({
    comments: [{ by: 'Bruno', essay: 'Spring', text: 'I was there.', path: `/comments/${heard.id}/` }],
    more: 0,
  });
  expect(await sendDigests(site.db, hours(24), hours(48))).toBe(0);
});

test('an author who hears at once, or never, gets no digest', async () => {
  const { essay } = await givenAda('at-once');
  const bruno = await givenMember(site.db, { name: 'Bruno' });
  await givenComment(site.db, { by: bruno, on: essay, status: 'approved', approvedAt: hours(1) });
  expect(await sendDigests(site.db, NOW, hours(24))).toBe(0);
});
