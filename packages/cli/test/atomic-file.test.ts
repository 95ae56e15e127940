import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AtomicFile } from "../src/output/atomic-file.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parakern-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string) => join(folder, name);

describe("AtomicFile", () => {
  it("shows nothing before commit, and all of it afterwards", () => {
    using file = new AtomicFile(inFolder("a.txt"));
    file.write("one\n");
    file.write(new Uint8Array([116, 119, 111]));
    expect(readdirSync(folder)).not.toContain("a.txt");
    file.commit();
    expect(readdirSync(folder)).toEqual(["a.txt"]);
    expect(readFileSync(file.path, "utf8")).toBe("one\ntwo");
  });

  it("leaves the original as it was where it is not committed", () => {
    writeFileSync(inFolder("a.txt"), "original");
    {
      using file = new AtomicFile(inFolder("a.txt"));
      file.write("half");
    }
    expect(readdirSync(folder)).toEqual(["a.txt"]);
    expect(readFileSync(inFolder("a.txt"), "utf8")).toBe("original");
  });

  it("writes arrays in shared memory", () => {
    using file = new AtomicFile(inFolder("a.bin"));
    const numbers = new Float64Array(new SharedArrayBuffer(24), 8, 2);
    numbers.set([1.5, -2]);
    file.write(numbers);
    file.commit();
    expect(readFileSync(inFolder("a.bin"))).toEqual(Buffer.from(new Float64Array([1.5, -2]).buffer));
  });

  it("keeps the permissions of the original, and links to it", () => {
    writeFileSync(inFolder("real.txt"), "original");
    chmodSync(inFolder("real.txt"), 0o640);
    symlinkSync("real.txt", inFolder("link.txt"));
    using file = new AtomicFile(inFolder("link.txt"));
    file.write("new");
    file.commit();
    expect(readFileSync(inFolder("real.txt"), "utf8")).toBe("new");
    expect(statSync(inFolder("real.txt")).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).sort()).toEqual(["link.txt", "real.txt"]);
  });

  it("writes to a device as it is, and does not replace it", () => {
    using file = new AtomicFile("/dev/null");
    file.write("gone");
    file.commit();
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  it("says why it cannot write", () => {
    mkdirSync(inFolder("sub"));
    expect(() => new AtomicFile(inFolder("sub"))).toThrow("it is a directory");
    expect(() => new AtomicFile(inFolder("missing/a.txt"))).toThrow(/cannot write .*ENOENT/);
    expect(() => new AtomicFile("/dev/full").write("x")).toThrow(/cannot write .*ENOSPC/);
  });
});
