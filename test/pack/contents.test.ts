import { readFileSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, describe, expect, it } from "vitest";
import { ROOT } from "../sources.js";
import { PUBLISHED, pack, removeTemporaryFolders, run } from "./packages.js";

afterAll(removeTemporaryFolders);

describe.each(PUBLISHED)("$name", ({ name, folder, maxUnpackedBytes }) => {
  it("packs the listed files and no others", () => {
    expect(pack(name).files).toMatchSnapshot();
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

  if (name !== "@parakern/cli")
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
