/** A map of more essays than this opens topic by topic. */
export const MOST_ESSAYS = 2_000;

/** Up to this many essays every point has its title beside it. */
export const MOST_TITLED = 40;

/** Up to this many the best connected have theirs. */
export const MOST_CALM = 400;
export const MOST_LANDMARKS = 36;

/** Edges shown of each essay; on a crowded map fewer, so that it stays light. */
export const edgesShown = (essays: number) => (essays > MOST_CALM ? 3 : 5);

/** Edges of each essay that are drawn faintly before anyone asks. */
export const edgesDrawn = (essays: number) => (essays > MOST_TITLED ? 1 : 3);

/** How many edges of an essay the layout looks at. */
export const EDGES_LAID_OUT = 5;
