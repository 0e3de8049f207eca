interface Picture {
  src: string;
  alt: string;
  caption: string;
}

/** A text with the picture at its head that stood there, unless the text shows it itself. */
export function withHeadPicture(body: string, picture: Picture | undefined): string {
  if (!picture || body.includes(picture.src)) return body;
  const caption = picture.caption.trim();
  const inside = caption ? `\n\n${escaped(caption)}\n\n` : '';
  return `<Figure src="${attribute(picture.src)}" alt="${attribute(picture.alt)}">${inside}</Figure>\n\n${body}`;
}

const attribute = (text: string) =>
  text.replace(/\s+/g, ' ').trim().replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Plain words as Markdown, on one line. */
const escaped = (text: string) => text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#+\-.!|~&:]/g, '\\$&');
