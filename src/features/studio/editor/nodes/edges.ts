import {
  $createParagraphNode,
  $getNearestNodeFromDOMNode,
  $getRoot,
  $isElementNode,
  getNearestEditorFromDOMNode,
} from 'lexical';

/** The way of a key through the text. */
type Way = 'on' | 'back';

const ARROWS: Record<string, Way> = { ArrowDown: 'on', ArrowRight: 'on', ArrowUp: 'back', ArrowLeft: 'back' };
const DELETIONS: Record<string, Way> = { Delete: 'on', Backspace: 'back' };
const FIELDS = '[contenteditable="true"], input, textarea';
/** What stands between paragraphs and is no text itself: a component, a table, code, a note, a break. */
const STANDING = '[data-lexical-decorator]';

/**
 * Lets the arrow keys lead into what stands between two paragraphs and out of it again, where they would select it
 * unseen. Where there is no paragraph to come out into, one is made. To be told of keys before the editor is.
 */
export function crossEdge(event: KeyboardEvent) {
  const { key, target } = event;
  if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const field = target instanceof HTMLElement ? target.closest<HTMLElement>(`${FIELDS}, button`) : null;
  const way = field ? (wayOf(key, blockAt(field) ?? field) ?? DELETIONS[key]) : undefined;
  if (!field || !way || !isAtEdge(field, key, way)) return;
  const crossed = key in ARROWS ? move(field, key, way) : deleteTowards(field, way);
  if (!crossed) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** To the left is on where one writes from the right. */
function wayOf(key: string, place: Element): Way | undefined {
  const isAcross = key === 'ArrowLeft' || key === 'ArrowRight';
  const isRightToLeft = isAcross && getComputedStyle(place).direction === 'rtl';
  return isRightToLeft ? ARROWS[key === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft'] : ARROWS[key];
}

function move(field: HTMLElement, key: string, way: Way): boolean {
  const next = neighbour(blockAt(field), way);
  if (next) return next.matches(STANDING) && enter(next, way);
  const standing = field.parentElement?.closest<HTMLElement>(STANDING);
  if (!standing) return false;
  const sibling = siblingField(standing, field, key, way);
  if (sibling) putInto(sibling, way);
  else leave(standing, way);
  return true;
}

/** At its edge a paragraph is not joined with what stands beside it; a break between sections is taken out. */
function deleteTowards(field: HTMLElement, way: Way) {
  const block = blockAt(field);
  const next = neighbour(block, way);
  const editor = next && getNearestEditorFromDOMNode(next);
  if (!editor || block?.tagName !== 'P' || !next.matches(STANDING)) return false;
  if (next.tagName === 'HR') editor.update(() => $getNearestNodeFromDOMNode(next)?.remove());
  else {
    if (block.textContent === '') editor.update(() => $getNearestNodeFromDOMNode(block)?.remove());
    enter(next, way);
  }
  return true;
}

/** The child of a field with rich text that the cursor is in. */
function blockAt(field: HTMLElement) {
  if (!field.isContentEditable) return undefined;
  let node = getSelection()?.focusNode;
  while (node && node.parentNode !== field) node = node.parentNode;
  return node instanceof HTMLElement ? node : undefined;
}

const neighbour = (block: Element | undefined, way: Way) =>
  (way === 'on' ? block?.nextElementSibling : block?.previousElementSibling) ?? undefined;

/** Goes into something that stands between paragraphs, or over it when there is nothing to write in. */
function enter(standing: Element, way: Way): boolean {
  const fields = ownFields(standing);
  const field = way === 'on' ? fields.at(0) : fields.at(-1);
  const place = field ?? standing.querySelector<HTMLElement>('button');
  if (place) putInto(place, way);
  else leave(standing, way);
  return true;
}

/** Without those of what stands within it. */
const ownFields = (standing: Element) =>
  [...standing.querySelectorAll<HTMLElement>(FIELDS)].filter(
    (field) => field.parentElement?.closest(STANDING) === standing,
  );

/** The next cell of a table, the next field of a component. */
function siblingField(standing: Element, field: HTMLElement, key: string, way: Way) {
  const fields = ownFields(standing);
  const at = fields.indexOf(field);
  const row = field.closest('tr');
  const isAcross = row && (key === 'ArrowDown' || key === 'ArrowUp');
  const step = isAcross ? row.querySelectorAll(FIELDS).length : 1;
  return at < 0 ? undefined : fields[way === 'on' ? at + step : at - step];
}

/** Puts the cursor behind or before something in the text around it. */
function leave(standing: Element, way: Way) {
  const next = neighbour(standing, way);
  if (next?.matches(STANDING)) return enter(next, way);
  const editor = getNearestEditorFromDOMNode(standing);
  // Before the update, since no selection is shown while a field within has the focus.
  editor?.getRootElement()?.focus();
  editor?.update(
    () => {
      const node = $getNearestNodeFromDOMNode(standing);
      const sibling = way === 'on' ? node?.getNextSibling() : node?.getPreviousSibling();
      if (node?.isInline()) return way === 'on' ? node.selectNext(0, 0) : node.selectPrevious();
      if ($isElementNode(sibling)) return way === 'on' ? sibling.selectStart() : sibling.selectEnd();
      const made = $createParagraphNode();
      if (way === 'on') node?.insertAfter(made);
      else node?.insertBefore(made);
      return made.select();
    },
    { discrete: true },
  );
  return true;
}

function putInto(place: HTMLElement, way: Way) {
  place.focus();
  const editor = place.isContentEditable ? getNearestEditorFromDOMNode(place) : null;
  editor?.update(() => (way === 'on' ? $getRoot().selectStart() : $getRoot().selectEnd()), {
    discrete: true,
  });
  if (place instanceof HTMLTextAreaElement) {
    const end = way === 'on' ? 0 : place.value.length;
    place.setSelectionRange(end, end);
  }
}

/** Whether the cursor cannot go on that way within the block, or the field, that it is in. */
function isAtEdge(field: HTMLElement, key: string, way: Way) {
  if (field instanceof HTMLButtonElement) return true;
  const isVertical = key === 'ArrowDown' || key === 'ArrowUp';
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    const [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
    const left = way === 'on' ? field.value.slice(end) : field.value.slice(0, start);
    return start === end && key in ARROWS && (isVertical ? !left.includes('\n') : left === '');
  }
  const selection = getSelection();
  const block = blockAt(field);
  if (!selection?.isCollapsed || !selection.focusNode || !block) return false;
  const left = document.createRange();
  left.selectNodeContents(block);
  if (way === 'on') left.setStart(selection.focusNode, selection.focusOffset);
  else left.setEnd(selection.focusNode, selection.focusOffset);
  return isVertical
    ? isWithinALine(left)
    : left.toString() === '' && !left.cloneContents().querySelector('button, img');
}

function isWithinALine(range: Range) {
  const lines = [...range.getClientRects()].filter(({ height }) => height > 0);
  const [top, bottom] = [
    Math.min(...lines.map((line) => line.top)),
    Math.max(...lines.map((line) => line.bottom)),
  ];
  const tallest = Math.max(...lines.map((line) => line.height));
  return lines.length === 0 || bottom - top < 1.5 * tallest;
}
