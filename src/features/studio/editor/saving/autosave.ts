import { type Fields, readFields, sameFields } from './fields.ts';
import { dropCopy, keepCopy } from './local-copy.ts';
import { type Answer, postDraft, type TextProblem, type Theirs } from './post.ts';

export type SaveState =
  | { kind: 'opened' | 'unsaved' | 'saving' | 'offline' | 'unanswered' | 'signed-out' }
  | { kind: 'saved'; at: Date }
  | { kind: 'refused' | 'partly'; why: string }
  | { kind: 'conflict'; theirs: Theirs };

interface Options {
  draft: string;
  form: HTMLFormElement;
  address: string;
  /** Brings the form up to what is in the editor. */
  flush: () => void;
  onState: (state: SaveState) => void;
  onProblems: (problems: TextProblem[]) => void;
}

const SAVE_AFTER_MS = 2_000;
const SAVE_AT_THE_LATEST_MS = 8_000;
const TRY_AGAIN_MS = 10_000;

/** Saves a form while someone writes in it, and keeps a copy on the device until the site has it. */
export class Autosave {
  #options: Options;
  #state: SaveState = { kind: 'opened' };
  #saved: Fields;
  /** What was sent without an answer. It is sent again as it was: the same words twice are one version. */
  #unanswered: Fields | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #waitingSince: number | undefined;
  #posting: Promise<void> | undefined;
  #left = false;
  #gone = false;

  constructor(options: Options) {
    this.#options = options;
    this.#saved = readFields(options.form);
  }

  get savedFields() {
    return this.#saved;
  }

  /** Whether everything that was written is on the site. */
  get isSettled() {
    return sameFields(readFields(this.#options.form), this.#saved);
  }

  /** Something was written. @returns false when it could not even be kept on the device. */
  changed(): boolean {
    if (this.isSettled) return true;
    const kept = this.#keep();
    if (this.#state.kind === 'conflict') return kept;
    if (['saved', 'opened', 'partly'].includes(this.#state.kind)) this.#tell({ kind: 'unsaved' });
    this.#waitingSince ??= Date.now();
    const left = SAVE_AT_THE_LATEST_MS - (Date.now() - this.#waitingSince);
    this.#later(Math.max(0, Math.min(SAVE_AFTER_MS, left)));
    return kept;
  }

  /** Saves now, unless there is nothing to save or someone has to decide first. */
  async save(leaving = false) {
    this.#options.flush();
    this.#left = leaving && navigator.onLine;
    if (leaving && !this.isSettled) this.#keep();
    await this.#posting;
    if (this.#gone || this.#state.kind === 'conflict' || this.isSettled) return;
    clearTimeout(this.#soon);
    this.#waitingSince = undefined;
    this.#posting = this.#post(leaving);
    await this.#posting;
    this.#posting = undefined;
  }

  /** Saves over what someone else saved, after its author has seen both. */
  async saveOver(theirs: Theirs) {
    this.#setVersion(theirs.version);
    this.#saved = [];
    this.#tell({ kind: 'unsaved' });
    await this.save();
  }

  /** The form goes its own way; what is in it stays on the device until the site shows that it has it. */
  submitted() {
    this.changed();
    this.#gone = true;
    this.stop();
  }

  stop() {
    clearTimeout(this.#soon);
  }

  async #post(leaving: boolean) {
    const { form, address, draft } = this.#options;
    const sent = this.#unanswered ?? readFields(form);
    this.#unanswered = sent;
    this.#tell({ kind: 'saving' });
    const answer = await postDraft(address, sent, leaving);
    if (answer.kind !== 'offline' && answer.kind !== 'unanswered') this.#unanswered = undefined;
    if (answer.kind !== 'saved') return this.#failed(answer);
    this.#saved = sent;
    this.#setVersion(answer.version);
    this.#options.onProblems(answer.problems);
    if (answer.refused) return this.#tell({ kind: 'partly', why: answer.refused });
    this.#tell({ kind: 'saved', at: new Date(answer.savedAt) });
    if (this.isSettled) dropCopy(draft);
    else this.changed();
  }

  #failed(answer: Exclude<Answer, { kind: 'saved' }>) {
    this.#keep();
    this.#tell(answer);
    if (answer.kind !== 'conflict') this.#later(TRY_AGAIN_MS);
  }

  #keep() {
    const { draft, form } = this.#options;
    return keepCopy(draft, {
      fields: readFields(form),
      at: Date.now(),
      sent: this.#unanswered,
      left: this.#left,
    });
  }

  #later(ms: number) {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.save(), ms);
  }

  #setVersion(version: number) {
    const field = this.#options.form.elements.namedItem('version');
    if (field instanceof HTMLInputElement) field.value = String(version);
  }

  #tell(state: SaveState) {
    this.#state = state;
    this.#options.onState(state);
  }
}
