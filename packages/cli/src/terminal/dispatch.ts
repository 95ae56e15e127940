import { readFileSync } from "node:fs";
import * as nodeModule from "node:module";
import { guardProcess } from "./guard-process.js";

/** A command: what the list says of it, and the file that runs it. */
export interface CommandEntry {
  readonly summary: string;
  readonly load: () => Promise<{ run(args: readonly string[]): Promise<void> }>;
}

/** Every command by name, in the order of the help. */
export type CommandTable = Readonly<Record<string, CommandEntry>>;

/** Runs what a command line says, and sets the exit code: 0 done, 1 failed, 2 not understood, 130 interrupted. */
export async function dispatch(commands: CommandTable, args: readonly string[]): Promise<void> {
  // Compiled code is kept between runs where Node can (22 and later).
  (nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();
  guardProcess();
  try {
    await runCommand(commands, args);
  } catch (error) {
    const { report } = await import("./errors.js");
    process.exitCode = report(error, args);
  }
}

async function runCommand(commands: CommandTable, args: readonly string[]): Promise<void> {
  const [first, ...rest] = args;
  if (first === undefined || first === "--help" || first === "-h") return print(helpText(commands));
  if (first === "--version" || first === "-V" || first === "-v") return print(`${version()}\n`);
  if (first === "help") {
    return rest[0] === undefined ? print(helpText(commands)) : runCommand(commands, [rest[0], "--help"]);
  }
  if (Object.hasOwn(commands, first)) return (await commands[first]!.load()).run(rest);
  const { UsageError, unknownCommand } = await import("./errors.js");
  const { isKernel } = await import("../kernels/find-kernel.js");
  if (isKernel(first)) throw new UsageError(`${first} is a kernel`, `Type parakern run ${first}`);
  throw unknownCommand(first, Object.keys(commands));
}

/** The version of this package. */
export function version(): string {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

function print(text: string): void {
  process.stdout.write(text);
}

function helpText(commands: CommandTable): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `Parallel computing on all cores: processes, pools and SIMD kernels.

Usage: parakern <command> [arguments] [options]

Examples:
  parakern speedup                     the experiment, as a table and a graph
  parakern map sqrtCube 1..7           √(x³) of 1, 2, … 7
  seq 1000000 | parakern run sum       numbers from a pipe, one a line
  parakern run sort x.npy --out y.npy  NumPy files in and out

Commands:
${lines.join("\n")}

Options:
  -h, --help     this page, or a command's: parakern run histogram --help
  -V, --version  the version

All commands take --json, --quiet and --no-color.
Exit codes: 0 done, 1 failed, 2 not understood, 130 interrupted.
`;
}
