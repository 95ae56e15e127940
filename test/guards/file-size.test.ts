import { expect, it } from "vitest";
import { read, sourceFiles } from "../sources.js";

const CAP = 200;
const MEDIAN = 60;

const lines = sourceFiles("packages", "apps", "examples", "benchmarks", "scripts", "test")
  .filter((path) => /\.(ts|mts|mjs|vue)$/.test(path) && !/\/test\/|\.test\.|generated/.test(path))
  .map((path) => ({ path, count: read(path).split("\n").length - 1 }))
  .sort((a, b) => a.count - b.count);

it(`has no source file of more than ${CAP} lines`, () => {
  expect(lines.filter(({ count }) => count > CAP)).toEqual([]);
});

it(`has a median of at most ${MEDIAN} lines`, () => {
  expect(lines[Math.floor(lines.length / 2)]!.count).toBeLessThanOrEqual(MEDIAN);
});
