import type { Database } from '#db/client.ts';
import type { members } from '#db/schema/index.ts';
import { siteSettings } from '#src/features/site/rules.ts';
import { givenComment, NOW } from './cast.ts';

/** The site of every test, with what is given changed. */
export const givenSite = (changes: object = {}) =>
  siteSettings.parse({
    name: 'The Test Commons',
    voices: [
      { slug: 'lived-experience', label: 'Lived experience' },
      { slug: 'practitioner', label: 'Practitioner' },
    ],
    ...changes,
  });

/** Puts a comment into the database that readers see. */
export const givenShown = (db: Database, given: Parameters<typeof givenComment>[1]) =>
  givenComment(db, { status: 'approved', ...given });

/** Of a member who has said that they may speak in these voices. */
export const speakingAs = (...voices: string[]): Partial<typeof members.$inferInsert> => ({
  voices,
  voiceConsentAt: NOW,
});
