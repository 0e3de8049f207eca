import type { z } from 'zod';
import { database } from '#db/client.ts';
import { askForLetters, confirmLetters } from '../features/letters/commands/ask.ts';
import type { lettersInput } from '../features/letters/rules/inputs.ts';
import { LETTERS } from '../features/letters/rules/paths.ts';
import { inEvenTime } from './even.ts';
import { type Asking, limitMails } from './members.ts';

export async function askFor(asking: Asking, { email, pace }: z.infer<typeof lettersInput>) {
  const now = new Date();
  await limitMails(asking, email, now);
  await inEvenTime(askForLetters(database(), { email, pace }, now));
  return `${LETTERS}?sent`;
}

export async function beginLetters(secret: string) {
  await confirmLetters(database(), secret, new Date());
  return `${LETTERS}?begun`;
}
