import { DomainError } from '../../../errors.ts';
import { FetchFailure } from '../../links/fetch/failure.ts';
import { addSitePicture } from '../../media/commands.ts';
import { picturePath } from '../../media/rules/addresses.ts';
import { isKind, kindOf } from '../../media/rules/kinds.ts';
import { MAX_FILE_BYTES } from '../../media/rules/sizes.ts';
import { withoutVectors } from '../rasterise.ts';
import type { ArrivedMedia } from '../rules/arrivals.ts';
import { idOf } from '../rules/identity.ts';
import type { DirectoriesMaker } from '../rules/surroundings.ts';
import { readBelow } from '../uploads.ts';
import type { Run } from './context.ts';
import { type Due, type Settled, settle, sift, skipped, targetsOf } from './items.ts';

/** Where the files of pictures are looked for. */
export interface MediaPlaces {
  uploads?: string | undefined;
  fetchMedia: boolean;
}

const KEPT_AT_ONCE = 200;

/** A host that has not answered so often is not asked again. */
const MOST_SILENCES = 3;

/** Takes in the pictures, one after the other, and says in `maker` where each is from now on. */
export async function takeMedia(run: Run, places: MediaPlaces, maker: DirectoriesMaker) {
  const { media } = run.plan;
  const due = await sift(run.db, run, 'media', media);
  const silences = new Map<string, number>();
  const settled: Settled[] = [];
  let unkept: Settled[] = [];
  for (const [done, one] of due.entries()) {
    await run.at(run.says.step.media, done, due.length);
    const picture = await take(run, one, places, silences);
    settled.push(picture);
    unkept.push(picture);
    // A picture that was made is on record at once; those that did not come can be looked for again.
    if (!picture.made && unkept.length < KEPT_AT_ONCE) continue;
    await settle(run.db, run, 'media', unkept);
    unkept = [];
  }
  await settle(run.db, run, 'media', unkept);
  const keys = media.map(({ key }) => key);
  const targets = await targetsOf(run.db, run, 'media', keys, settled);
  for (const { key, urls, file, alt, caption } of media) {
    const id = targets.get(key);
    const names = file ? [...urls, `/${file}`] : urls;
    if (id) maker.addPicture(key, names, { src: picturePath(id), alt, caption });
    else if (urls[0]) maker.addLost(key, { src: urls[0], alt, caption });
  }
}

async function take(
  run: Run,
  due: Due<ArrivedMedia>,
  places: MediaPlaces,
  silences: Map<string, number>,
): Promise<Settled> {
  const { arrival, hash, before } = due;
  const kept = { key: arrival.key, title: arrival.name, hash, target: before?.target };
  if (before) return { ...kept, outcome: 'updated' };
  const found = await read(run, arrival, places, silences);
  if ('why' in found) return { ...skipped(due, found.why), missing: missingOf(arrival) };
  if (found.bytes === 'not read') return { ...kept, target: idIn(run, arrival), outcome: 'created' };
  if (!isKind(kindOf(found.bytes)) && kindOf(found.bytes) !== 'svg')
    return skipped(due, run.says.why.noPicture);
  if (run.dryRun) return { ...kept, target: idIn(run, arrival), outcome: 'created' };
  try {
    const file = { id: idIn(run, arrival), name: arrival.name, bytes: await withoutVectors(found.bytes) };
    const { id, isNew } = await addSitePicture(run.db, run.tools.storage, file, run.now);
    if (isNew) return { ...kept, target: id, outcome: 'created', made: true };
    return { ...kept, target: id, outcome: 'merged', why: run.says.why.samePicture };
  } catch (error) {
    if (error instanceof DomainError) return skipped(due, error.inLanguage(run.site.language));
    if (kindOf(found.bytes) === 'svg') return skipped(due, run.says.why.noPicture);
    throw error;
  }
}

const idIn = (run: Run, { key }: ArrivedMedia) => idOf(run.origin, 'media', key);
const missingOf = ({ urls, file, key }: ArrivedMedia) => [urls[0] ?? file ?? key];

type Found = { bytes: Buffer | 'not read' } | { why: string };

async function read(
  run: Run,
  arrival: ArrivedMedia,
  places: MediaPlaces,
  silences: Map<string, number>,
): Promise<Found> {
  const { uploads, fetchMedia } = places;
  const bytes = uploads && arrival.file ? await readBelow(uploads, arrival.file) : undefined;
  if (bytes) return { bytes };
  const url = arrival.urls.find((one) => /^https?:\/\//i.test(one));
  if (!url) return { why: run.says.why.noFile };
  if (!fetchMedia) return { why: run.says.why.notFetched };
  return fetchOne(run, url, silences);
}

async function fetchOne(run: Run, url: string, silences: Map<string, number>): Promise<Found> {
  const host = URL.parse(url)?.host ?? url;
  const silent = silences.get(host) ?? 0;
  if (silent >= MOST_SILENCES) return { why: run.says.why.noAnswer };
  try {
    const method = run.dryRun ? 'HEAD' : 'GET';
    const { status, bytes } = await run.tools.download(url, { method, mostBytes: MAX_FILE_BYTES + 1 });
    silences.delete(host);
    if (status !== 200) return { why: run.says.why.notFound };
    return { bytes: run.dryRun ? 'not read' : bytes };
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    silences.set(host, silent + 1);
    return { why: run.says.why.noAnswer };
  }
}
