import { createState } from 'lexical';

/** Whether there is space between the items of a list. */
export const looseList = createState('loose', { parse: Boolean });
