import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What a program of the `programs` folder has printed, and how it ended. */
export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

/** Runs a program of the `programs` folder to its end. */
export function runProgram(
  name: string,
  args: readonly string[] = [],
  options: readonly string[] = [],
): Promise<Ended> {
  return runNode([...options, fileURLToPath(new URL(`./programs/${name}.mjs`, import.meta.url)), ...args]);
}

/** Runs Node, in the folder of the tests, to its end. */
export function runNode(args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    cwd: fileURLToPath(new URL(".", import.meta.url)),
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ stdout, stderr, code })));
}
