import { activeEditor$, useCellValue } from '@mdxeditor/editor';
import type { Image } from 'mdast';
import { useState } from 'react';
import { FieldsDialog } from '../dialogs/FieldsDialog.tsx';
import { useWords } from '../surroundings.ts';
import type { ImageNode } from './ImageNode.tsx';
import { Picture } from './Picture.tsx';

/** A picture within a paragraph; a button opens what it says. */
export function ImageEditor({ node, image }: { node: ImageNode; image: Image }) {
  const words = useWords();
  const editor = useCellValue(activeEditor$);
  const [open, setOpen] = useState(false);
  const fields = [
    { name: 'url', label: words.pictureAddress, required: true },
    { name: 'alt', label: words.pictureAlt },
  ];
  return (
    <span className="picture-in-line">
      <Picture src={image.url} alt={image.alt ?? ''} />
      <button type="button" aria-label={words.componentOf(words.picture)} onClick={() => setOpen(true)}>
        {words.details}
      </button>
      {open && (
        <FieldsDialog
          title={words.pictureTitle}
          fields={fields}
          values={{ url: image.url, alt: image.alt ?? '' }}
          onDone={({ url = '', alt = '' }) => editor?.update(() => node.setImage({ ...image, url, alt }))}
          onClose={() => setOpen(false)}
        />
      )}
    </span>
  );
}
