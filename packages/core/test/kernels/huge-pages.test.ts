import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { KernelArgumentError, Pool } from "@parakern/core";
import { expect, it } from "vitest";

/** Whether any mapping of this process is marked for huge pages. */
const isAdvised = () =>
  process.platform === "linux" && /^VmFlags:.* hg( |$)/m.test(readFileSync("/proc/self/smaps", "utf8"));

function hasKoffi(): boolean {
  try {
    return createRequire(import.meta.url)("koffi") !== undefined;
  } catch {
    return false;
  }
}

const isPossible =
  process.platform === "linux" && existsSync("/sys/kernel/mm/transparent_hugepage") && hasKoffi();

it("asks for huge pages from the first large array on, where they are to be had", async () => {
  await using pool = new Pool({ size: 1, backend: "inline" });
  pool.array("f64", 1000);
  expect(isAdvised()).toBe(false);
  using large = pool.array("f64", [5000, 1000]);
  expect(isAdvised()).toBe(isPossible);
  large.data.fill(2);
  expect(await pool.kernels.sum(large)).toBe(1e7);
});

it("leaves wrong arguments to the heap", async () => {
  await using pool = new Pool({ size: 1, backend: "inline" });
  expect(() => pool.array("f99" as "f64", 1e8)).toThrow(/dtype|f99/);
  expect(() => pool.array("f64", -1)).toThrow(KernelArgumentError);
});
