import { defaultHandlers, type Handle } from 'hast-util-to-mdast';
import { toString as textOf } from 'hast-util-to-string';
import { componentOf } from '../components.ts';
import type { Conversion } from '../conversion.ts';
import type { EmbedKind } from '../embeds.ts';
import { attribute, COMPONENT, WORDS_COMPONENT } from '../html/elements.ts';
import { NOTE, NOTE_MARK } from '../html/notes.ts';
import { OWN_PICTURE } from '../wordpress/expansions.ts';
import { embedded } from './embedded.ts';
import { figureBlocks } from './figures.ts';
import { flow, phrases } from './flow.ts';
import { headingOf } from './headings.ts';
import { imageOf, ownPicture } from './images.ts';
import { linkOf } from './links.ts';
import { preformatted } from './preformatted.ts';
import { quote } from './quotes.ts';
import { lowered, raised } from './scripts.ts';

/** What becomes of each element; of others becomes what every converter would make of them. */
export function handlersFor(conversion: Conversion): Record<string, Handle> {
  const embed =
    (kind?: EmbedKind): Handle =>
    (_state, node) =>
      embedded(node, kind, conversion);
  const lost =
    (said: Parameters<Conversion['lose']>[0]): Handle =>
    () =>
      conversion.lose(said);
  return {
    a: (state, node) => linkOf(state, node, conversion),
    img: (_state, node) => imageOf(node, conversion),
    [OWN_PICTURE]: (_state, node) => ownPicture(node),
    figure: (state, node) => figureBlocks(state, node),
    blockquote: quote,
    ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, headingOf])),
    pre: preformatted,
    sup: (state, node) => raised(textOf(node)) ?? state.all(node),
    sub: (state, node) => lowered(textOf(node)) ?? state.all(node),
    summary: (state, node) => ({
      type: 'paragraph',
      children: [{ type: 'strong', children: phrases(state, node) }],
    }),
    caption: flow,
    details: flow,
    dialog: flow,
    search: flow,
    menu: defaultHandlers.ul,
    math: (state, node) => state.all(node),
    iframe: embed(),
    embed: embed(),
    object: embed(),
    audio: embed('audio'),
    video: embed('video'),
    form: lost((w) => w.form),
    svg: lost((w) => w.drawing),
    script: lost((w) => w.script),
    input: () => undefined,
    select: () => undefined,
    [COMPONENT]: componentOf,
    [WORDS_COMPONENT]: componentOf,
    [NOTE_MARK]: (_state, node) => ({ type: 'footnoteReference', ...named(attribute(node, 'number')) }),
    [NOTE]: (state, node) => ({
      type: 'footnoteDefinition',
      ...named(attribute(node, 'number')),
      children: flow(state, node),
    }),
  };
}

const named = (number: string) => ({ identifier: number, label: number });
