/** Where JSON stops being JSON, and why: ", line 3: Unexpected token …". */
export function whereIn(text: string, error: unknown, firstLine = 1): string {
  const message = error instanceof Error ? error.message : String(error);
  const at = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
  const line = firstLine + text.slice(0, at).split('\n').length - 1;
  return `, line ${line}: ${message.replace(/ in JSON at position .*$/, '').replace(/, ".*" is not valid JSON$/s, '')}`;
}

/** What the database has against a row, in its own words, which name the column. */
export function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
