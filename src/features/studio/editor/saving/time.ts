import { clockTime } from '../../../../words/formats.ts';
import { useSurroundings } from '../surroundings.ts';

/** A time of day as the site would say it. */
export function useTime() {
  const { language, timeZone } = useSurroundings();
  return (moment: Date) => clockTime(moment, language, timeZone);
}
