import { Fragment, jsx } from 'astro/jsx-runtime';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import type { Root } from 'hast';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';

/** What the names in a text stand for, as `components/vocabulary/` has them for each medium. */
type Components = Record<string, AstroComponentFactory>;

/** A text's HTML as a component that Astro renders like a compiled file: its elements, and what `components` names. */
export function componentOf(html: Root): AstroComponentFactory {
  const Content = ({ components }: { components: Components }) => {
    const element = (type: unknown, props: Record<string, unknown>) =>
      jsx(typeof type === 'string' ? typeNamed(type, components) : type, props);
    return toJsxRuntime(html, {
      Fragment,
      jsx: element,
      jsxs: element,
      // Astro would print a key as an attribute.
      passKeys: false,
      elementAttributeNameCase: 'html',
      createEvaluater: () => ({ evaluateProgram: refuse, evaluateExpression: nameOnly }),
    });
  };
  // As the MDX integration marks what it compiles; Astro calls it by its renderer, not as the factory it is typed as.
  const marks = { [Symbol.for('astro:renderer')]: 'astro:jsx', [Symbol.for('mdx-component')]: true };
  return Object.assign(Content, marks) as unknown as AstroComponentFactory;
}

/** A component, or the element of that name. */
function typeNamed(name: string, components: Components) {
  if (Object.hasOwn(components, name)) return components[name];
  return /^[a-z]/.test(name) ? name : refuse();
}

/** `readSafeMdx` lets no code through, and this would run none: a component's name stays a name, the rest is refused. */
const nameOnly = (expression: { type: string; name?: string }) =>
  expression.type === 'Identifier' && expression.name ? expression.name : refuse();

function refuse(): never {
  throw new Error('A text holds what is not of the vocabulary.');
}
