import { insertTable$, usePublisher } from '@mdxeditor/editor';
import { useState } from 'react';
import { Dialog } from '../dialogs/Dialog.tsx';
import { TextField } from '../dialogs/TextField.tsx';
import { useWords } from '../surroundings.ts';

const MOST = 50;
const within = (typed: string) => Math.min(MOST, Math.max(1, Math.round(Number(typed)) || 1));

export function TableDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const insert = usePublisher(insertTable$);
  const [rows, setRows] = useState('3');
  const [columns, setColumns] = useState('2');
  const done = () => {
    onClose();
    insert({ rows: within(rows), columns: within(columns) });
  };
  return (
    <Dialog title={words.table} done={words.insert} onDone={done} onClose={onClose}>
      <TextField type="number" label={words.tableRows} value={rows} onChange={setRows} />
      <TextField type="number" label={words.tableColumns} value={columns} onChange={setColumns} />
    </Dialog>
  );
}
