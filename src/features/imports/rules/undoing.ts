/** Something that an import brought and that stays when it is undone. */
export interface KeptItem {
  kind: string;
  title: string;
  why: string;
}

/** What became of all that an import had made. */
export interface Undone {
  /** How many of each kind are gone. */
  removed: Record<string, number>;
  kept: KeptItem[];
}
