import { z } from 'zod';
import type { Database } from '#db/client.ts';
import { DomainError } from '../errors.ts';
import { momentOf } from '../features/essays/rules/dates.ts';
import { setCapabilities } from '../features/members/commands/capabilities.ts';
import { createMember } from '../features/members/commands/create.ts';
import { suspendMember } from '../features/members/commands/suspend.ts';
import { findMemberByAddress } from '../features/members/queries/members.ts';
import { mailAddress, suspendInput } from '../features/members/rules/inputs.ts';
import { tokenPath } from '../features/members/rules/links.ts';
import { CAPABILITIES } from '../features/members/rules/member.ts';
import { memberName } from '../features/members/rules/names.ts';
import { mintToken } from '../features/members/tokens.ts';
import { findSite } from '../features/site/queries.ts';
import { settings } from '../settings.ts';
import type { Command } from './main.ts';

const string = { type: 'string' as const };
const capabilities = z
  .string()
  .default('')
  .transform((list) => list.split(',').filter(Boolean))
  .pipe(z.array(z.enum(CAPABILITIES, `can be ${CAPABILITIES.join(', ')}, with commas between them`)));

/** What the options say. @throws DomainError naming every one that cannot be used. */
function read<Schema extends z.ZodType>(schema: Schema, given: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const complaints = parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`);
  throw new DomainError('CONFLICT', complaints.join('\n'));
}

async function memberAt(db: Database, email: string) {
  const member = await findMemberByAddress(db, email);
  if (!member) throw new DomainError('NOT_FOUND', `There is no member with the address ${email}.`);
  return member;
}

const create: Command = {
  usage: 'member create --email ADDRESS --name NAME [--capabilities author,moderator,curator,owner]',
  text: 'Takes a member in and prints a link, good for an hour, by which they choose their password.',
  options: { email: string, name: string, capabilities: string },
  async run({ db }, given) {
    const input = read(z.object({ email: mailAddress, name: memberName, capabilities }), given);
    const now = new Date();
    const secret = await db.transaction(async (tx) => {
      const { id } = await createMember(tx, input, now);
      return mintToken(tx, { purpose: 'reset', memberId: id }, now);
    });
    return [`${input.name} is a member. Password: ${settings().siteUrl}${tokenPath('reset', secret)}`];
  },
};

const grant: Command = {
  usage: 'member grant --email ADDRESS --capabilities author,moderator,curator,owner',
  text: 'Gives a member these capabilities beside those they have.',
  options: { email: string, capabilities: string },
  async run({ db }, given) {
    const input = read(
      z.object({
        email: mailAddress,
        capabilities: capabilities.refine((list) => list.length > 0, 'name at least one'),
      }),
      given,
    );
    const member = await memberAt(db, input.email);
    const all = [...new Set([...member.capabilities, ...input.capabilities])];
    await setCapabilities(db, member.id, all);
    return [`${member.name} is now ${CAPABILITIES.filter((one) => all.includes(one)).join(', ')}.`];
  },
};

const suspend: Command = {
  usage: 'member suspend --email ADDRESS --reason WORDS [--until 2027-01-31]',
  text: 'Suspends a member, ends their sessions and mails them the reason; without --until, until it is lifted.',
  options: { email: string, reason: string, until: string },
  async run({ db }, given) {
    const { email, reason, until } = read(suspendInput.extend({ email: mailAddress }), given);
    const member = await memberAt(db, email);
    const { timeZone } = await findSite(db);
    const end = until ? momentOf(until, timeZone) : undefined;
    await suspendMember(db, member.id, { reason, until: end }, new Date());
    return [`${member.name} is suspended${until ? ` until ${until}` : ''}.`];
  },
};

export const memberCommands: Record<string, Command> = {
  'member create': create,
  'member grant': grant,
  'member suspend': suspend,
};
