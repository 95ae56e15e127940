import { once } from "node:events";
import { readdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { shell, start, temporaryFolder } from "./helpers/run-cli.js";

describe("pipes", () => {
  it("that are closed early are no failure", async () => {
    const result = await shell("set -o pipefail; parakern run sqrtCube 1..1e6 | head -1");
    expect(result).toEqual({ code: 0, stdout: "1\n", stderr: "" });
    const json = await shell("set -o pipefail; parakern run sqrtCube 1..1e6 --json | head -c 10");
    expect(json).toEqual({ code: 0, stdout: '{"kernel":', stderr: "" });
  });

  it("carry everything that was written before the end", async () => {
    expect(await shell("parakern run sqrtCube 1..1e5 | wc -l")).toMatchObject({
      stdout: expect.stringMatching(/^ *100000\n$/),
    });
  });

  it("into a full disk are a failure", async () => {
    const result = await shell("parakern run sqrtCube 1..1e5 > /dev/full");
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/^parakern: cannot write the output: ENOSPC[^\n]*\n$/);
  });
});

describe("signals", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)(
    "%s ends a command that waits for stdin with %i, and leaves no file behind",
    async (signal, code) => {
      using folder = temporaryFolder();
      const begun = fileIn(folder.path);
      const child = start(["run", "sum", "--out", "y.npy"], { cwd: folder.path });
      child.stdin!.on("error", () => {}).write("1\n2\n");
      await begun;
      child.kill(signal);
      expect(await once(child, "close")).toEqual([code, null]);
      expect(readdirSync(folder.path)).toEqual([]);
    },
  );

  it("SIGINT ends a measurement, and leaves the old picture as it was", async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file("x.svg"), "original");
    const begun = fileIn(folder.path);
    const child = start(["speedup", "--svg", "x.svg"], { cwd: folder.path });
    await begun;
    child.kill("SIGINT");
    expect(await once(child, "close")).toEqual([130, null]);
    expect(readdirSync(folder.path)).toEqual(["x.svg"]);
    expect(readFileSync(folder.file("x.svg"), "utf8")).toBe("original");
  });
});

/** Resolves when a file appears in the folder: the command has begun to write its result. */
async function fileIn(folder: string): Promise<void> {
  const watcher = watch(folder);
  await once(watcher, "change");
  watcher.close();
}
