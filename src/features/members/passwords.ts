import argon2 from '@node-rs/argon2';
import { DomainError } from '../../errors.ts';

/** Argon2id with 19 MiB, two passes and one lane: the least that OWASP's password storage cheat sheet asks for. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Each hash holds its memory and a core for some 30 ms. */
const AT_ONCE = 4;

/** As many may wait their turn, about half a second in all; more are sent away. */
const MOST_WAITING = 64;

let running = 0;
const waiting: (() => void)[] = [];

/** @throws DomainError UNAVAILABLE when too many wait already. */
export const hashPassword = (password: string) => inTurn(() => argon2.hash(password.normalize('NFC'), COST));

/** What a wrong address is checked against, so that it takes as long as a wrong password. */
const nobody = argon2.hash('nobody has this password', COST);

/** Whether the password is the one that was hashed; without a hash never, but as slowly. */
export async function isPassword(given: string, hashed: string | null | undefined): Promise<boolean> {
  const against = hashed ?? (await nobody);
  const same = await inTurn(() => argon2.verify(against, given.normalize('NFC')));
  return same && hashed !== null && hashed !== undefined;
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) await queueUp();
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function queueUp() {
  if (waiting.length >= MOST_WAITING) throw new DomainError('UNAVAILABLE', (w) => w.members.many, 5);
  return new Promise<void>((resolve) => waiting.push(resolve));
}
