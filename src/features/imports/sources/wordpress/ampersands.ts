/** An & that begins no reference, as other tools write addresses: `?a=1&b=2`. */
const BARE = /&(?!(?:[a-z][a-z\d]{0,31}|#\d{1,8}|#x[\da-f]{1,8});)/gi;

/** What begins a stretch in which an & stands for itself, and what ends it. */
const VERBATIM = /<!\[CDATA\[|<!--|<\?/;
const ENDS: Record<string, string> = { '<![CDATA[': ']]>', '<!--': '-->', '<?': '?>' };

/** Longer than whatever could be cut in two between pieces. */
const LONGEST = 40;

/** Writes bare ampersands as XML has them, in a text that comes in pieces. A parser would take all up to the next `;`. */
export class Ampersands {
  #held = '';
  #end: string | undefined;

  /** As much of the text up to here as can be judged; the rest comes with the next piece, or with `last`. */
  mend(piece: string, last = false): string {
    let text = this.#held + piece;
    let mended = '';
    for (;;) {
      const [at, mark] = this.#next(text);
      if (at < 0) break;
      const passed = text.slice(0, at);
      mended += (this.#end ? passed : escaped(passed)) + mark;
      text = text.slice(at + mark.length);
      this.#end = this.#end ? undefined : ENDS[mark];
    }
    const judged = last ? text.length : this.#judged(text);
    this.#held = text.slice(judged);
    const passed = text.slice(0, judged);
    return mended + (this.#end ? passed : escaped(passed));
  }

  #next(text: string): [at: number, mark: string] {
    if (this.#end) return [text.indexOf(this.#end), this.#end];
    const found = VERBATIM.exec(text);
    return [found?.index ?? -1, found?.[0] ?? ''];
  }

  #judged(text: string): number {
    if (this.#end) return Math.max(0, text.length - this.#end.length + 1);
    const from = Math.max(0, text.length - LONGEST);
    const doubtful = text.slice(from).search(/[&<]/);
    return doubtful < 0 ? text.length : from + doubtful;
  }
}

const escaped = (text: string) => (text.includes('&') ? text.replace(BARE, '&amp;') : text);
