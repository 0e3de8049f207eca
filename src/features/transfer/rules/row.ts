import { z } from 'zod';
import { siteSettings } from '../../site/rules.ts';
import { draftMatter, pageDraftMatter } from '../../studio/rules/matter.ts';

/** Values that the database takes whatever they say, and pages do not. */
const READ_AS: Record<string, z.ZodType> = {
  site: z.looseObject({ settings: siteSettings }),
  drafts: z.union([
    z.looseObject({ page_id: z.null(), matter: draftMatter }),
    z.looseObject({ essay_id: z.null(), matter: pageDraftMatter }),
  ]),
};

/** What is wrong with a row of a table; undefined when nothing is. */
export function complaintAbout(table: string, row: unknown, columns: string[]): string | undefined {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return 'this is no JSON object.';
  const missing = columns.find((column) => !Object.hasOwn(row, column));
  if (missing) return `“${missing}” is missing.`;
  const unknown = Object.keys(row).find((key) => !columns.includes(key));
  if (unknown) return `“${unknown}” is not one of the columns that commonplace.json names.`;
  const parsed = READ_AS[table]?.safeParse(row);
  if (!parsed || parsed.success) return undefined;
  const [issue] = parsed.error.issues;
  return `${issue?.path.join('.')} ${issue?.message}`;
}
