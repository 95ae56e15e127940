import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { HOSTILE, npyOf } from "./helpers/npy.js";
import { parakern, shell, temporaryFolder } from "./helpers/run-cli.js";

describe(".npy files", () => {
  it("go in and out", async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file("x.npy"), npyOf([9, 1, 4]));
    const result = await parakern(["run", "sort", "x.npy", "--out", "y.npy"], { cwd: folder.path });
    expect(result).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(readFileSync(folder.file("y.npy"))).toEqual(npyOf([1, 4, 9]));
    expect(readdirSync(folder.path).sort()).toEqual(["x.npy", "y.npy"]);
  });

  it("keep dtype and shape", async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file("x.npy"), npyOf([1, 4, 9, 16], [2, 2], "f32"));
    const { stdout } = await parakern(["run", "sqrtCube", folder.file("x.npy"), "--json"]);
    expect(JSON.parse(stdout)).toEqual({
      kernel: "sqrtCube",
      dtype: "f32",
      shape: [2, 2],
      result: [
        [1, 8],
        [27, 64],
      ],
    });
  });

  it("can be the result in place of their argument", async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file("x.npy"), npyOf([2, 1]));
    await parakern(["run", "sort", "x.npy", "-o", "x.npy"], { cwd: folder.path });
    expect(readFileSync(folder.file("x.npy"))).toEqual(npyOf([1, 2]));
  });

  it("hold items of a kernel with two inputs as columns", async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file("xy.npy"), npyOf([1, 10, 2, 20, 3, 30], [3, 2]));
    expect(await parakern(["map", "add", folder.file("xy.npy")])).toMatchObject({
      code: 0,
      stdout: "11\n22\n33\n",
    });
    writeFileSync(folder.file("x.npy"), npyOf([1, 2, 3]));
    const flat = await parakern(["map", "add", folder.file("x.npy")]);
    expect(flat).toMatchObject({ code: 1 });
    expect(flat.stderr).toContain("has shape (3). It needs 2 columns: x, y");
  });

  it("of a dtype that the kernel does not have are refused with what to do", async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file("x.npy"), npyOf([0, 0, 0], [3], "u8"));
    const result = await parakern(["run", "exp", folder.file("x.npy")]);
    expect(result).toMatchObject({ code: 1, stdout: "" });
    expect(result.stderr).toContain("holds u8, and exp takes f64, f32 here. Save it as x.astype('f8')");
  });

  it("do not mix with other numbers of the same argument", async () => {
    const result = await parakern(["run", "sum", "1", "x.npy"]);
    expect(result).toMatchObject({ code: 2, stdout: "" });
  });

  it("that lie are refused in one line, and leave the result's file as it was", async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file("y.npy"), "original");
    for (const [bytes, says] of HOSTILE) {
      writeFileSync(folder.file("x.npy"), bytes);
      const result = await parakern(["run", "sum", "x.npy", "--out", "y.npy"], { cwd: folder.path });
      expect(result).toMatchObject({ code: 1, stdout: "" });
      expect(result.stderr).toContain(says);
      expect(result.stderr).toMatch(/^parakern run: x\.npy is no \.npy file that can be read: [^\n]+\n$/);
    }
    expect(readFileSync(folder.file("y.npy"), "utf8")).toBe("original");
    expect(readdirSync(folder.path).filter((file) => file.endsWith(".tmp"))).toEqual([]);
  });

  it("must be regular files", async () => {
    using folder = temporaryFolder();
    const result = await shell("mkfifo x.npy && parakern run sum x.npy", folder.path);
    expect(result).toMatchObject({ code: 1, stdout: "" });
    expect(result.stderr).toContain("x.npy is no regular file");
  });

  it("are not written where the disk is full or the folder closed", async () => {
    for (const out of ["/dev/full", "/proc/x.npy"]) {
      const result = await parakern(["run", "sqrtCube", "1..3", "--out", out]);
      expect(result).toMatchObject({ code: 1, stdout: "" });
      expect(result.stderr).toMatch(/^parakern run: cannot write [^\n]+\n$/);
    }
  });
});
