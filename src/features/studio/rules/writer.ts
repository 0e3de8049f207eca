import type { SessionMember } from '../../members/rules/member.ts';
import type { SiteSettings } from '../../site/rules.ts';

/** As much of a member as the studio has to know. */
export type Writer = Pick<SessionMember, 'id' | 'name' | 'capabilities' | 'authorId'>;

export const isOwner = ({ capabilities }: Pick<Writer, 'capabilities'>) => capabilities.includes('owner');

/** Whether a member may use the studio at all. */
export const mayWrite = ({ capabilities }: Pick<Writer, 'capabilities'>) =>
  capabilities.includes('author') || capabilities.includes('owner');

/** Whether someone may publish without an owner's review, as the site says; `published`: how much they have published here. */
export function mayPublish(
  member: Pick<Writer, 'capabilities'>,
  { publishing }: Pick<SiteSettings, 'publishing'>,
  published: number,
): boolean {
  if (isOwner(member)) return true;
  if (publishing === 'returning') return published > 0;
  return publishing === 'authors';
}
