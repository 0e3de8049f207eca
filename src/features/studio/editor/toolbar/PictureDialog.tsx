import { activeEditor$, insertJsx$, usePublisher } from '@mdxeditor/editor';
import type { LexicalEditor } from 'lexical';
import { useId, useState } from 'react';
import { Dialog } from '../dialogs/Dialog.tsx';
import { TextField } from '../dialogs/TextField.tsx';
import { fieldsOf } from '../nodes/attributes.ts';
import { freshChildren } from '../nodes/fresh.ts';
import { useWords } from '../surroundings.ts';
import { uploadPicture } from './upload.ts';

interface Props {
  /** A file that was dropped or pasted. */
  file: File | undefined;
  /** Which editor it was dropped on; else it goes where the cursor is. */
  into: LexicalEditor | undefined;
  onClose: () => void;
}

/** Takes a picture in and asks what it shows; it becomes a Figure. */
export function PictureDialog({ file, into, onClose }: Props) {
  const words = useWords();
  const insert = usePublisher(insertJsx$);
  const activate = usePublisher(activeEditor$);
  const id = useId();
  const [chosen, setChosen] = useState(file);
  const [values, setValues] = useState<Record<string, string>>({});
  const [state, setState] = useState<{ busy?: boolean; problem?: string }>({});
  const done = async () => {
    if (!chosen || state.busy) return;
    setState({ busy: true });
    const uploaded = await uploadPicture(chosen, words.pictureFailed);
    if ('problem' in uploaded) return setState(uploaded);
    onClose();
    if (into) activate(into);
    const { alt = '', credit } = values;
    insert({
      name: 'Figure',
      kind: 'flow',
      props: { src: uploaded.src, alt, ...(credit ? { credit } : {}) },
      children: freshChildren(),
    });
  };
  return (
    <Dialog title={words.pictureTitle} done={words.insert} onDone={done} onClose={onClose}>
      {file ? (
        <p>{file.name}</p>
      ) : (
        <div className="field">
          <label htmlFor={id}>{words.pictureFile}</label>
          <p className="hint">{words.pictureHint}</p>
          <input
            id={id}
            type="file"
            required
            accept="image/jpeg,image/png,image/webp,image/gif"
            onChange={({ target }) => setChosen(target.files?.[0])}
          />
        </div>
      )}
      {fieldsOf('Figure')
        .filter(({ name }) => name !== 'src')
        .map(({ name, label }) => (
          <TextField
            key={name}
            label={label}
            value={values[name] ?? ''}
            onChange={(value) => setValues({ ...values, [name]: value })}
          />
        ))}
      <p role="status">{state.busy && words.pictureUploading}</p>
      {state.problem && (
        <p className="problem" role="alert">
          {state.problem}
        </p>
      )}
    </Dialog>
  );
}
