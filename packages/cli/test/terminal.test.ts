import { afterEach, describe, expect, it, vi } from "vitest";
import { closest } from "../src/terminal/closest.js";
import { paintFor } from "../src/terminal/color.js";
import { formatMs } from "../src/terminal/format-ms.js";
import { Progress } from "../src/terminal/progress.js";
import { formatTable } from "../src/terminal/table.js";
import { wrap } from "../src/terminal/wrap.js";

afterEach(() => vi.unstubAllEnvs());

const KERNELS = ["sqrtCube", "sum", "sort", "histogram", "exp", "matmul"];

describe("closest", () => {
  it.each([
    ["sqrtcube", "sqrtCube"],
    ["smu", "sum"],
    ["histgram", "histogram"],
    ["hist", "histogram"],
    ["matnul", "matmul"],
    ["exxp", "exp"],
  ])("takes %s for %s", (typed, name) => {
    expect(closest(typed, KERNELS)).toBe(name);
  });

  it.each(["fourier", "", "xyz"])("suggests nothing for %j", (typed) => {
    expect(closest(typed, KERNELS)).toBeUndefined();
    expect(closest(typed.padEnd(1e6, "a"), KERNELS)).toBeUndefined();
  });
});

describe("colours", () => {
  const terminal = { isTTY: true };

  it("are shown on a terminal, and nowhere else", () => {
    vi.stubEnv("NO_COLOR", "");
    vi.stubEnv("FORCE_COLOR", undefined);
    vi.stubEnv("TERM", "xterm");
    expect(paintFor(terminal)("green", "x")).toContain("\u001b[");
    expect(paintFor({})("green", "x")).toBe("x");
    expect(paintFor(terminal, false)("green", "x")).toBe("x");
  });

  it("heed NO_COLOR, FORCE_COLOR and dumb terminals", () => {
    vi.stubEnv("FORCE_COLOR", undefined);
    vi.stubEnv("NO_COLOR", "1");
    expect(paintFor(terminal)("green", "x")).toBe("x");
    vi.stubEnv("NO_COLOR", undefined);
    vi.stubEnv("TERM", "dumb");
    expect(paintFor(terminal)("green", "x")).toBe("x");
    vi.stubEnv("FORCE_COLOR", "1");
    expect(paintFor({})("green", "x")).toContain("\u001b[");
  });
});

describe("Progress", () => {
  function run(stream: { isTTY: boolean; columns?: number }, quiet = false): string {
    let clock = 0;
    let shown = "";
    {
      using progress = new Progress({
        quiet,
        stream: { ...stream, write: (text) => (shown += text) },
        now: () => clock,
      });
      clock = 999;
      progress.update("early");
      clock = 1001;
      progress.update("late");
    }
    return shown;
  }

  it("says nothing in the first second, and takes its line away", () => {
    expect(run({ isTTY: true })).toBe("\r\u001b[Klate\r\u001b[K");
  });

  it("says nothing into a pipe or where quiet is asked for", () => {
    expect(run({ isTTY: false })).toBe("");
    expect(run({ isTTY: true }, true)).toBe("");
  });

  it("never fills more than its line", () => {
    expect(run({ isTTY: true, columns: 3 })).toBe("\r\u001b[Kla\r\u001b[K");
  });
});

describe("tables", () => {
  it("align columns whatever the colours", () => {
    const rows = [
      ["a", "\u001b[32m1.5×\u001b[39m"],
      ["long", "22×"],
    ];
    const lines = formatTable([{ title: "name", align: "left" }, { title: "x" }], rows);
    expect(lines).toEqual(["name     x", "────  ────", "a     \u001b[32m1.5×\u001b[39m", "long   22×"]);
  });

  it("show milliseconds with three digits", () => {
    expect([0.000281, 0.01234, 1.5, 28.94, 1234.5].map(formatMs)).toEqual([
      "0.000281",
      "0.0123",
      "1.50",
      "28.9",
      "1235",
    ]);
  });
});

describe("wrap", () => {
  it("breaks between words, and never in one", () => {
    expect(wrap("one two  three", 7)).toEqual(["one two", "three"]);
    expect(wrap("a-long-word b", 3)).toEqual(["a-long-word", "b"]);
    expect(wrap("", 10)).toEqual([""]);
  });
});
