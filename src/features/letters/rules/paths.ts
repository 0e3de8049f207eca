/** Where anyone asks for letters. */
export const LETTERS = '/letters/';

/** Where a member chooses them. */
export const OWN_LETTERS = '/me/#mail';
