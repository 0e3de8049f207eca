import { members } from '#db/schema/index.ts';

/** What the site knows of the member who asks. */
export const memberColumns = {
  id: members.id,
  name: members.name,
  email: members.email,
  verifiedAt: members.verifiedAt,
  capabilities: members.capabilities,
  voices: members.voices,
  trustedAt: members.trustedAt,
  suspendedAt: members.suspendedAt,
  suspendedUntil: members.suspendedUntil,
  suspensionReason: members.suspensionReason,
  authorId: members.authorId,
  leavesAt: members.leavesAt,
};
