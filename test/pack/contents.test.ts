import { readFileSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, describe, expect, it } from "vitest";
import { ROOT, sourceFiles } from "../sources.js";
import { PUBLISHED, pack, removeTemporaryFolders, run } from "./packages.js";

afterAll(removeTemporaryFolders);

describe.each(PUBLISHED)("$name", ({ name, folder, maxUnpackedBytes }) => {
  it("packs the types of each source, what their code is joined in, and no other files", () => {
    const { files } = pack(name);
    const stems = sourceFiles(`${folder}/src/*ts`).map((path) => path.slice(`${folder}/src/`.length));
    const compiled = stems.map((path) => `dist/${path.replace(/\.(c?)ts$/, extension(files))}`);
    expect(compiled.filter((path) => !files.includes(path) && !UNPACKED.test(path))).toEqual([]);
    // Chunks of the browser build are named by what is in them.
    const others = files.filter((path) => !compiled.includes(path));
    const names = others.map((path) => path.replace(/(\/web\/[\w-]+)-[0-9A-Z]{8}\.js$/, "$1-*.js"));
    expect([...new Set(names)]).toMatchSnapshot();
  });

  it("stays within its size", () => {
    console.log(`${name}: ${pack(name).unpackedSize} bytes unpacked, at most ${maxUnpackedBytes}`);
    expect(pack(name).unpackedSize).toBeLessThanOrEqual(maxUnpackedBytes);
  });

  it("passes publint", async () => {
    const { messages } = await publint({
      pack: { tarball: tarballBytes(name) },
      strict: true,
    });
    const pkg = JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8"));
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it("resolves for types in each module mode", () => {
    const attw = join(ROOT, "node_modules/.bin/attw");
    run(ROOT, attw, [
      pack(name).tarball,
      "--profile",
      "esm-only",
      "--exclude-entrypoints",
      ...binaryEntries(name),
    ]);
  });
});

function tarballBytes(name: string): ArrayBuffer {
  return new Uint8Array(readFileSync(pack(name).tarball)).buffer;
}

/** Exports that are no JavaScript: types cannot resolve for them. */
function binaryEntries(name: string): string[] {
  const { folder } = PUBLISHED.find((published) => published.name === name)!;
  const { exports } = JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8"));
  return Object.keys(exports).filter((key) => /\.(wasm|json)$/.test(key));
}

/** What tests alone import. */
const UNPACKED = /^dist\/node\/internals\./;

/** Of the file that each source has of its own: its types, or its code where a program has no types. */
function extension(files: readonly string[]): string {
  return files.some((path) => path.endsWith(".d.ts")) ? ".d.$1ts" : ".$1js";
}
