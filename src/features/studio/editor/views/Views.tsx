import { useWords } from '../surroundings.ts';
import { VIEWS, type View } from './use-view.ts';

/** Which way the text is shown. */
export function Views({ view, onView }: { view: View; onView: (view: View) => void }) {
  const words = useWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that everyone sees
    <div className="editor-views" role="group" aria-label={words.views}>
      {VIEWS.map((one) => (
        <button
          key={one}
          type="button"
          className="tool"
          aria-pressed={one === view}
          onClick={() => onView(one)}
        >
          {words[one]}
        </button>
      ))}
    </div>
  );
}
