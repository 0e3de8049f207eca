/** Refusals of addresses and redirects. */
export const addresses = {
  taken: (path: string, target: string | null) =>
    `The address ${path} already leads to ${target ?? 'something else on this site'}.`,
  redirected: (path: string, target: string | null) =>
    `${path} leads to ${target} now. Choose another address, or remove that redirect first.`,
  needsPath: 'Give a path of this site, like /2019/tea/.',
  reserved: (path: string) => `${path} belongs to the site itself and cannot lead elsewhere.`,
  needsTarget: 'Give a path of this site, like /essays/tea/.',
  circle: (target: string, path: string) => `${target} leads to ${path}: they would lead in a circle.`,
  standing: (path: string) => `Something stands at ${path}. Unpublish or rename it first.`,
  leadsAlready: (path: string) => `${path} leads elsewhere already: remove that first.`,
};
