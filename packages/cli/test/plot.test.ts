import { describe, expect, it } from "vitest";
import { speedupSvg } from "../src/plot/speedup-svg.js";
import { terminalChart } from "../src/plot/terminal-chart.js";

const picture = {
  title: '√(x³) <fast> & "quoted"',
  subtitle: "2 workers",
  series: [
    { name: "kernel", points: [100, 1e4, 1e6].map((n, i) => ({ n, speedup: [0.9, 1.4, 3.5][i]! })) },
    { name: "cloned", points: [100, 1e4, 1e6].map((n, i) => ({ n, speedup: [0.001, 0.01, 0.1][i]! })) },
  ],
};
const plain = (_format: unknown, text: string) => text;

describe("speedupSvg", () => {
  const svg = speedupSvg(picture);

  it("is well-formed, with texts escaped", () => {
    const open: string[] = [];
    for (const [, close, name, empty] of svg.matchAll(/<(\/?)([a-z]+)(?:[^<>"]|"[^"]*")*?(\/?)>/g)) {
      if (close) expect(open.pop()).toBe(name);
      else if (!empty) open.push(name!);
    }
    expect(open).toEqual([]);
    expect(svg).toContain("&#60;fast&#62; &#38; &#34;quoted&#34;");
  });

  it("has colours for light and for dark pages, and needs nothing from elsewhere", () => {
    expect(svg).toContain("@media (prefers-color-scheme:dark)");
    expect(svg.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|url\(|<script/);
  });

  it("has a mark for each point inside the picture, higher for faster", () => {
    const marks = [...svg.matchAll(/<circle [^>]*cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    expect(marks).toHaveLength(6);
    for (const [x, y] of marks) expect(x! > 0 && x! < 840 && y! > 0 && y! < 460).toBe(true);
    expect(marks[2]![1]).toBeLessThan(marks[0]![1]!);
    expect(marks[0]![1]).toBeLessThan(marks[3]![1]!);
  });

  it("keeps the names of curves that end together apart", () => {
    const same = Array.from({ length: 5 }, (_, i) => ({ name: `c${i}`, points: [{ n: 100, speedup: 1 }] }));
    const labels = [
      ...speedupSvg({ title: "", series: same }).matchAll(/class="name" [^>]*y="([\d.]+)"/g),
    ].map(([, y]) => Number(y));
    const gaps = labels
      .sort((a, b) => a - b)
      .slice(1)
      .map((y, i) => y - labels[i]!);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(15);
  });

  it("draws one point, and none", () => {
    expect(speedupSvg({ title: "", series: [] })).not.toMatch(/NaN|undefined|Infinity/);
    expect(speedupSvg({ title: "", series: [{ name: "a", points: [{ n: 100, speedup: 2 }] }] })).not.toMatch(
      /NaN|Infinity/,
    );
  });
});

describe("terminalChart", () => {
  it("is as wide as the terminal, and marks curves without colours", () => {
    for (const width of [40, 80]) {
      const lines = terminalChart(picture, width, plain);
      expect(Math.max(...lines.slice(1).map((line) => line.length))).toBeLessThanOrEqual(width + 12);
      expect(lines.join("\n").match(/●/g)).toHaveLength(4);
      expect(lines.join("\n")).toContain("┄");
    }
  });

  it("draws the same picture every time", () => {
    expect(terminalChart(picture, 60, plain).join("\n")).toMatchInlineSnapshot(`
      "√(x³) <fast> & "quoted"

               │                                           ·····● 
               │                               ············       
            1× ┤┄●·······················●·····┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
               │                                                  
               │                                                  
               │                                                  
          0.1× ┤                                             ···■ 
               │                                     ········     
               │                             ········             
         0.01× ┤                       ··■···                     
               │                 ······                           
               │           ······                                 
               │     ······                                       
        0.001× ┤ ■···                                             
               └─┬───────────┬───────────┬──────────┬───────────┬─
                100        1,000        10⁴        10⁵         10⁶ numbers

                ● kernel   ■ cloned"
    `);
  });
});
