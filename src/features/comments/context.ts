import type { Essay } from '../essays/queries/essay.ts';
import type { SiteSettings } from '../site/rules.ts';
import type { ReaderState } from './queries/reader.ts';

/** What every comment of a section is shown with. */
export interface SectionContext {
  essay: Essay;
  site: SiteSettings;
  /** Of a member; none for a reader without an account. */
  reader: ReaderState | undefined;
  /** Whether comments are open. */
  open: boolean;
}
