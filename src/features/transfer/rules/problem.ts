/** Where JSON stops being JSON, and why: ", line 3: Unexpected token …". */
export function whereIn(text: string, error: unknown, firstLine = 1): string {
  const message = error instanceof Error ? error.message : String(error);
  const at = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
  const line = firstLine + text.slice(0, at).split('\n').length - 1;
  return `, line ${line}: ${message.replace(/ in JSON at position .*$/, '').replace(/, ".*" is not valid JSON$/s, '')}`;
}
