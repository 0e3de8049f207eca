export const CURATE_RELATED_PATH = '/curate/related/';
export const curateRelatedPath = (slug: string) => `${CURATE_RELATED_PATH}${slug}/`;
