import { DomainError, StartError } from '#src/errors.ts';

/** Takes a file in. @throws StartError naming the file when something else has its address or its place. */
export async function takingIn<Row>(file: string, work: () => Promise<Row>): Promise<Row> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError)
      throw new StartError(`${file}: ${error.message} Change the file, or free the place.`);
    throw error;
  }
}
