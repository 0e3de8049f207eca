const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const WHOLE = new RegExp(`^/media/(${ID})$`);
const FORM = new RegExp(`^/media/(${ID})/([1-9]\\d{0,3})\\.(avif|webp)$`);

/** A stored picture's own address: what a text names, and where its still form is served. */
export const picturePath = (id: string) => `/media/${id}`;

/** Where one of its other forms is served. */
export const formPath = (id: string, width: number, form: 'avif' | 'webp') =>
  `${picturePath(id)}/${width}.${form}`;

/** The picture that a text's `src` names; undefined for anything else. */
export const pictureNamed = (src: string): string | undefined => WHOLE.exec(src)?.[1];

/** The still form is PNG where something shows through it, JPEG otherwise. */
export const STILL_FILES = ['still.jpg', 'still.png'] as const;

/** The stored picture that an address asks for, and the names its file may have. */
export function filesAt(path: string): { id: string; names: readonly string[] } | undefined {
  const whole = pictureNamed(path);
  if (whole) return { id: whole, names: STILL_FILES };
  const [, id, width, form] = FORM.exec(path) ?? [];
  return id === undefined ? undefined : { id, names: [`${width}.${form}`] };
}
