import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { registry } from "../../src/generated/registry.js";
import type { Kernel } from "../../src/kernel.js";
import { load } from "../../src/load.js";
import { heap } from "../support/run.js";
import { exact } from "./functions.js";
import { PROFILE, profileOf } from "./profile.js";

// The errors that pages plot under a kernel's graph. PARAKERN_SLOW=1 writes them to errors.json; otherwise those that
// stand there must be what is measured, as kernels give the same bits everywhere.

const file = new URL("../../errors.json", import.meta.url);
const { kernels } = await load({ heap });
const names = Object.keys(exact).filter(
  (name) =>
    registry[name as keyof typeof registry].params.filter(({ kind }) => kind !== "option").length === 1,
);

const measured = Object.fromEntries(
  names.map((name) => {
    const run = kernels[name as "exp"];
    using y = run(PROFILE);
    return [name, profileOf(name, y.data)];
  }),
);
if (process.env.PARAKERN_SLOW === "1") {
  const lines = names.map((name) => `  "${name}": ${JSON.stringify(measured[name])}`);
  writeFileSync(file, `{\n${lines.join(",\n")}\n}\n`);
}
const kept = JSON.parse(readFileSync(file, "utf8")) as typeof measured;

describe.each(names)("errors along the graph of %s", (name) => {
  it("are within the bound of its entry", () => {
    const { ulp }: Kernel = registry[name as keyof typeof registry];
    for (const error of measured[name]!) expect(error ?? 0).toBeLessThanOrEqual(ulp);
  });

  it("are those that its page plots: PARAKERN_SLOW=1 writes them anew", () => {
    expect(kept[name]).toEqual(measured[name]);
  });
});

it("tells a right result from its neighbour, and what is not finite", () => {
  const right = profileOf("log", PROFILE.map(Math.log));
  const beside = profileOf(
    "log",
    PROFILE.map((x) => Math.log(x) * (1 + 4 * Number.EPSILON)),
  );
  expect(right.map((error) => error === null)).toEqual(right.map((_, i) => i < right.length / 2));
  for (const [i, error] of right.entries()) {
    if (error === null) continue;
    expect(error).toBeLessThan(1);
    expect(beside[i]).toBeGreaterThan(1);
  }
});
