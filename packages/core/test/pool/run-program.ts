import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Ran {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of `programs/` in a Node of its own, until it ends by itself. */
export function runProgram(
  name: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<Ran> {
  const path = fileURLToPath(new URL(`./programs/${name}.mjs`, import.meta.url));
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["--expose-gc", path, ...args],
      { env: { ...process.env, ...env }, timeout: 800_000, killSignal: "SIGKILL" },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, signal: child.signalCode, stdout, stderr }),
    );
  });
}
