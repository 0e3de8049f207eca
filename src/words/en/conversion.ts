/** What a report says could not come over as it was. */
export const conversion = {
  times: (loss: string, count: number) => (count === 1 ? loss : `${loss} ${count} ×`),
  shortcode: (name: string) => `[${name}]`,
  galleryPicture: (key: string) => `picture ${key} of a gallery`,
  block: (name: string) => `block “${name}”`,
  template: (name: string) => `template code {% ${name} %}`,
  component: (name: string) => `component <${name}>`,
  code: 'code between { and }',
  tooDeep: 'what stood in one another too deep',
  imports: 'imports and exports',
  unreadable: 'could not be read as MDX and was taken as Markdown',
  embed: 'something embedded without an address',
  form: 'form',
  drawing: 'drawing (SVG)',
  script: 'script',
};
