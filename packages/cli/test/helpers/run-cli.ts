import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The built command: what starts workers is tested as it is shipped. */
export const MAIN = fileURLToPath(new URL("../../bin/parakern.js", import.meta.url));

export interface CliOptions {
  readonly stdin?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `parakern` with nothing in its environment that changes colours. */
export function start(args: readonly string[], options: CliOptions = {}): ChildProcess {
  return spawnNode([MAIN, ...args], options);
}

function spawnNode(args: readonly string[], { env = {}, cwd }: CliOptions): ChildProcess {
  const { NO_COLOR, FORCE_COLOR, ...rest } = process.env;
  return spawn(process.execPath, args, { env: { ...rest, ...env }, cwd, stdio: "pipe" });
}

/** Runs `parakern` to its end. */
export async function parakern(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return finish(start(args, options), options.stdin ?? "");
}

const MANY = fileURLToPath(new URL("./many.mjs", import.meta.url));

/** Runs many command lines that read no stdin, in one process: what starting Node for each would prove is proved once. */
export async function parakernEach(lines: readonly (readonly string[])[]): Promise<CliResult[]> {
  const { code, stdout, stderr } = await finish(spawnNode([MANY, JSON.stringify(lines)], {}), "");
  if (code !== 0 || stderr !== "") throw new Error(`many.mjs ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as CliResult[];
}

/** Runs a shell command in which `parakern` is the built command. */
export function shell(command: string, cwd?: string): Promise<CliResult> {
  const script = `parakern() { "${process.execPath}" "${MAIN}" "$@"; }; ${command}`;
  return finish(spawn("bash", ["-c", script], { cwd, stdio: "pipe" }), "");
}

async function finish(child: ChildProcess, stdin: string | Buffer): Promise<CliResult> {
  let [stdout, stderr] = ["", ""];
  child.stdout!.setEncoding("utf8").on("data", (text) => (stdout += text));
  child.stderr!.setEncoding("utf8").on("data", (text) => (stderr += text));
  // A command that fails early does not read on.
  child.stdin!.on("error", () => {}).end(stdin);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout, stderr };
}

/** A folder that is gone at the end of the test. */
export function temporaryFolder(): Disposable & { readonly path: string; file(name: string): string } {
  const path = mkdtempSync(join(tmpdir(), "parakern-"));
  return {
    path,
    file: (name) => join(path, name),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** The numbers a command printed. */
export function numbersOf({ stdout }: CliResult): number[] {
  return stdout.trim().split(/\s+/).map(Number);
}
