import type { Front } from './front-matter.ts';

/** The first of these fields that says something in words. */
export function wordsIn(front: Front, ...names: string[]): string {
  for (const name of names) {
    const value = valueAt(front, name);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number') return String(value);
  }
  return '';
}

/** The field at a dotted name, such as `cover.image`. */
function valueAt(front: Front, name: string): unknown {
  return name.split('.').reduce<unknown>((value, part) => (isRecord(value) ? value[part] : undefined), front);
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** All that these fields list; a line of words may part them by commas. */
export function listIn(front: Front, ...names: string[]): string[] {
  const values = names
    .map((name) => valueAt(front, name))
    .flatMap((value) => (Array.isArray(value) ? value : [value]));
  const said = values.flatMap((value) =>
    typeof value === 'string' ? value.split(',') : typeof value === 'number' ? [String(value)] : [],
  );
  return [...new Set(said.map((one) => one.trim()).filter((one) => one !== ''))];
}

/** A text's categories; Jekyll parts a line of them by spaces. */
export function categoriesIn(front: Front): string[] {
  const line = front.categories;
  const isLine = typeof line === 'string' && !line.includes(',');
  const listed = isLine ? line.split(/\s+/).filter((name) => name !== '') : listIn(front, 'categories');
  return [...listed, ...listIn(front, 'category')];
}

/** The first of these fields that is a moment; one without an offset is read as UTC. */
export function momentIn(front: Front, ...names: string[]): Date | undefined {
  for (const name of names) {
    const value = front[name];
    const moment = value instanceof Date ? value : momentOf(typeof value === 'string' ? value.trim() : '');
    if (moment && !Number.isNaN(moment.getTime())) return moment;
  }
  return undefined;
}

const ZONED = /(z|utc|gmt|[+-]\d{2}:?\d{2})$/i;

function momentOf(said: string): Date | undefined {
  const own = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(\S*))?$/.exec(
    said,
  );
  if (!own) return said === '' ? undefined : new Date(ZONED.test(said) ? said : `${said} UTC`);
  const [, year, month = '', day = '', time = '00:00', zone = ''] = own;
  const whole = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${time.padStart(5, '0').replace(/^(\d):/, '0$1:')}`;
  const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  return new Date(whole + (ZONED.test(offset) && /[+-]/.test(offset) ? offset : 'Z'));
}

export const flagIn = (front: Front, name: string): boolean | undefined => {
  const value = front[name];
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
};
