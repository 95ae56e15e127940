import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { formatChanges } from "../src/changes.js";
import { familyFigures } from "../src/family-figures.js";
import { figure } from "../src/figure.js";
import { areFiguresCurrent } from "../src/figures-on-disk.js";
import { speedFactor } from "../src/headlines.js";
import { allRows, headlineRows, markdownTable, readmeTable, withTable } from "../src/readme.js";
import { type MeasuredRow, measured, type Results, readResults } from "../src/results.js";
import { roofline, rooflineTable } from "../src/roofline.js";
import { ratioAtMost } from "../src/row.js";

const head = { what: "√(x³)", unit: "ms", reading: "ours ÷ peer" } as const;
const ratio = { median: 0.5, min: 0.25, max: 1 };
const results = {
  machine: { cpu: "c", cores: 2, memoryGb: 8, os: "o", node: "v20.0.0", v8: "11", relaxedSimd: false },
};
const full: Results = {
  ...results,
  peers: ["C 1"],
  date: "2020-01-02T03:04:05Z",
  rounds: 7,
  workers: 2,
  rows: [],
};

describe("a measured row", () => {
  const row = {
    ...head,
    id: "kernel/sqrtCube/openmp",
    goal: ratioAtMost(1.03),
    measure: () => Promise.reject(),
  };

  it("keeps four digits, the goal in words, and whether it is met", () => {
    const figures = { ours: 1.23456, peer: 2, peerName: "C", ratio };
    const outcome = measured(row, figures);
    expect(outcome).toMatchObject({ figures: { ours: 1.235 }, goal: "≤ 1.03", met: true });
  });

  it("says why it has no figures, and then nothing of the goal", () => {
    expect(measured(row, { skipped: "no gcc" })).toEqual({
      ...head,
      id: row.id,
      goal: "≤ 1.03",
      skipped: "no gcc",
    });
  });
});

describe("headlines", () => {
  const rows: MeasuredRow[] = [
    { ...head, id: "sizes/a", figures: { ours: 1, ratio } },
    { ...head, id: "sizes/b", figures: { ours: 1, ratio: { median: 1.2, min: 1, max: 2 } } },
    { ...head, id: "map/x", reading: "peer ÷ ours", figures: { ours: 1, ratio } },
    { ...head, id: "kernel/matmul/numpy", unit: "GFLOP/s", figures: { ours: 1, ratio } },
  ];

  it("say how many times as fast ours is, whichever way the row is read", () => {
    expect(rows.map(speedFactor)).toEqual([2, 1 / 1.2, 0.5, 0.5]);
  });
});

describe("the committed results", () => {
  it("are what the figures show", async () => {
    expect(await areFiguresCurrent(await readResults())).toBe(true);
  });

  it("are what the tables say, here and in the repository's README", async () => {
    const results = await readResults();
    const ours = await readFile(new URL("../README.md", import.meta.url), "utf8");
    expect(withTable(ours, markdownTable(results, allRows(results)))).toBe(ours);
    expect(withTable(ours, rooflineTable(results), "roofline")).toBe(ours);
    const front = await readFile(new URL("../../README.md", import.meta.url), "utf8");
    expect(withTable(front, readmeTable(results))).toBe(front);
  });

  it("have all rows that the front page wants", async () => {
    expect(headlineRows(await readResults())).toHaveLength(13);
  });

  it("hold no failure, and figures for each row that has no reason to be without", async () => {
    for (const row of (await readResults()).rows) {
      expect(row.failed, row.id).toBeUndefined();
      expect(row.figures !== undefined || row.skipped !== undefined, row.id).toBe(true);
    }
  });
});

describe("the README's table", () => {
  it("replaces what stands between the markers and nothing else", () => {
    const table = readmeTable(full);
    const [begin, end] = [
      "<!-- benchmarks: written by `npm run readme -w @parakern/benchmarks` -->",
      "<!-- /benchmarks -->",
    ];
    const written = withTable(`before\n${begin}\nold\n${end}\nafter`, table);
    expect(written).toBe(`before\n${begin}\n\n${table}\n\n${end}\nafter`);
    expect(withTable(written, table)).toBe(written);
  });

  it("refuses a README without its markers", () => {
    expect(() => withTable("# Title", "")).toThrow("expected the lines");
  });

  it("has a figure beside it that is well-formed XML, whatever the machine is called", () => {
    const machine = { ...full.machine, cpu: "R&D <board>" };
    expect(figure({ ...full, machine })).toContain("R&#38;D &#60;board&#62;, 2 workers");
  });
});

describe("the roofline", () => {
  const limit = (name: string, ours: number): MeasuredRow => ({
    ...head,
    id: `limit/${name}`,
    figures: { ours },
  });
  const kernel = (name: string, ours: number, flops?: number): MeasuredRow => ({
    ...head,
    id: `scaling/${name}`,
    figures: { ours, work: { dtype: "f32", read: 8e6, written: 4e6, ...(flops && { flops }) } },
  });
  const rows = [limit("memory", 32), limit("flops-f32", 100), kernel("a", 1, 5e7), kernel("b", 2)];

  it("counts what is read once and what is written twice, against the limits of the run", () => {
    expect(roofline({ ...full, rows })).toEqual([
      { kernel: "a", gigabytes: 16, memoryShare: 0.5, gigaflops: 50, flopsShare: 0.5 },
      { kernel: "b", gigabytes: 8, memoryShare: 0.25 },
    ]);
    expect(rooflineTable({ ...full, rows })).toContain(
      "| a | 16.0 | 50.0 % | 50.0 | 50.0 % |\n| b | 8.00 | 25.0 % |  |  |",
    );
  });

  it("claims nothing where the limits are unknown", () => {
    expect(roofline({ ...full, rows: rows.slice(1) })).toEqual([]);
    expect(roofline({ ...full, rows: [rows[0]!, rows[2]!] })).toEqual([
      { kernel: "a", gigabytes: 16, memoryShare: 0.5 },
    ]);
  });
});

describe("what changed since the last run", () => {
  const at = (id: string, median: number, unit: MeasuredRow["unit"] = "ms"): MeasuredRow => ({
    ...head,
    id,
    unit,
    figures: { ours: 1, ratio: { median, min: median * 0.9, max: median * 1.1 } },
  });

  it("is told where the rounds of both runs lie apart, the most first, whichever way a row is read", () => {
    const before = {
      ...full,
      rows: [at("kernel/a/c", 1), at("kernel/b/c", 1), at("kernel/d/c", 1, "GFLOP/s")],
    };
    const after = {
      ...full,
      rows: [at("kernel/a/c", 1.1), at("kernel/b/c", 2), at("kernel/d/c", 3, "GFLOP/s"), at("kernel/e/c", 9)],
    };
    const lines = formatChanges(before, after).split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe("Moved beyond the noise since 2020-01-02:");
    expect(lines[1]).toMatch(/^ {2}kernel\/d\/c +3\.00 × faster \(ours ÷ peer 1\.00 → 3\.00\)$/u);
    expect(lines[2]).toMatch(/^ {2}kernel\/b\/c +2\.00 × slower \(ours ÷ peer 1\.00 → 2\.00\)$/u);
    expect(formatChanges(before, before)).toBe("Nothing moved beyond the noise since 2020-01-02.");
  });
});

it("a family has its picture where any of its kernels was compared", () => {
  const rows: MeasuredRow[] = [
    { ...head, id: "kernel/sqrtCube/openmp", figures: { ours: 1, ratio } },
    { ...head, id: "kernel/sum/numba", figures: { ours: 1, ratio } },
    { ...head, id: "kernel/dot/numba", skipped: "no Numba" },
    { ...head, id: "scaling/sort", figures: { ours: 1, ratio } },
  ];
  const pictures = familyFigures({ ...full, rows });
  expect(pictures.map(({ name }) => name)).toEqual(["elementwise.svg", "reduction.svg"]);
  expect(pictures[1]!.svg).toContain("sum : Numba");
  expect(pictures[1]!.svg).not.toContain(">dot");
});
