import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { figure } from "../src/figure.js";
import { speedFactor } from "../src/headlines.js";
import { allRows, BEGIN, END, headlineRows, markdownTable, readmeTable, withTable } from "../src/readme.js";
import { FIGURE_FILE, type MeasuredRow, measured, type Results, readResults } from "../src/results.js";
import { ratioAtMost } from "../src/row.js";

const head = { what: "√(x³)", unit: "ms", reading: "ours ÷ peer" } as const;
const ratio = { median: 0.5, min: 0.25, max: 1 };

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
  it("are what the figure shows", async () => {
    const results = await readResults();
    expect(await readFile(FIGURE_FILE, "utf8")).toBe(figure(results));
  });

  it("are what the tables say, here and in the repository's README", async () => {
    const results = await readResults();
    const ours = await readFile(new URL("../README.md", import.meta.url), "utf8");
    expect(withTable(ours, markdownTable(results, allRows(results)))).toBe(ours);
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

  it("replaces what stands between the markers and nothing else", () => {
    const table = readmeTable(full);
    const written = withTable(`before\n${BEGIN}\nold\n${END}\nafter`, table);
    expect(written).toBe(`before\n${BEGIN}\n\n${table}\n\n${END}\nafter`);
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
