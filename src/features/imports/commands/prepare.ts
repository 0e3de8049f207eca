import type { EssayFrontMatter } from '../../essays/rules/front-matter.ts';
import { hashOf, type Said, tidy } from '../../studio/rules/text.ts';
import type { CheckedText, Converter } from '../converter.ts';
import type { ArrivedEssay, ArrivedPage } from '../rules/arrivals.ts';
import { essayMatterOf, pageMatterOf } from '../rules/matter.ts';
import type { Placed, Run } from './context.ts';
import type { Due } from './items.ts';
import { originalOf } from './place.ts';

/** A document with all that is going to be written of it. */
export interface Prepared<Some extends ArrivedEssay | ArrivedPage, Matter> {
  due: Due<Some>;
  placed: Placed;
  said: Said & { matter: Matter };
  hash: string;
  text: CheckedText;
  status: Some['status'];
  /** When it was last worked on there. */
  savedAt: Date;
  remarks: string[];
}

export type PreparedEssay = Prepared<ArrivedEssay, EssayFrontMatter & { slug: string }> & {
  authorIds: string[];
  topicIds: string[];
};

/** Makes an essay's text and details into this site's. */
export async function prepareEssay(
  run: Run,
  due: Due<ArrivedEssay>,
  converter: Converter,
): Promise<PreparedEssay> {
  const { arrival } = due;
  const { placed, text, status, remarks } = await prepareText(run, due, converter, arrival.mediaKey);
  const authors = [...new Set(arrival.authorKeys)].flatMap((key) => run.authors.get(key) ?? []);
  const topics = unique(arrival.topicKeys.flatMap((key) => run.topics.get(key) ?? []));
  const planned = run.plan.documents.get(arrival.key);
  const original = planned && originalOf(run, planned);
  const read = essayMatterOf(
    { ...arrival, status, published: arrival.published ?? arrival.updated ?? run.now },
    {
      slug: placed.name,
      authors: authors.map(({ name }) => name),
      topics: topics.map(({ name }) => name),
      series: placed.series,
      original: original && original !== planned ? run.documents.get(original.key)?.name : undefined,
      siteLanguage: run.site.language,
      text: text.check.text,
    },
    run.says,
  );
  const matter = { ...read.matter, draft: status === 'draft' };
  const said = { matter: read.matter, body: tidy(text.body) };
  return {
    ...{ due, placed, text, status, hash: hashOf(said), savedAt: savedAt(run, arrival) },
    said: { ...said, matter },
    remarks: [...remarks, ...read.remarks],
    authorIds: unique(authors).map(({ id }) => id),
    topicIds: topics.map(({ id }) => id),
  };
}

export type PreparedPage = Prepared<ArrivedPage, ReturnType<typeof pageMatterOf>['matter']>;

export async function preparePage(
  run: Run,
  due: Due<ArrivedPage>,
  converter: Converter,
): Promise<PreparedPage> {
  const { arrival } = due;
  const { placed, text, status, remarks } = await prepareText(run, due, converter);
  const place = { slug: placed.name, siteLanguage: run.site.language, text: text.check.text };
  const read = pageMatterOf(arrival, place, run.says);
  const said = { matter: read.matter, body: tidy(text.body) };
  return {
    ...{ due, placed, said, text, status, hash: hashOf(said), savedAt: savedAt(run, arrival) },
    remarks: [...remarks, ...read.remarks],
  };
}

async function prepareText(
  run: Run,
  { arrival }: Due<ArrivedEssay | ArrivedPage>,
  converter: Converter,
  headPicture?: string,
) {
  const placed = run.documents.get(arrival.key);
  if (!placed) throw new Error(`${arrival.key} was not planned.`);
  const language = arrival.lang ?? run.site.language;
  const text = await converter.text({ body: arrival.body, path: arrival.paths[0], language, headPicture });
  const { remark } = run.says;
  const remarks = [...arrival.remarks, ...placed.remarks, ...text.losses];
  if (text.kept) remarks.push(remark.unreadable(text.kept.line));
  if (text.headless) remarks.push(remark.pictureMissing);
  const status = text.kept ? ('draft' as const) : arrival.status;
  return { placed, text, status, remarks };
}

const unique = <Some extends { id: string }>(all: Some[]): Some[] => [
  ...new Map(all.map((one) => [one.id, one])).values(),
];

const savedAt = (run: Run, { updated, published }: ArrivedEssay | ArrivedPage) =>
  [updated, published].find((moment) => moment && moment <= run.now) ?? run.now;
