import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { describe, expect, it } from "vitest";
import { parseNumber } from "../src/input/number.js";
import { parakern, parakernEach, temporaryFolder } from "./helpers/run-cli.js";

interface KernelData {
  readonly name: string;
  readonly family: string;
}

async function kernelList(): Promise<KernelData[]> {
  const { stdout } = await parakern(["kernels", "--json"]);
  return JSON.parse(stdout) as KernelData[];
}

describe("parakern kernels", () => {
  it("lists every kernel", async () => {
    const names = (await kernelList()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["sqrtCube", "sum", "sort", "matmul", "mandelbrot"]));
    const { code, stdout } = await parakern(["kernels"]);
    expect(code).toBe(0);
    for (const name of names) expect(stdout).toContain(`\n${name} `);
    expect((await parakern(["kernels", "--quiet"])).stdout.trim().split("\n")).toEqual(names);
  });

  it("lists them by families, and into a pipe one a line", async () => {
    const [kernels, { stdout }] = await Promise.all([kernelList(), parakern(["kernels"])]);
    const lines = stdout.split("\n").filter((line) => line !== "");
    const families = new Set(kernels.map(({ family }) => family));
    expect(lines.filter((line) => line.startsWith("── "))).toHaveLength(families.size);
    expect(lines).toHaveLength(kernels.length + families.size);
  });

  it("describes one, with examples that print what they say", async () => {
    const pages = await parakernEach((await kernelList()).map(({ name }) => ["kernels", name]));
    for (const { code, stdout } of pages) {
      expect(code).toBe(0);
      expect(stdout).toMatch(/\nArguments\n[\s\S]*\nResult\n/);
      // An image has no place on a command line.
      if (stdout.includes("channels")) expect(stdout).not.toContain("\nExamples\n");
      else expect(stdout).toMatch(/\nExamples\n {2}\$ parakern run /);
    }
    const examples = pages.flatMap(({ stdout }) => {
      const found = /\nExamples\n[\s\S]*?\$ parakern (run .*)\n {2}→ (.*)/.exec(stdout);
      return found ? [{ line: found[1]!, shown: found[2]! }] : [];
    });
    const results = await parakernEach(examples.map(({ line }) => wordsOf(line)));
    for (const [i, { line, shown }] of examples.entries()) {
      expect(results[i], line).toMatchObject({ code: 0, stderr: "" });
      if (!shown.endsWith("…")) expectNumbers(results[i]!.stdout, shown, line);
    }
  });
});

/** A command line's words, as a shell would have them. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word!);
}

/** That what was printed are the numbers that an example shows. */
function expectNumbers(text: string, shown: string, line: string): void {
  const printed = text.trim().split(/\s+/).map(parseNumber);
  const wanted = shown
    .replace(/\w+: |[,;]/g, " ")
    .trim()
    .split(/\s+/)
    .map(parseNumber);
  // Several results stand one after the other there, and side by side here.
  if (/\w+: /.test(shown)) for (const list of [printed, wanted]) list.sort((a, b) => a! - b!);
  expect(printed, line).toHaveLength(wanted.length);
  for (const [i, value] of wanted.entries()) expect(printed[i], line).toBeCloseTo(value!, 9);
}

describe("parakern info", () => {
  it("says what the machine has", async () => {
    const { code, stdout } = await parakern(["info", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      versions: { node: process.versions.node },
      cores: availableParallelism(),
      features: { simd: true, sharedMemory: true },
    });
    expect((await parakern(["info"])).stdout).toMatch(
      new RegExp(`^node +${process.versions.node.replaceAll(".", "\\.")} `, "m"),
    );
  });
});

describe("parakern processes", () => {
  it("runs seven processes of the operating system", async () => {
    const { code, stdout, stderr } = await parakern(["processes", "--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { main, processes } = JSON.parse(stdout);
    expect(new Set(processes.map(({ pid }: { pid: number }) => pid)).size).toBe(7);
    for (const { parentPid, number, result, module } of processes) {
      expect(parentPid).toBe(main.pid);
      expect(result).toBe(Math.sqrt(number ** 3));
      expect(module).not.toBe("");
    }
    expect(processes.map(({ number }: { number: number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("runs seven threads of one process", async () => {
    const { code, stdout } = await parakern(["processes", "--context", "thread", "--json"]);
    expect(code).toBe(0);
    const { main, processes } = JSON.parse(stdout);
    expect(new Set(processes.map(({ threadId }: { threadId: number }) => threadId)).size).toBe(7);
    for (const { pid } of processes) expect(pid).toBe(main.pid);
  });

  it("shows them as a table, and then the results", async () => {
    const { stdout } = await parakern(["processes"]);
    expect(stdout).toMatch(/module +parent pid +pid/);
    expect(stdout).toContain("Results: 1.000, 2.828, 5.196, 8.000, 11.180, 14.697, 18.520");
  });
});

describe("parakern speedup", () => {
  it("shows a table and a graph, and writes a picture", async () => {
    using folder = temporaryFolder();
    const svg = folder.file("speedup.svg");
    const { code, stdout, stderr } = await parakern([
      "speedup",
      "--max",
      "1000",
      "--svg",
      svg,
      "--workers",
      "2",
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/numbers +loop ms +cloned ms +slots ms +kernel ms/);
    expect(stdout).toContain("┤┄");
    expect(readFileSync(svg, "utf8")).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  });

  it("gives its numbers as JSON", async () => {
    const { stdout } = await parakern(["speedup", "--max", "100", "--json", "--workers", "1"]);
    const { workers, rows } = JSON.parse(stdout);
    expect(workers).toBe(1);
    expect(rows).toMatchObject([{ n: 100, speedup: { loop: 1 } }]);
    for (const ms of Object.values(rows[0].ms)) expect(ms).toBeGreaterThan(0);
  });
});

describe("parakern bench", () => {
  it("times every kernel", async () => {
    const { code, stdout, stderr } = await parakern(["bench", "--sizes", "100", "--json", "--workers", "2"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { rows } = JSON.parse(stdout) as { rows: { kernel: string; workersMs: number }[] };
    expect(rows.map(({ kernel }) => kernel)).toEqual((await kernelList()).map(({ name }) => name));
    for (const { workersMs } of rows) expect(workersMs).toBeGreaterThan(0);
  }, 300_000);

  it("times the kernels and sizes that are named", async () => {
    const { stdout } = await parakern(["bench", "sum", "--sizes", "10,1e3"]);
    expect(stdout).toMatch(/^kernel +elements +1 thread ms[\s\S]*\nsum +10 [\s\S]*\nsum +1,000 /);
  });
});

describe("colours", () => {
  it("are shown where they are asked for, and never with NO_COLOR or --no-color", async () => {
    const forced = await parakern(["info"], { env: { FORCE_COLOR: "1" } });
    expect(forced.stdout).toContain("\u001b[32myes");
    const plain = await Promise.all([
      parakern(["info"]),
      parakern(["info"], { env: { FORCE_COLOR: "1", NO_COLOR: "1" } }),
      parakern(["info", "--no-color"], { env: { FORCE_COLOR: "1" } }),
    ]);
    for (const { stdout } of plain) expect(stdout).not.toContain("\u001b");
  });
});
