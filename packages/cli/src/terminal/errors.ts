import { inspect } from "node:util";
import { closest } from "./closest.js";

/** The command line was not understood: exit code 2. `next` says what to type. */
export class UsageError extends Error {
  readonly next: string;

  constructor(message: string, next: string) {
    super(message);
    this.next = next;
  }
}

/** It was understood, but cannot be done: exit code 1. `next` says what would help. */
export class FailureError extends Error {
  readonly next: string;

  constructor(message: string, next: string, options?: ErrorOptions) {
    super(message, options);
    this.next = next;
  }
}

/** A command that is not in the table. */
export function unknownCommand(name: string, known: readonly string[]): UsageError {
  if (name.startsWith("-")) {
    return new UsageError(
      `unknown option ${name} before the command`,
      "Options stand after it: parakern run --workers 2",
    );
  }
  return new UsageError(`unknown command ${quote(name)}`, suggest(name, known) ?? "See parakern --help");
}

/** "Did you mean …?", or nothing where no name is near. */
export function suggest(name: string, known: readonly string[], prefix = "parakern "): string | undefined {
  const near = closest(name, known);
  return near === undefined ? undefined : `Did you mean ${prefix}${near}?`;
}

/** What somebody typed or a file holds, safe to show in one line. */
export function quote(text: string): string {
  // Numbers travel with another minus sign than they were typed with.
  const typed = text.replace(/^\u2212/, "-");
  return JSON.stringify(typed.length > 40 ? `${typed.slice(0, 37)}…` : typed);
}

/** Says in one line on stderr what went wrong and what to do next; gives the exit code. */
export function report(error: unknown, args: readonly string[]): number {
  const known = error instanceof UsageError || error instanceof FailureError;
  const message = error instanceof Error ? error.message : String(error);
  const next = known ? ` ${error.next.replace(/[^.?!]$/, "$&.")}` : "";
  const line = `${message.replace(/[^.?!]$/, "$&.")}${next}`.replace(/\s*\n\s*/g, " ");
  process.stderr.write(`parakern${commandOf(args)}: ${line}\n`);
  // With what caused it, which is where it happened.
  if (process.env.PARAKERN_DEBUG) process.stderr.write(`${inspect(error)}\n`);
  return error instanceof UsageError ? 2 : 1;
}

function commandOf(args: readonly string[]): string {
  return args[0] !== undefined && /^[a-z]+$/.test(args[0]) ? ` ${args[0]}` : "";
}
