import type { TextWords } from '../en/text.ts';

export const text: TextWords = {
  footnotes: 'Anmerkungen',
  footnote: (number) => `Anmerkung ${number}`,
  backToText: (number) => `Zurück zum Text bei Anmerkung ${number}`,
  closeFootnote: (number) => `Anmerkung ${number} schließen`,
  table: 'Tabelle',
  done: 'Erledigt',
  notDone: 'Nicht erledigt',
  contentNote: (about) => `Im nächsten Abschnitt geht es um ${about}.`,
  skipPassage: 'Abschnitt überspringen',
  passageEnd: 'Hier endet der Abschnitt.',
  aside: 'Nebenbei',
  note: 'Anmerkung',
  video: (address) => `Video: ${address}`,
  audio: (address) => `Audio: ${address}`,
  embedded: (address) => `Eingebettet: ${address}`,
};
