import { randomBytes } from 'node:crypto';

/** Eight letters and digits that stand in for a name until there is one. */
export const shortId = () => randomBytes(4).toString('hex');
