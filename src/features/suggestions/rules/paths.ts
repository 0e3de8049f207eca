import { menuPath } from '../../addresses/rules.ts';

/** Where a member suggests something for a menu. */
export const suggestPath = (menu: string) => `${menuPath(menu)}suggest/`;
/** Where members find what became of their suggestions. */
export const OWN_SUGGESTIONS = '/me/suggestions/';
/** Where curators read what waits, and answer one of them. */
export const SUGGESTIONS = '/curate/suggestions/';
export const suggestionPath = (id: string) => `${SUGGESTIONS}${id}/`;
