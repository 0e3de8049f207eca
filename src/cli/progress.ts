const WIDTH = 30;

/** A bar on the terminal; where nobody watches, one line a step. */
export function progressBar(stream: NodeJS.WriteStream = process.stderr) {
  let shown = '';
  return {
    show(step: string, done: number, of: number) {
      if (stream.isTTY) {
        const filled = of > 0 ? Math.round((done / of) * WIDTH) : WIDTH;
        const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
        stream.write(`\r\x1b[K${bar} ${done}/${of} ${step}`);
      } else if (shown !== step) stream.write(`${step}\n`);
      shown = step;
    },
    end() {
      if (stream.isTTY) stream.write('\r\x1b[K');
    },
  };
}
