/** The editor within something new is there some frames later. */
const FRAMES = 30;

/** Puts the cursor into what is about to appear. */
export function focusSoon(find: () => Element | null | undefined, left = FRAMES) {
  requestAnimationFrame(() => {
    const found = find();
    if (found instanceof HTMLElement) found.focus();
    else if (left > 0) focusSoon(find, left - 1);
  });
}
