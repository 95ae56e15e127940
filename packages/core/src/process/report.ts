import { inspect } from "node:util";

/** Writes what ended a process to stderr, under its name. */
export function reportError(name: string, error: unknown): void {
  process.stderr.write(`Process ${name}:\n${typeof error === "string" ? error : inspect(error)}\n`);
}
