import { DomainError, type Said } from '../../../errors.ts';

/** A source that cannot be read, with the place where reading it failed. */
export class SourceError extends DomainError {
  override name = 'SourceError';
  line: number | undefined;

  constructor(said: Said, line?: number) {
    super('UNPROCESSABLE', (refusals) => {
      const sentence = typeof said === 'string' ? said : said(refusals);
      return line === undefined ? sentence : refusals.sources.atLine(line, sentence);
    });
    this.line = line;
  }
}
