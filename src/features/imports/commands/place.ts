import type { Database } from '#db/client.ts';
import { essayPath, pagePath } from '../../addresses/rules.ts';
import {
  listPresentDocuments,
  listTakenEssays,
  listTakenPages,
  type PresentDocument,
} from '../queries/taken.ts';
import { FreeNames, wishedName } from '../rules/free-names.ts';
import { idOf } from '../rules/identity.ts';
import type { PlannedDocument } from '../rules/plan.ts';
import type { Placed, Run } from './context.ts';

/** Gives every document of the source its address here, before the first text is made that may link to it. */
export async function placeDocuments(db: Database, run: Run) {
  const present = new Map((await listPresentDocuments(db, run.origin)).map((one) => [one.key, one]));
  const essays = new FreeNames(await listTakenEssays(db));
  const pages = new FreeNames(await listTakenPages(db));
  for (const planned of run.plan.documents.values()) {
    const here = present.get(planned.key);
    const known = here?.kind === planned.kind ? here : undefined;
    const placed =
      planned.kind === 'essay'
        ? placeEssay(run, planned, known, essays)
        : placePage(run, planned, known, pages);
    run.documents.set(planned.key, placed);
  }
}

const idIn = (run: Run, { kind, key }: Pick<PlannedDocument, 'kind' | 'key'>) => idOf(run.origin, kind, key);

function placeEssay(
  run: Run,
  planned: PlannedDocument,
  here: PresentDocument | undefined,
  names: FreeNames,
): Placed {
  const workId = here?.workId ?? idOf(run.origin, 'work', originalOf(run, planned).key);
  if (here) {
    const { seriesId, part } = here;
    const place = seriesId && part ? { seriesId, part } : undefined;
    return { kind: 'essay', id: here.id, name: here.slug, workId, present: { place }, remarks: [] };
  }
  const { wish, title } = planned;
  const wished = wishedName(wish, title, 'essay', planned.lang ?? run.site.language);
  const name = names.take(wished);
  const remarks = name === wished ? [] : [run.says.remark.address(wished, essayPath(name))];
  return { kind: 'essay', id: idIn(run, planned), name, workId, remarks };
}

/** The edition that a work began with; the editions of one that is not in the source stand by themselves. */
export function originalOf(run: Run, edition: PlannedDocument): PlannedDocument {
  const met = new Set<PlannedDocument>();
  let original = edition;
  while (original.originalKey !== undefined && !met.has(original)) {
    met.add(original);
    const next = run.plan.documents.get(original.originalKey);
    if (next?.kind !== 'essay') break;
    original = next;
  }
  return original;
}

/** A page that stands under another goes by its own name, and by both where its own is taken. */
function placePage(
  run: Run,
  planned: PlannedDocument,
  here: PresentDocument | undefined,
  names: FreeNames,
): Placed {
  if (here) return { kind: 'page', id: here.id, name: here.slug, workId: '', present: {}, remarks: [] };
  const language = planned.lang ?? run.site.language;
  const own = wishedName(planned.wish, planned.title, 'page', language);
  const parent = run.plan.documents.get(planned.parentKey ?? '');
  const both = parent && `${wishedName(parent.wish, parent.title, 'page', language)}-${own}`;
  const name = names.take(!names.isFree(own) && both ? both : own);
  const remarks = name === own ? [] : [run.says.remark.address(own, pagePath(name))];
  return { kind: 'page', id: idIn(run, planned), name, workId: '', remarks };
}
