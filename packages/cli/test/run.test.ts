import { describe, expect, it } from "vitest";
import { numbersOf, parakern, parakernEach, shell } from "./helpers/run-cli.js";

/** Command lines, and what they print. */
type Prints = readonly (readonly [args: readonly string[], stdout: string])[];

function prints(verb: string, lines: Prints): void {
  const results = parakernEach(lines.map(([args]) => [verb, ...args]));
  it.each(lines.map((line, i) => [...line, i] as const))("%j prints %j", async (_, stdout, i) => {
    expect((await results)[i]).toEqual({ code: 0, stdout, stderr: "" });
  });
}

describe("parakern run", () => {
  prints("run", [
    [["sum", "1..100"], "5050\n"],
    [["sum", "1", "2", "3"], "6\n"],
    [["sum", "1,2", "3..5"], "15\n"],
    [["sqrtCube", "1,4,9"], "1\n8\n27\n"],
    [["min", "3", "-7", "5"], "-7\n"],
    [["min", "-3..3"], "-3\n"],
    [["max", "-inf", "-2,-1"], "-1\n"],
    [["dot", "1,2,3", "4,5,6"], "32\n"],
    [["dot", "--y", "4,5,6", "1..3"], "32\n"],
    [["dot", "--x", "1..3", "--y", "4..6"], "32\n"],
    [["axpy", "2", "1,2,3", "10,20,30"], "12\n24\n36\n"],
    [["axpy", "--alpha", "-1", "1,2", "2,2"], "1\n0\n"],
    [["matmul", "1,2;3,4", "5,6;7,8"], "19 22\n43 50\n"],
    [["add", "1,2;3,4", "10,20;30,40"], "11 22\n33 44\n"],
    [["sort", "3", "1", "2"], "1\n2\n3\n"],
    [["histogram", "1..10", "--bins", "2"], "5\n5\n"],
    [["exp", "-inf", "0", "inf", "nan"], "0\n1\ninf\nnan\n"],
    [["sqrtCube", "2", "--dtype", "f32"], `${Math.fround(Math.sqrt(8))}\n`],
    [["--workers", "2", "sum", "1..4"], "10\n"],
  ]);

  it("names several results where they stand side by side", async () => {
    const { stdout } = await parakern(["run", "topK", "5,1,4", "2", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      shape: [2, 2],
      columns: ["values", "indices"],
      result: [
        [5, 0],
        [4, 2],
      ],
    });
  });

  it("reads numbers from stdin, for the argument that is missing or written as -", async () => {
    expect(await parakern(["run", "sum"], { stdin: "1\n2\r\n3 4\n\n5,6" })).toMatchObject({
      code: 0,
      stdout: "21\n",
    });
    expect(await parakern(["run", "dot", "1..3", "-"], { stdin: "4\n5\n6\n" })).toMatchObject({
      stdout: "32\n",
    });
    expect(await parakern(["run", "matmul", "-", "1;1"], { stdin: "1 2\n3 4\n" })).toMatchObject({
      stdout: "3\n7\n",
    });
  });

  it("prints what it reads, so that commands can be put together", async () => {
    const result = await shell("parakern run sort 3 1 2 | parakern run cumsum | parakern run sum");
    expect(result).toEqual({ code: 0, stdout: "10\n", stderr: "" });
  });

  it("prints JSON", async () => {
    const { stdout } = await parakern(["run", "exp", "0", "inf", "nan", "--json"]);
    expect(JSON.parse(stdout)).toEqual({
      kernel: "exp",
      dtype: "f64",
      shape: [3],
      result: [1, "inf", "nan"],
    });
    const matrix = await parakern(["run", "matmul", "1,2;3,4", "1,0;0,1", "--json"]);
    expect(JSON.parse(matrix.stdout)).toMatchObject({
      shape: [2, 2],
      result: [
        [1, 2],
        [3, 4],
      ],
    });
    const number = await parakern(["run", "sum", "1..3", "--json"]);
    expect(JSON.parse(number.stdout)).toEqual({ kernel: "sum", dtype: "f64", shape: [], result: 6 });
  });

  it("gives the same numbers on one worker and on three", async () => {
    const [one, three] = await Promise.all(
      ["1", "3"].map((workers) => parakern(["run", "cumsum", "0..1e5..0.37", "--workers", workers])),
    );
    expect(one!.code).toBe(0);
    expect(three!.stdout).toBe(one!.stdout);
    expect(numbersOf(one!)).toHaveLength(270_271);
  });
});

describe("parakern map", () => {
  prints("map", [
    [["sqrtCube", "1..4"], "1\n2.8284271247461903\n5.196152422706632\n8\n"],
    [["exp", "0", "-inf"], "1\n0\n"],
    [["threeHumpCamel", "0,0", "0,3"], "0\n9\n"],
    [["add", "1,10", "2,20", "-3,30"], "11\n22\n27\n"],
    [["axpy", "--alpha", "2", "1,10", "2,20"], "12\n24\n"],
    [["add", "1,10;2,20"], "11\n22\n"],
  ]);

  it("takes an item a line from stdin", async () => {
    expect(await parakern(["map", "exp"], { stdin: "0\n\n0\n" })).toMatchObject({ stdout: "1\n1\n" });
    expect(await parakern(["map", "add"], { stdin: "1 2\n3,4\n" })).toMatchObject({ stdout: "3\n7\n" });
    const ragged = await parakern(["map", "add"], { stdin: "1 2\n3\n" });
    expect(ragged).toMatchObject({ code: 1, stdout: "" });
  });
});
