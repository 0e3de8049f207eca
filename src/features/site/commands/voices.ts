import type { Database } from '#db/client.ts';
import { DomainError, FieldError } from '../../../errors.ts';
import { moved } from '../../../order.ts';
import { slugFromTitle } from '../../addresses/rules.ts';
import type { SiteSettings } from '../rules.ts';
import { editSite } from './settings.ts';

type Voice = SiteSettings['voices'][number];

/** Offers another voice, after all others. @throws FieldError CONFLICT when one of nearly the same name is there, or was. */
export const addVoice = (db: Database, label: string) =>
  editSite(db, ({ voices }) => {
    const slug = slugFromTitle(label) || 'voice';
    if (voices.some((voice) => voice.slug === slug))
      throw new FieldError('CONFLICT', 'label', (w) => w.site.voiceTaken);
    return { voices: [...voices, { slug, label }] };
  });

/** Calls a voice otherwise, also over what was said in it before. */
export const rewordVoice = (db: Database, slug: string, label: string) =>
  changeVoice(db, slug, (voice) => ({ ...voice, label }));

/** Offers a voice no longer; it stays in the list, so that what was said in it keeps its label. */
export const retireVoice = (db: Database, slug: string) =>
  changeVoice(db, slug, (voice) => ({ ...voice, retired: true }));

export const reviveVoice = (db: Database, slug: string) =>
  changeVoice(db, slug, ({ slug, label }) => ({ slug, label }));

/** Lets an offered voice change places with the offered one before or after it. */
export const moveVoice = (db: Database, slug: string, direction: 'up' | 'down') =>
  editSite(db, ({ voices }) => {
    const offered = voices.filter(({ retired }) => !retired);
    const at = offered.findIndex((voice) => voice.slug === slug);
    return { voices: [...moved(offered, at, direction), ...voices.filter(({ retired }) => retired)] };
  });

const changeVoice = (db: Database, slug: string, change: (voice: Voice) => Voice) =>
  editSite(db, ({ voices }) => {
    if (!voices.some((voice) => voice.slug === slug))
      throw new DomainError('NOT_FOUND', (w) => w.site.voiceGone);
    return { voices: voices.map((voice) => (voice.slug === slug ? change(voice) : voice)) };
  });
