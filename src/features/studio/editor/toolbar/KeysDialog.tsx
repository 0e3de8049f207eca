import { Dialog } from '../dialogs/Dialog.tsx';
import { useWords } from '../surroundings.ts';

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  return (
    <Dialog title={words.keysTitle} onClose={onClose}>
      <dl className="editor-keys">
        {words.keyList.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
