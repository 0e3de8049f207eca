import { useState } from 'react';
import { useSurroundings } from '../surroundings.ts';
import { Dialog } from './Dialog.tsx';
import { TextField } from './TextField.tsx';

export interface DialogField {
  name: string;
  label: string;
  required?: boolean;
}

interface Props {
  title: string;
  fields: DialogField[];
  values: Record<string, string>;
  onDone: (values: Record<string, string>) => void;
  onClose: () => void;
}

/** Asks for some lines of text. */
export function FieldsDialog({ title, fields, values, onDone, onClose }: Props) {
  const { words, nameable } = useSurroundings();
  const [typed, setTyped] = useState(values);
  const done = () => {
    onDone(typed);
    onClose();
  };
  return (
    <Dialog title={title} done={words.done} onDone={done} onClose={onClose}>
      {fields.map(({ name, label, required }) => (
        <TextField
          key={name}
          label={label}
          required={required ?? false}
          offered={nameable[name] ?? []}
          value={typed[name] ?? ''}
          onChange={(value) => setTyped({ ...typed, [name]: value })}
        />
      ))}
    </Dialog>
  );
}
