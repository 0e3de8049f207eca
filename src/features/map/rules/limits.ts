/** A map of more essays than this opens topic by topic. */
export const MOST_ESSAYS = 2_000;

/** Up to this many essays every point has its title beside it. */
export const MOST_TITLED = 40;

/** Edges shown of each essay; on a crowded map fewer, so that it stays light. */
export const edgesShown = (essays: number) => (essays > 400 ? 3 : 5);

/** How many edges of an essay the layout looks at. */
export const EDGES_LAID_OUT = 5;
