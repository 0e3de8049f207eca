import type { LeavingSummary } from '#src/features/leaving/rules/summary.ts';

const comments = (count: number) => (count === 1 ? '1 comment' : `${count} comments`);
const drafts = (count: number) => (count === 1 ? '1 draft' : `${count} drafts`);
const essays = (count: number) => (count === 1 ? '1 essay' : `${count} essays`);

function unseenOf(deleted: number, unseen: number) {
  if (unseen === 0) return '';
  if (unseen < deleted) return `; readers did not see ${unseen} of them`;
  return deleted === 1 ? '; readers did not see it' : '; readers saw none of them';
}

/** One line for each thing that happens, in a tense: "is deleted" or "was deleted". */
function linesOf(summary: LeavingSummary, is: { one: string; many: string }): string[] {
  const { comments: said, essays: written, drafts: begun, unseen, pseudonym, essayPseudonym } = summary;
  const be = (count: number) => (count === 1 ? is.one : is.many);
  const line = (what: string, count: number, becomes: string) =>
    count > 0 ? [`${what} ${be(count)} ${becomes}`] : [];
  return [
    ...line(comments(said.delete), said.delete, `deleted${unseenOf(said.delete, unseen)}.`),
    ...line(comments(said.unsigned), said.unsigned, 'kept, unsigned.'),
    ...line(comments(said.pseudonym), said.pseudonym, `kept, signed “${pseudonym}”.`),
    ...line(drafts(begun), begun, `deleted, since only you could look after ${begun === 1 ? 'it' : 'them'}.`),
    ...line(essays(written.keep), written.keep, 'kept under the author’s name.'),
    ...line(essays(written.pseudonym), written.pseudonym, `kept, signed “${essayPseudonym}”.`),
    ...line(essays(written.unpublish), written.unpublish, 'taken offline.'),
    ...line(
      essays(written['take-name-off']),
      written['take-name-off'],
      'left to those who wrote with you, without your name.',
    ),
    `The account ${is.one} deleted, with its name, address, voices, sessions, follows, appreciations, suggestions and mail. Resources that you suggested stay, without your name.`,
    `What others wrote ${is.one} left as it is, also where it names you.`,
    `What moderators decided ${is.one} kept in the log, which holds no name and no text.`,
  ];
}

/** Words of leaving the site. */
export const leaving = {
  title: 'Leaving',
  text: 'You can leave at any time, also while your account is suspended. First you choose what becomes of what you wrote, then you see how it will look, and then you have a day to think better of it.',
  takeData: 'If you would like to keep a copy, take your data out first.',
  toData: 'Your data',

  commentsTitle: 'Your comments',
  commentsText:
    'What you choose here is done with all of them; you can make exceptions on the next page. Comments that readers do not see are deleted in any case, and so are earlier texts and edits that wait.',
  noComments: 'You have written no comments. If you do before you are gone, this is what becomes of them.',
  comment: {
    delete: 'Delete',
    unsigned: 'Keep, unsigned',
    pseudonym: 'Keep, under a pseudonym',
  },
  commentHint: {
    delete: 'Where someone replied, an empty place stays, so that the reply does not hang in the air.',
    unsigned: 'Your words stay; in the place of your name stands “Someone who has left”.',
    pseudonym: 'Your words stay, and readers can tell that they are from one person.',
  },
  pseudonym: 'Pseudonym for comments',
  dropVoices: 'Take the voices off what stays',
  dropVoicesHint: 'Once you are gone, you cannot take them off any more.',

  essaysTitle: 'Your essays',
  essaysText: 'The same for what you wrote as an author. Comments of others under your essays stay theirs.',
  essay: {
    keep: 'Keep, under my name',
    pseudonym: 'Keep, under a pseudonym',
    unpublish: 'Take offline',
  },
  essayHint: {
    keep: 'Your name and the words about you stay as they are.',
    pseudonym: 'Nothing leads from it to your name.',
    unpublish: 'An essay that you wrote with others stays theirs; your name is taken off it.',
  },
  essayPseudonym: 'Pseudonym for essays',
  essayPseudonymHint: 'It may be another one than for your comments.',

  next: 'See how it will look',
  toComments: 'Choose comment by comment',
  toEssays: 'Choose essay by essay',

  eachComment: 'Comment by comment',
  eachCommentText: (all: string) => `For all the others you chose: ${all.toLowerCase()}.`,
  eachEssay: 'Essay by essay',
  asAll: 'As for all',
  treatment: 'What becomes of it',
  treatmentOf: (what: string) => `What becomes of: ${what}`,
  gone: 'Deleted, since readers do not see it.',
  save: 'Save this page',
  saved: 'Saved.',
  noEach: 'There is nothing here to choose.',
  sharedEssay: 'Written with others',
  status: { draft: 'Draft', scheduled: 'Scheduled', published: '', unpublished: 'Offline' },
  pages: 'Pages of comments',
  earlier: 'Earlier',
  later: 'Later',

  previewTitle: 'How it will look',
  previewText: 'This will be done:',
  repliesTitle: 'What replies to you will look like',
  repliesText: 'These are your comments that someone replied to.',
  noReplies: 'Nobody has replied to a comment of yours, so no conversation loses its beginning.',
  previewPages: 'Pages of conversations',
  change: 'Change the plan',
  askTitle: 'Leave',
  askText: (at: string) => `If you ask now, you will be gone on ${at}. Until then you can change your mind.`,
  ask: 'Leave in a day',

  receiptTitle: 'You are leaving',
  receiptText: (at: string) => `On ${at} your account will be gone. Until then nothing changes.`,
  receiptMail: 'We have sent you this by mail, and we write once more when it is done.',
  receiptPlan: 'This will be done',
  stayTitle: 'Stay after all',
  stayText: 'One press of the button, and nothing of this happens. Your plan is kept for you alone.',
  stay: 'Stay',
  stayed: 'You stay. Nothing was changed.',
  line: (at: string) => `You are leaving on ${at}.`,
  lineLink: 'See what will be done, or stay',

  lines: (summary: LeavingSummary) => linesOf(summary, { one: 'will be', many: 'will be' }),
  linesDone: (summary: LeavingSummary) => linesOf(summary, { one: 'was', many: 'were' }),
};
