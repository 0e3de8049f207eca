import type { Database } from '#db/client.ts';
import { listTables, type Table } from '#db/rows/catalog.ts';
import { insertNamed } from '#db/rows/load.ts';
import { DomainError, reasonOf } from '../../../errors.ts';
import { batchesOf, type Line } from '../queries/lines.ts';
import type { OpenExport } from '../queries/open-export.ts';
import { rowsFile } from '../rules/format.ts';
import { whereIn } from '../rules/problem.ts';
import { isCarried } from '../rules/reach.ts';
import { complaintAbout } from '../rules/row.ts';

/** Takes in the rows of every table. @throws DomainError naming file and line of the first that cannot be. */
export async function takeRows(
  tx: Database,
  given: OpenExport,
  progress: (step: string, done: number, of: number) => void = () => {},
) {
  const tables = new Map((await listTables(tx)).map((table) => [table.name, table]));
  const all = Object.entries(given.said.tables);
  for (const [at, [name, { rows, columns }]] of all.entries()) {
    progress(name, at, all.length);
    const table = tableFor(name, columns, tables);
    const taken = await takeTable(tx, given, table.name, columns);
    if (taken !== rows)
      throw broken(`${rowsFile(name)}: there are ${taken} rows, and ${rows} were exported.`);
  }
}

const broken = (message: string) => new DomainError('UNPROCESSABLE', message);

function tableFor(name: string, columns: string[], tables: Map<string, Table>): Table {
  const table = tables.get(name);
  const unknown = columns.find((column) => !table?.columns.some((known) => known.name === column));
  if (table && isCarried(name) && unknown === undefined) return table;
  throw broken(
    `${rowsFile(name)}: this version of Commonplace knows nothing of ${unknown && table ? `“${unknown}” there` : 'such rows'}. Take the export in with the version that made it, or a newer one.`,
  );
}

/** @returns how many rows came in. */
async function takeTable(tx: Database, given: OpenExport, table: string, columns: string[]) {
  const file = rowsFile(table);
  let rows = 0;
  let sum = '';
  const setSum = (sha256: string) => {
    sum = sha256;
  };
  for await (const lines of batchesOf(given.place(file), file, setSum)) {
    for (const line of lines) refuseBroken(file, line, table, columns);
    await takeBatch(tx, { file, table, columns, lines });
    rows += lines.length;
  }
  given.check(file, sum);
  return rows;
}

function refuseBroken(file: string, { number, text }: Line, table: string, columns: string[]) {
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch (error) {
    throw broken(file + whereIn(text, error, number));
  }
  const complaint = complaintAbout(table, row, columns);
  if (complaint) throw broken(`${file}, line ${number}: ${complaint}`);
}

interface Batch {
  file: string;
  table: string;
  columns: string[];
  lines: Line[];
}

/** All at once; when that fails, one after the other, to find out which. */
async function takeBatch(tx: Database, { file, table, columns, lines }: Batch) {
  const take = (some: Line[]) =>
    tx.transaction((part) =>
      insertNamed(
        part,
        table,
        columns,
        some.map(({ text }) => text),
      ),
    );
  try {
    await take(lines);
  } catch {
    for (const line of lines)
      await take([line]).catch((error: unknown) => {
        throw broken(`${file}, line ${line.number}: ${reasonOf(error)}`);
      });
  }
}
