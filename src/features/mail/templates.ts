import { z } from 'zod';
import type { tokenPurpose } from '#db/schema/index.ts';

/** What a link in a mail does, once. */
export type LinkPurpose = (typeof tokenPurpose.enumValues)[number];

const nothing = z.strictObject({});
const words = z.string().max(20_000);
const sitePath = z.string().startsWith('/').max(400);
const newAddress = z.strictObject({ newAddress: z.string().max(320) });

/** Where its reader wants to go on from there. */
const onward = z.strictObject({ next: z.string().startsWith('/').max(2_000).optional() });

/** A comment as a mail shows it. */
const spoken = z.strictObject({
  /** How it is signed; none: unsigned. */
  by: z.string().max(200).nullable(),
  /** The essay's title; it stands in the text, never in the subject. */
  essay: words,
  text: words,
  /** Its permalink. */
  path: sitePath,
});

const followed = spoken.extend({
  /** The follow that this mail is sent for; the way to end it goes into the mail. */
  followId: z.uuid().optional(),
});

/** A draft that someone did something with. */
const draftOf = z.strictObject({
  by: z.string().max(200),
  /** Its title; empty while it has none. */
  essay: words,
  path: sitePath,
});

/** An essay as a letter to those who read by mail tells of it. */
const announcedEssay = z.strictObject({
  title: words,
  standfirst: words,
  /** Names of those who sign it. */
  by: z.array(z.string().max(200)),
  /** To read the whole. */
  minutes: z.int().min(1),
  contentNotes: z.array(words),
  /** How it begins; empty where content notes come first. */
  opening: words,
  path: sitePath,
});
export type AnnouncedEssay = z.infer<typeof announcedEssay>;

/** For someone without an account: who they are among the readers of letters, so that they can stop them. */
const reader = { readerId: z.uuid().optional() };

/** A digest holds the first of them; the rest are a number. */
export const MAX_IN_DIGEST = 30;

/** What each template needs to know beside whom it is for. */
const shapes = {
  verify: onward,
  'already-a-member': onward,
  /** By which owner. */
  invited: z.strictObject({ by: z.string().max(200) }),
  'sign-in-link': onward,
  reset: nothing,
  'change-address-old': newAddress,
  'change-address-new': newAddress,
  'address-changed': newAddress,
  'password-changed': nothing,
  suspended: z.strictObject({
    reason: words,
    /** Undefined: until an owner lifts it. */
    until: z.iso.datetime().optional(),
  }),
  'suspension-lifted': nothing,
  reply: followed,
  'thread-comment': followed,
  'essay-comment': followed,
  'essay-comments-daily': z.strictObject({
    comments: z.array(spoken).min(1).max(MAX_IN_DIGEST),
    /** How many there are beyond those. */
    more: z.int().min(0).default(0),
  }),
  'letters-asked': z.strictObject({ email: z.string().max(320), pace: z.enum(['at-once', 'weekly']) }),
  'new-essay': announcedEssay.extend(reader),
  'new-essays': z.strictObject({
    essays: z.array(announcedEssay).min(1).max(MAX_IN_DIGEST),
    /** How many there are beyond those. */
    more: z.int().min(0).default(0),
    ...reader,
  }),
  'comment-approved': z.strictObject({ essay: words, path: sitePath }),
  'comment-declined': z.strictObject({
    essay: words,
    /** The member's own words, so that nothing is lost. */
    text: words,
    guideline: z.strictObject({ title: words, text: words }),
    /** What the moderator added; may be empty. */
    words,
    /** Where to edit and send it again. */
    editPath: sitePath,
    /** Where to ask for a second reader; undefined when one has answered already. */
    appealPath: sitePath.optional(),
  }),
  'appeal-answered': z.strictObject({
    essay: words,
    text: words,
    /** Whether the second reader let the comment stand. */
    approved: z.boolean(),
    guideline: z.strictObject({ title: words, text: words }).optional(),
    words: words.default(''),
    path: sitePath,
  }),
  danger: z.strictObject({ essay: words, path: sitePath }),
  'queue-waits': z.strictObject({
    count: z.int().min(1),
    /** Whether there are more than that. */
    more: z.boolean(),
    path: sitePath,
  }),
  'suggestion-accepted': z.strictObject({
    /** The menu's title. */
    menu: words,
    /** What was suggested, by its title or its address. */
    resource: words,
    path: sitePath,
  }),
  'suggestion-declined': z.strictObject({
    menu: words,
    resource: words,
    /** Why, in the curator's words. */
    reason: words,
    path: sitePath,
  }),
  'co-author-invited': draftOf,
  'review-asked': draftOf,
  'review-returned': draftOf.extend({
    /** What the owner says to it. */
    text: words,
  }),
  'review-published': draftOf,
  leaving: z.strictObject({
    /** When the account will be gone. */
    at: z.iso.datetime(),
    /** One line for each thing that will be done, in the site's language. */
    planned: z.array(words),
  }),
  left: z.strictObject({
    /** One line for each thing that was done, in the site's language. */
    done: z.array(words),
  }),
} as const satisfies Record<string, z.ZodType>;

type Shapes = typeof shapes;
export type TemplateName = keyof Shapes;
type AllData = { [Name in TemplateName]: z.infer<Shapes[Name]> };
export type MailData<Name extends TemplateName> = AllData[Name];

/** Checks a mail's data, as it is queued and again as it is sent. */
export const templates: { [Name in TemplateName]: z.ZodType<AllData[Name]> } = shapes;

/** The link that a template's button follows, made as the mail is sent. */
export const LINKS: Partial<Record<TemplateName, LinkPurpose>> = {
  verify: 'verify',
  invited: 'verify',
  'sign-in-link': 'sign-in',
  reset: 'reset',
  'change-address-old': 'change-address-old',
  'change-address-new': 'change-address-new',
  'letters-asked': 'letters',
};

export const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(shapes, name);

/** A mail to be queued: to a member at their present address, or to `address` where that is given. */
export type Mail = {
  [Name in TemplateName]: {
    template: Name;
    data: z.input<Shapes[Name]>;
    memberId?: string | undefined;
    address?: string | undefined;
  };
}[TemplateName];
