/** Puts the cursor into a line of a text field and shows it. */
export function goToLine(field: HTMLTextAreaElement, number: number) {
  const lines = field.value.split('\n');
  const start = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
  field.setSelectionRange(start, start);
  field.blur();
  field.focus();
  field.setSelectionRange(start, start + (lines[number - 1]?.length ?? 0));
}
