import path from 'node:path';
import type { Source } from '../../rules/arrivals.ts';
import { redirectsOnce } from '../once.ts';
import { arrivalsOf } from './arrivals.ts';
import { surveyOf } from './survey.ts';

/**
 * Opens an export of WordPress (WXR 1.0 to 1.2, and what calls itself so), having read it through once.
 * @throws SourceError when it is broken, cut short or hostile, with the line.
 */
export async function openWordPress(file: string): Promise<Source> {
  const survey = await surveyOf(file);
  return {
    origin: `wordpress:${survey.address || path.basename(file)}`,
    address: survey.address || undefined,
    language: survey.language,
    arrivals: () => redirectsOnce(arrivalsOf(file, survey)),
    close: async () => undefined,
  };
}
