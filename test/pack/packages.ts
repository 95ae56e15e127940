import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../sources.js";

/** A published package, what installing it alone needs beside it, and how much it may weigh unpacked. */
export interface Published {
  readonly name: string;
  readonly folder: string;
  /** Our own packages it depends on: no registry has them while they are tested. */
  readonly needs: readonly string[];
  readonly maxUnpackedBytes: number;
}

export const PUBLISHED: readonly Published[] = [
  { name: "@parakern/kernels-wasm", folder: "packages/kernels-wasm", needs: [], maxUnpackedBytes: 1_300_000 },
  {
    name: "@parakern/core",
    folder: "packages/core",
    needs: ["@parakern/kernels-wasm"],
    // The build for browsers is a fifth of it: the worker twice, as a file and as text.
    maxUnpackedBytes: 1_500_000,
  },
  {
    name: "@parakern/cli",
    folder: "packages/cli",
    needs: ["@parakern/kernels-wasm", "@parakern/core"],
    maxUnpackedBytes: 150_000,
  },
];

export interface Packed {
  readonly tarball: string;
  readonly files: readonly string[];
  readonly unpackedSize: number;
}

const packed = new Map<string, Packed>();

/** Packs a package once, as `npm publish` would, into a temporary folder. */
export function pack(name: string): Packed {
  const known = packed.get(name);
  if (known) return known;
  const { folder } = PUBLISHED.find((published) => published.name === name)!;
  const destination = temporaryFolder("tarball");
  const output = execFileSync("npm", ["pack", "--json", "--pack-destination", destination], {
    cwd: join(ROOT, folder),
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [{ filename, files, unpackedSize }] = JSON.parse(output.toString());
  const result = {
    tarball: join(destination, filename),
    files: files.map((file: { path: string }) => file.path).sort(),
    unpackedSize,
  };
  packed.set(name, result);
  return result;
}

/** An empty application with the packed package installed, and nothing else of ours. */
export function installAlone(published: Published): string {
  const app = temporaryFolder("app");
  const tarballs = [...published.needs, published.name].map((name) => [name, `file:${pack(name).tarball}`]);
  const manifest = { name: "app", private: true, type: "module", dependencies: Object.fromEntries(tarballs) };
  writeFileSync(join(app, "package.json"), JSON.stringify(manifest));
  run(app, "npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"]);
  return app;
}

/** Runs a program in a folder; what it printed. A failure throws with both streams. */
export function run(cwd: string, command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}\n${stderr}`);
  }
}

const folders: string[] = [];

/** A new folder below the system's temporary one, removed when the tests end. */
export function temporaryFolder(purpose: string): string {
  const parent = join(tmpdir(), "parakern-tests");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, `${purpose}-`));
  folders.push(folder);
  return folder;
}

/** Removes every folder that `temporaryFolder` made. */
export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
