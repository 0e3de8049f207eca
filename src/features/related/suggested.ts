import { essayPath } from '../addresses/rules.ts';

/** Asks for related essays a second after the author stops typing, or at once where the button is pressed. */
const AFTER_MS = 1_000;

interface Suggested {
  slug: string;
  title: string;
  reasons: string[];
}

for (const section of document.querySelectorAll<HTMLElement>('[data-suggest]')) {
  const form = document.getElementById(section.dataset.suggest ?? '');
  if (form instanceof HTMLFormElement) attend(section, form);
}

function attend(section: HTMLElement, form: HTMLFormElement) {
  let timer = 0;
  let asked = new AbortController();
  section.querySelector('[data-suggest-ask]')?.addEventListener('click', (event) => {
    event.preventDefault();
    void ask();
  });

  form.addEventListener('input', ({ target }) => {
    // Whoever is choosing among the suggestions keeps those that are there.
    if (target instanceof Node && section.contains(target)) return;
    clearTimeout(timer);
    timer = window.setTimeout(ask, AFTER_MS);
  });

  async function ask() {
    clearTimeout(timer);
    asked.abort();
    asked = new AbortController();
    const { address = '' } = section.dataset;
    const answer = await fetch(address, {
      method: 'POST',
      body: new FormData(form),
      signal: asked.signal,
    }).catch(() => undefined);
    if (answer?.ok) show(section, (await answer.json()) as Suggested[]);
  }
}

function show(section: HTMLElement, suggestions: Suggested[]) {
  const none = section.querySelector<HTMLElement>('[data-suggest-none]');
  if (none) none.textContent = suggestions.length === 0 ? (none.dataset.suggestNone ?? '') : '';
  const relation = section.querySelector<HTMLElement>('[data-suggest-relation]');
  if (relation) relation.hidden = suggestions.length === 0;
  const template = section.querySelector<HTMLTemplateElement>('[data-suggest-item]');
  const list = section.querySelector('[data-suggest-list]');
  if (template && list) list.replaceChildren(...suggestions.map((one) => itemOf(template, one)));
}

function itemOf(template: HTMLTemplateElement, { slug, title, reasons }: Suggested) {
  const item = template.content.cloneNode(true) as DocumentFragment;
  const link = item.querySelector('a');
  const button = item.querySelector('button');
  if (link) {
    link.href = essayPath(slug);
    link.textContent = title;
  }
  if (button) {
    button.value = slug;
    button.setAttribute('aria-label', `${button.textContent}: ${title}`);
  }
  const reason = item.querySelector('.hint');
  if (reason) reason.textContent = reasons.join(' · ');
  return item;
}
