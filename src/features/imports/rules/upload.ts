import { z } from 'zod';

const MEGABYTE = 1024 * 1024;

/** How large a file may be that comes in through the browser; the command line takes larger ones. */
export const MAX_FILE_MEGABYTES = 512;
export const MAX_FILE_BYTES = MAX_FILE_MEGABYTES * MEGABYTE;

/** A pasted text; longer ones are files. */
export const MAX_PASTED_BYTES = 2 * MEGABYTE;

/** An export, its pictures and the fields of the form around them. */
export const MAX_IMPORT_BODY_BYTES = 2 * MAX_FILE_BYTES + 2 * MAX_PASTED_BYTES;

/** Where a form with an import comes in. */
export const IMPORT_UPLOADS = /^\/admin\/import\/?(\?|$)/;

/** What can be taken in, with what its file is called once it has arrived. */
export const UPLOAD_FILES = {
  wordpress: 'export.xml',
  ghost: 'export.json',
  markdown: 'folder.zip',
  text: 'text.txt',
} as const;
export type UploadKind = keyof typeof UPLOAD_FILES;
export const UPLOAD_KINDS = ['wordpress', 'ghost', 'markdown', 'text'] as const satisfies UploadKind[];

export const isUploadKind = (kind: string): kind is UploadKind => Object.hasOwn(UPLOAD_FILES, kind);

/** The form for an import, beside its files. */
export const uploadInput = z.object({
  kind: z.enum(UPLOAD_KINDS, { error: 'Choose what it is.' }),
  /** `look`: says what would come in, and writes nothing. */
  how: z.enum(['look', 'import']).default('look'),
  pasted: z.string().default(''),
  fetchMedia: z.literal('on').optional().transform(Boolean),
});

export const IMPORTS = '/admin/import/';
export const importPath = (id: string) => `${IMPORTS}${id}/`;
/** The page of an import that loads itself anew until it is done. */
export const watchedPath = (id: string) => `${importPath(id)}?watch`;
export const reportFilePath = (id: string) => `${importPath(id)}report.json`;

/** Who writes as an author that an import brought. */
export const writerInput = z.object({ author: z.string().max(120), member: z.uuid('Choose a member.') });
