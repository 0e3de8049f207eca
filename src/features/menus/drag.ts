/** Lets curators drag resources and sections to their places, and press Up or Down again and again; the buttons do without this. */
const menu = document.querySelector<HTMLElement>('.curated-menu');
let dragged: HTMLElement | undefined;

// A page that opens at a fragment takes the focus away once it has got there.
addEventListener('load', () =>
  setTimeout(() => {
    document.querySelector<HTMLElement>('[data-again]')?.focus();
    announce(document.querySelector<HTMLElement>('.notice[role="status"]'));
  }),
);

/** Screen readers read what changes in a live region, and not what stood there as the page came. */
function announce(notice: HTMLElement | null) {
  const said = notice?.textContent ?? '';
  if (!notice || !said) return;
  notice.textContent = '';
  setTimeout(() => {
    notice.textContent = said;
  }, 150);
}

for (const item of menu?.querySelectorAll<HTMLElement>('[data-resource]') ?? []) letDrag(item, item);
for (const section of menu?.querySelectorAll<HTMLElement>('.curated-section') ?? []) {
  const title = section.querySelector<HTMLElement>(':scope > :is(h2, h3, h4)');
  if (title) letDrag(title, section);
}

/** What is taken hold of, and what goes along. */
function letDrag(handle: HTMLElement, item: HTMLElement) {
  handle.draggable = true;
  handle.addEventListener('dragstart', (event) => {
    dragged = item;
    item.classList.add('dragged');
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
  });
  handle.addEventListener('dragend', () => {
    dragged = undefined;
    item.classList.remove('dragged');
    showDrop(undefined);
  });
}

menu?.addEventListener('dragover', (event) => {
  const drop = dropAt(event);
  if (drop) event.preventDefault();
  showDrop(drop?.shown);
});
menu?.addEventListener('drop', (event) => {
  const drop = dropAt(event);
  if (!drop) return;
  event.preventDefault();
  send(drop.fields);
});

interface Drop {
  /** What shows a line where it would be put. */
  shown: HTMLElement;
  fields: Record<string, string>;
}

function dropAt({ target, clientY }: DragEvent): Drop | undefined {
  if (!dragged || !(target instanceof Element)) return undefined;
  return dragged.dataset.resource
    ? resourceDrop(dragged.dataset.resource, target, clientY)
    : sectionDrop(dragged, target, clientY);
}

/** Before the item that it is let go of above, or last in the list. */
function resourceDrop(id: string, target: Element, height: number): Drop | undefined {
  const list = target.closest<HTMLElement>('.curated-list');
  if (!list) return undefined;
  const items = [...list.querySelectorAll<HTMLElement>(':scope > [data-resource]')];
  const item = items.find((one) => height < middleOf(one));
  const before = item?.dataset.resource ?? '';
  if (before === id) return undefined;
  const section = list.dataset.section ?? '';
  return { shown: item ?? list, fields: { kind: 'place-resource', id, section, before } };
}

/** Before the section whose upper half it is let go of over, or after the one whose lower half it is. */
function sectionDrop(section: HTMLElement, target: Element, height: number): Drop | undefined {
  const over = target.closest<HTMLElement>('.curated-section');
  if (!over || section.contains(over)) return undefined;
  const next = over.nextElementSibling?.matches('.curated-section') ? over.nextElementSibling : null;
  const before = height < middleOf(over) ? over : next;
  if (before === section) return undefined;
  const under = over.parentElement?.closest('.curated-section');
  const fields = { id: idOf(section), under: idOf(under), before: idOf(before) };
  return {
    shown: before instanceof HTMLElement ? before : over,
    fields: { kind: 'place-section', ...fields },
  };
}

function middleOf(item: HTMLElement) {
  const { top, bottom } = item.getBoundingClientRect();
  return (top + bottom) / 2;
}

const idOf = (item: Element | null | undefined) => item?.id.replace('item-', '') ?? '';

function showDrop(shown: HTMLElement | undefined) {
  for (const other of document.querySelectorAll('.drop-here'))
    if (other !== shown) other.classList.remove('drop-here');
  shown?.classList.add('drop-here');
}

function send(change: Record<string, string>) {
  const fields = { form: 'act', since: menu?.dataset.version ?? '', ...change };
  const form = Object.assign(document.createElement('form'), { method: 'post' });
  for (const [name, value] of Object.entries(fields))
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  document.body.append(form);
  form.submit();
}
