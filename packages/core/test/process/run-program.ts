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
  const file = fileURLToPath(new URL(`./programs/${name}.mjs`, import.meta.url));
  const child = spawn(process.execPath, [...options, file, ...args], { stdio: ["ignore", "pipe", "pipe"] });
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
