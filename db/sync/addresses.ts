import { DomainError, StartError } from '#src/errors.ts';
import { takeAddress } from '#src/features/addresses/commands.ts';
import type { Database } from '../client.ts';

/** Gives a file's essay or page its address. @throws StartError naming the file when something else has it. */
export async function claimAddress(
  tx: Database,
  file: string,
  path: string,
  holder: Parameters<typeof takeAddress>[2],
) {
  try {
    await takeAddress(tx, path, holder);
  } catch (error) {
    if (error instanceof DomainError)
      throw new StartError(`${file}: ${error.message} Rename the file or free the address.`);
    throw error;
  }
}
