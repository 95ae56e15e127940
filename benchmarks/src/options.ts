import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

/** What the command line asks for. */
export interface Options {
  readonly smoke: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly list: boolean;
  /** Rows whose id is this or begins with it and a slash; all where empty. */
  readonly only: readonly string[];
  readonly rounds: number;
  readonly workers: number;
}

export const USAGE = `npm run bench -- [--only id]... [--rounds n] [--workers n] [--smoke] [--list] [--json] [--quiet]

  --only id      this row, or all rows whose id begins with "id/"; can be given again; writes no results file
  --rounds n     rounds of ours and the peer, interleaved (7)
  --workers n    workers of ours and threads of the peers (all cores)
  --smoke        every row at a tiny size, without claims; fails where a row throws or results differ
  --list         only print the ids
  --json         the results as JSON on stdout, nothing else
  --quiet        only the summary`;

/** Reads the arguments; throws with a message for the terminal where they make no sense. */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: "string", multiple: true, default: [] },
      rounds: { type: "string", default: "7" },
      workers: { type: "string", default: String(availableParallelism()) },
      smoke: { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      quiet: { type: "boolean", default: false },
    },
  });
  return { ...values, rounds: count("rounds", values.rounds), workers: count("workers", values.workers) };
}

function count(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new RangeError(`--${name}: expected a whole number from 1 on, got ${text}`);
  return value;
}
