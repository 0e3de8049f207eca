import { insertJsx$, usePublisher } from '@mdxeditor/editor';
import { useState } from 'react';
import { VOCABULARY } from '../../../essays/rules/vocabulary.ts';
import { Dialog } from '../dialogs/Dialog.tsx';
import { FieldsDialog } from '../dialogs/FieldsDialog.tsx';
import { fieldsOf, toAttributes } from '../nodes/attributes.ts';
import { freshChildren } from '../nodes/fresh.ts';
import { useWords } from '../surroundings.ts';
import { PictureDialog } from './PictureDialog.tsx';

/** Offers every component of the vocabulary, then asks for what the chosen one needs. */
export function ComponentDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const insert = usePublisher(insertJsx$);
  const [chosen, setChosen] = useState<string>();
  const insertChosen = (name: string, values: Record<string, string>) => {
    const props = Object.fromEntries(
      toAttributes(name, values).map((one) => [one.name, String(one.value ?? '')]),
    );
    const kind = VOCABULARY[name]?.holds === 'words' ? 'text' : 'flow';
    onClose();
    insert({ name, kind, props, children: freshChildren() });
  };
  if (chosen === 'Figure') return <PictureDialog file={undefined} into={undefined} onClose={onClose} />;
  if (chosen)
    return (
      <FieldsDialog
        title={words.componentOf(chosen)}
        fields={fieldsOf(chosen)}
        values={{}}
        onDone={(values) => insertChosen(chosen, values)}
        onClose={onClose}
      />
    );
  return (
    <Dialog title={words.componentLead} onClose={onClose}>
      <ul className="editor-choices">
        {Object.entries(VOCABULARY).map(([name, { about }]) => (
          <li key={name}>
            <button type="button" onClick={() => setChosen(name)}>
              <strong>{name}</strong> {about}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
