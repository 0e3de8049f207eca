import { checkSafeMdx } from '../essays/rules/safe-mdx.ts';
import { convertComment } from './convert/comment.ts';
import { convertText } from './convert/text.ts';
import type { AskedText, CheckedText } from './converter.ts';
import { keptAsCode } from './rules/as-code.ts';
import { withHeadPicture } from './rules/head-picture.ts';
import { type Directories, surroundings } from './rules/surroundings.ts';

/** Makes texts into this site's in the thread that it is called in. */
export function conversion(
  directories: Directories,
  home: string | undefined,
  reached: (line: number) => void,
) {
  const aroundOf = surroundings(directories, home);
  return {
    text(asked: AskedText): CheckedText {
      const { body, path, language, headPicture } = asked;
      const around = aroundOf({ path, language });
      const converted = convertText(body, around);
      const picture = headPicture === undefined ? undefined : around.pictureOf(headPicture);
      const headless = headPicture !== undefined && !picture;
      const lost = headless ? around.lostPictureOf(headPicture) : undefined;
      const missing = [...converted.missing, ...(lost ? [lost.src] : [])];
      const text = { ...converted, missing, body: withHeadPicture(converted.body, picture), headless };
      const { problems, ...check } = checkSafeMdx(text.body, reached);
      if (problems.length === 0) return { ...text, check: { text: check.text, words: check.words } };
      return keptAsCode(asked, problems[0]?.line ?? 1);
    },
    comments: (bodies: string[]) => bodies.map(convertComment),
  };
}
