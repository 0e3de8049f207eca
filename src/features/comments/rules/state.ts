interface Standing {
  status: 'held' | 'approved' | 'declined' | 'spam' | 'withdrawn';
  heldEdit: string | null;
  heldAt: Date | null;
  /** Whether an appeal waits. */
  appealed: boolean;
}

/** Where a member's own comment stands, in one word of the interface's catalogue. */
export function stateOf({ status, heldEdit, heldAt, appealed }: Standing) {
  if (appealed) return 'appealed';
  if (status !== 'approved' || heldEdit === null) return status;
  return heldAt ? 'edit-held' : 'edit-declined';
}

/** Whether its member may still change what it says. */
export const canEdit = ({ status }: Pick<Standing, 'status'>) => status !== 'withdrawn' && status !== 'spam';

/** Whether a moderator took it from the readers, and no second reader has been asked. */
export const isHidden = (comment: Pick<Standing, 'status' | 'heldAt'> & { approvedAt: Date | null }) =>
  comment.status === 'declined' && comment.approvedAt !== null && comment.heldAt === null;

/** Whether a moderator has said no to it, or to its edit, and a second reader may be asked. */
export const isDeclined = (comment: Standing) =>
  stateOf(comment) === 'declined' || stateOf(comment) === 'edit-declined';
