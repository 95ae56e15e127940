import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bench } from "../bench.js";
import { alone } from "../pairs.js";
import { fillUniform } from "../random.js";
import type { Row, Unit } from "../row.js";

/** Additions and multiplications that `peak` of the C peer makes for each element: two, of six vectors each. */
const VECTOR_OPERATIONS = 12;
const LANES = { f64: 2, f32: 4 } as const;
const ITEM = { f64: 8, f32: 4 } as const;

/** What this machine can do at best, in 128-bit vectors on as many threads as ours has workers: the roof of the roofline. */
export function rows(): Row[] {
  return [
    limit("memory", "memory read in order (C)", "GB/s", "f64", 1e7, (n) => 8 * n),
    limit(
      "flops-f64",
      "f64 additions and multiplications in registers (C)",
      "GFLOP/s",
      "f64",
      2e6,
      flops("f64"),
    ),
    limit(
      "flops-f32",
      "f32 additions and multiplications in registers (C)",
      "GFLOP/s",
      "f32",
      2e6,
      flops("f32"),
    ),
  ];
}

const flops = (dtype: keyof typeof LANES) => (n: number) => n * VECTOR_OPERATIONS * LANES[dtype];

function limit(
  name: string,
  what: string,
  unit: Unit,
  dtype: keyof typeof ITEM,
  length: number,
  amount: (n: number) => number,
): Row {
  return {
    id: `limit/${name}`,
    what: `the limit of this machine: ${what}`,
    unit,
    reading: "ours ÷ peer",
    async measure(bench: Bench) {
      const peer = await bench.peer("openmp");
      const n = bench.size(length);
      const path = join(bench.temp, "limit.bin");
      const data = dtype === "f64" ? new Float64Array(n) : new Float32Array(n);
      await writeFile(path, fillUniform(data, 1, 0.01, 1));
      await peer.request("clear");
      await peer.request("load", "x", dtype, path, n);
      // The fastest round: a limit is what can be reached, not what is usual.
      const { min } = await alone(peer.side(name === "memory" ? "read" : "peak", "x"), bench.pace());
      await peer.request("clear");
      return { ours: amount(n) / min / 1e9 };
    },
  };
}
