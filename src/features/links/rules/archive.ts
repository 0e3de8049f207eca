/** Where a copy of a lost page is found, by the site's template. */
export const archiveOf = (url: string, template: string) => template.replaceAll('{url}', url);
