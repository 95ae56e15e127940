import { TaskModuleError } from "../../src/errors.js";

/** The error of a failed import, with what it may be about: engines say little. */
export function explainImport(url: string, error: unknown): unknown {
  if (!(error instanceof TypeError)) return error;
  return new TaskModuleError(
    `${url} cannot be imported in a worker: ${error.message}. It must be served as JavaScript, and compiled from TypeScript.`,
    { cause: error },
  );
}
