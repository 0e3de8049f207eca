/** What a form says: its fields in order. */
export type Fields = [name: string, value: string][];

/** Changes with every save and says nothing of the author's. */
const OF_THE_FORM = new Set(['version', 'step', 'form']);

export const readFields = (form: HTMLFormElement): Fields =>
  [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));

export const sameFields = (one: Fields, other: Fields) =>
  JSON.stringify(one.filter(isAuthors)) === JSON.stringify(other.filter(isAuthors));

const isAuthors = ([name]: Fields[number]) => !OF_THE_FORM.has(name);

/** Title, standfirst and text among the fields, as two sayings are compared. */
export const textIn = (fields: Fields) =>
  ['title', 'standfirst', 'body']
    .map((wanted) => fields.find(([name]) => name === wanted)?.[1] ?? '')
    .join('\n\n');

/** Puts fields back into a form; one it no longer has is left out. */
export function writeFields(form: HTMLFormElement, fields: Fields) {
  const left = fields.filter(isAuthors);
  const take = (name: string, value?: string) => {
    const at = left.findIndex((field) => field[0] === name && (value === undefined || field[1] === value));
    return at < 0 ? undefined : left.splice(at, 1)[0]?.[1];
  };
  for (const element of form.elements) {
    if (!('name' in element) || OF_THE_FORM.has(String(element.name))) continue;
    if (element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type))
      element.checked = take(element.name, element.value) !== undefined;
    else if (element instanceof HTMLInputElement && element.type === 'file') continue;
    else if (isField(element)) element.value = take(element.name) ?? '';
  }
}

const isField = (element: Element): element is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement;
