export const WRITE_PATH = '/write/';
export const FILES_PATH = '/write/files/';
export const AUTHOR_PATH = '/write/author/';
export const PICTURES_PATH = '/write/pictures/';

export const draftPath = (id: string) => `/write/${id}/`;
export const savePath = (id: string) => `/write/${id}/save/`;
export const draftPreviewPath = (id: string) => `/write/${id}/preview/`;
export const publishPath = (id: string) => `/write/${id}/publish/`;
export const revisionsPath = (id: string) => `/write/${id}/revisions/`;
export const revisionPath = (id: string, revisionId: string) => `/write/${id}/revisions/${revisionId}/`;
export const peoplePath = (id: string) => `/write/${id}/people/`;
export const sharePath = (id: string) => `/write/${id}/share/`;
export const editionPath = (id: string) => `/write/${id}/edition/`;
export const statisticsPath = (id: string) => `/write/${id}/statistics/`;
export const draftFilePath = (id: string) => `/write/${id}/essay.mdx`;

/** Where someone without an account reads a draft by a secret link. */
export const sharedPreviewPath = (secret: string) => `/preview/${secret}/`;

/** From an essay that readers see to where it is written. */
export const editEssayPath = (slug: string) => `/write/essays/${slug}/`;
