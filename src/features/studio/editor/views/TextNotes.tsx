import type { TextProblem } from '../saving/post.ts';
import { useWords } from '../surroundings.ts';
import type { Misfit } from './fit.ts';

interface Props {
  misfit: Misfit | undefined;
  problems: TextProblem[];
  onLine: (line: number) => void;
}

/** Why the text is shown as source, and what has to be mended before it can be published. */
export function TextNotes({ misfit, problems, onLine }: Props) {
  const words = useWords();
  const said = misfit?.problem
    ? words.heldForProblem(misfit.line, misfit.problem)
    : misfit && words.heldAsSource(misfit.line);
  return (
    <div className="editor-notes" role="status">
      {misfit && (
        <p className="editor-notice">
          {said}{' '}
          <button type="button" className="quiet-button" onClick={() => onLine(misfit.line)}>
            {words.toLine(misfit.line)}
          </button>
        </p>
      )}
      {problems.length > 0 && (
        <ul className="editor-problems">
          {problems.map(({ line, column, message }) => (
            <li key={`${line}:${column} ${message}`}>
              <button type="button" className="quiet-button" onClick={() => onLine(line)}>
                {words.problem(line, message)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
