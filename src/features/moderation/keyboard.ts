/** Single keys for the queue; the page does all of it without them. They can be switched off for good. */
const OFF = 'moderation-keys-off';

const help = document.querySelector<HTMLDetailsElement>('details[data-key="?"]');
const off = document.querySelector<HTMLInputElement>('[data-keys-off]');

if (help) help.hidden = false;
if (off) {
  off.checked = localStorage.getItem(OFF) === 'yes';
  off.addEventListener('change', () => localStorage.setItem(OFF, off.checked ? 'yes' : 'no'));
}

document.addEventListener('keydown', (event) => {
  if (off?.checked || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const target = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  press(target);
});

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select');

function press(target: HTMLElement) {
  if (target instanceof HTMLDetailsElement) target.open = !target.open;
  else if (target instanceof HTMLFieldSetElement) target.querySelector('button')?.focus();
  else target.click();
}
