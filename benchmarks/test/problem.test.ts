import { type Kernel, registry } from "@parakern/kernels-wasm";
import { describe, expect, it } from "vitest";
import { peerWords, problem } from "../src/problem.js";

describe.each(Object.entries<Kernel>(registry))("a problem for %s", (name, entry) => {
  it("has an array or a number for each parameter, and only numbers that are worth computing with", () => {
    const made = problem(name, entry, 1000);
    for (const param of entry.params) {
      if (param.kind === "array") {
        const { data, shape } = made.arrays[param.name]!;
        expect(data).toHaveLength(shape.reduce((product, size) => product * size, 1));
        // Indices that fit other arrays may be larger.
        if (!entry.fit) expect(data.every((value) => Math.abs(value) < 10)).toBe(true);
      } else if (param.kind === "number") {
        expect(made.numbers[param.name]).toBeTypeOf("number");
      }
    }
    expect(peerWords(made).length).toBeLessThanOrEqual(entry.params.length);
  });

  it("is the same each time", () => {
    expect(problem(name, entry, 100).arrays).toEqual(problem(name, entry, 100).arrays);
  });
});
