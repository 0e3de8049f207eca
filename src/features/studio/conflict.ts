import { words } from '../../words/words.ts';
import type { SiteSettings } from '../site/rules.ts';
import type { Conflict } from './commands/save.ts';
import { differingFields, fieldsOf } from './rules/draft-form.ts';

/** Says which details differ from what someone else saved; empty when none does. */
export function differingDetails(
  conflict: Conflict,
  yours: Record<string, string[]>,
  { language, timeZone }: SiteSettings,
) {
  const { studio: w, details } = words(language);
  const names = differingFields(fieldsOf(conflict, timeZone), yours).flatMap(
    (name) => details.fields[name] ?? [],
  );
  return names.length > 0 ? w.conflictDetails(new Intl.ListFormat(language).format(names)) : '';
}
