import type { Database } from '#db/client.ts';
import { appreciateWork } from '../../features/comments/commands/appreciate.ts';
import { dropOldMails } from '../../features/mail/commands.ts';
import { forgetTurns } from '../../features/members/limits.ts';
import { say, take } from './acts.ts';
import { suspendSome } from './cast.ts';
import { type Conversation, read, type Script, type ScriptComment } from './script.ts';
import { known, type Stage, setStage } from './stage.ts';
import { suggestAndAnswer, suggestionScript } from './suggestions.ts';

/** Something that happens at a time. */
interface Beat {
  at: Date;
  /** For whoever mends the script. */
  what: string;
  act(stage: Stage): Promise<unknown>;
}

/**
 * Plays the script by the very commands that the site's pages call, each at its own time and in the order of time, so that
 * every row is as it would be had all this happened.
 * @throws DomainError CONFLICT when the site has not got what the script speaks of.
 */
export async function play(db: Database, script: Script, password: string, now: Date) {
  const stage = await setStage(db, script, password, now);
  const beats = script.conversations.flatMap((one) =>
    one.comments.flatMap((each) => beatsOf(one, each, now)),
  );
  for (const { at, what, act } of beats.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    if (at > now) throw new Error(`${what} lies in the future.`);
    await act({ ...stage }).catch((cause: unknown) => {
      throw new Error(what, { cause });
    });
  }
  for (const one of script.conversations) await thank(stage, one, now);
  for (const one of read(suggestionScript, 'suggestions.yaml')) await suggestAndAnswer(stage, one, now);
  await suspendSome(db, script.cast, stage.members, now);
  await dropOldMails(db, now);
  await forgetTurns(db, now);
}

/** A comment with all that became of it, and what answered it. */
function beatsOf(one: Conversation, comment: ScriptComment, now: Date, parent?: ScriptComment): Beat[] {
  const { slug } = one;
  const at = comment.at ?? new Date(now.getTime() - (comment.ago ?? 0));
  const what = `What ${comment.by} says under ${slug} at ${at.toISOString()}`;
  return [
    { at, what, act: (stage) => say(stage, comment, { slug, parent }, at) },
    ...comment.later.map((step) => {
      const then = new Date(at.getTime() + step.after);
      return { at: then, what, act: (stage: Stage) => take(stage, comment, step, then) };
    }),
    ...comment.replies.flatMap((reply) => beatsOf(one, reply, now, comment)),
  ];
}

async function thank({ db, site, members, essays }: Stage, { slug, thanked }: Conversation, now: Date) {
  const { workId } = known(essays, slug);
  for (const handle of thanked)
    await appreciateWork(db, { memberId: known(members, handle), workId }, site, now);
}
