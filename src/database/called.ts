import { AxError } from '../model/index.ts';

/** Does something with a copy of a database; refusals speak of `name`, what it is a copy of. */
export async function called<T>(name: string, copy: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AxError)) throw error;
    throw new AxError(error.code, error.message.replaceAll(copy, name), error.hint, { cause: error });
  }
}
