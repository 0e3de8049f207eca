import path from 'node:path';
import { KeptFiles } from '../../server/kept-files.ts';
import { settings } from '../../settings.ts';

/** Where exports are made and kept until their owner has them. */
export const exportsFolder = () => path.join(settings().dataDir, 'exports');

/** The exports that were made under `/admin/export/`. */
export const keptExports = () => new KeptFiles(exportsFolder(), isExportName, (w) => w.transfer.notThere);

const isExportName = (name: string) => /^commonplace-site-[\dTZ-]+(-private)?\.tar\.gz$/.test(name);

export const exportName = (at: Date, withPrivate: boolean) =>
  `commonplace-site-${at.toISOString().slice(0, 19).replaceAll(':', '')}Z${withPrivate ? '-private' : ''}.tar.gz`;
