import { readForm, SECRET_FIELDS } from './form.ts';

/** A form that came too late, with all that is needed to send it once more. */
export interface KeptForm {
  /** What was typed, chosen or pressed, in its order. */
  fields: { name: string; value: string }[];
  /** The files that were chosen: a page cannot give them back, so they are asked for again. */
  files: { name: string; chosen: string[] }[];
  /** Whether a password was among it, which is not kept. */
  hadSecret: boolean;
  /** How it was posted. */
  kind: 'multipart/form-data' | 'application/x-www-form-urlencoded';
}

export async function keepForm(request: Request): Promise<KeptForm> {
  const entries = [...(await readForm(request))];
  const open = entries.filter(([name]) => !SECRET_FIELDS.has(name));
  const multipart = request.headers.get('content-type')?.startsWith('multipart/form-data');
  return {
    fields: open.flatMap(([name, value]) => (typeof value === 'string' ? { name, value } : [])),
    files: filesOf(open),
    hadSecret: open.length < entries.length,
    kind: multipart ? 'multipart/form-data' : 'application/x-www-form-urlencoded',
  };
}

/** A field for files that was left empty comes as one file without a name. */
function filesOf(entries: [string, FormDataEntryValue][]) {
  const chosen = entries.flatMap(([name, value]) =>
    typeof value === 'string' || !value.name ? [] : { name, file: value.name },
  );
  return [...Map.groupBy(chosen, ({ name }) => name)].map(([name, files]) => ({
    name,
    chosen: files.map(({ file }) => file),
  }));
}
