import { SerializationError } from "../errors.js";

/** What sending a value raised, as a SerializationError: a getter of the user's may have thrown anything. */
export function unsendable(error: unknown, path: string): SerializationError {
  if (error instanceof SerializationError) return error;
  return new SerializationError(path, `reading it raised ${String(error)}.`, { cause: error });
}
