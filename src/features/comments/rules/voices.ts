import { offeredVoices } from '../../site/rules.ts';

/** The voices that a member may choose from: those of the site that they said they may speak in, in the site's order. */
export const voicesFor = <Voice extends { slug: string; retired?: boolean | undefined }>(
  siteVoices: Voice[],
  memberVoices: string[],
) => offeredVoices(siteVoices).filter((voice) => memberVoices.includes(voice.slug));

/** Whether a member may speak in a voice; none is everyone's, and so is the one they spoke in already. */
export const canSpeakIn = (
  voice: string | undefined,
  siteVoices: { slug: string; retired?: boolean | undefined }[],
  memberVoices: string[],
  present?: string | null,
) =>
  voice === undefined ||
  voice === present ||
  voicesFor(siteVoices, memberVoices).some(({ slug }) => slug === voice);
