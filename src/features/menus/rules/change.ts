import { z } from 'zod';
import { line } from '../../../fields.ts';
import { menuFileResource } from './file.ts';

const id = z.uuid();
const sectionWords = { title: line(200), description: z.string().trim().max(600).default('') };
/** Whatever comes after it then; none puts it last. */
const before = id.nullable();
const webAddress = z.url({ protocol: /^https?$/ });

/** One thing that a curator does to a menu. */
export const menuChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('describe'), ...sectionWords }),
  z.object({ kind: z.literal('add-section'), under: id.nullable(), ...sectionWords }),
  z.object({ kind: z.literal('edit-section'), id, ...sectionWords }),
  z.object({ kind: z.literal('place-section'), id, under: id.nullable(), before }),
  z.object({ kind: z.literal('remove-section'), id }),
  z.object({
    kind: z.literal('add-resource'),
    section: id,
    resource: menuFileResource,
    /** The id it gets; without one a fresh one. */
    as: id.optional(),
  }),
  z.object({ kind: z.literal('edit-resource'), id, resource: menuFileResource }),
  z.object({ kind: z.literal('place-resource'), id, section: id, before }),
  z.object({ kind: z.literal('remove-resource'), id }),
  z.object({ kind: z.literal('retire'), id, reason: line(400) }),
  z.object({ kind: z.literal('revive'), id }),
  /** A person looked at what it leads to. */
  z.object({ kind: z.literal('check'), id }),
  z.object({ kind: z.literal('link-archive'), id, archived: webAddress }),
  /** Puts the addresses in the menu that things have moved to, in place of those that the curator saw. */
  z.object({
    kind: z.literal('take-addresses'),
    moves: z.array(z.object({ id, from: webAddress, to: webAddress, named: z.string().optional() })).min(1),
  }),
]);

export type MenuChange = z.infer<typeof menuChange>;

/** The menu that something moved to or came from, and the version of it that the move led to. */
interface OtherMenu {
  id: string;
  title: string;
  version: number;
}

/** What a revision's `change` says was done: by one change to a thing that was `named` so, or to the menu as a whole. */
export type RecordedChange =
  | (MenuChange & { named?: string | undefined })
  | { kind: 'move-out' | 'move-in'; id: string; named?: string | undefined; other: OtherMenu }
  | { kind: 'begin' }
  | { kind: 'file' }
  | { kind: 'restore'; version: number }
  | { kind: 'import'; resources: number };
