import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { features } from "@parakern/kernels-wasm";
import type { Bench } from "../bench.js";
import type { MeasuredRow } from "../results.js";
import { type Figures, type Row, ratioAtLeast } from "../row.js";
import { SkipError } from "../skip.js";

const execute = promisify(execFile);
const NEWER_NODE = 24;

/** matmul with relaxed SIMD where this Node has none: the same rows, measured by a newer Node. */
export function rows(): Row[] {
  return ["numpy", "numpy-avx2"].map((key) => ({
    id: `relaxed/matmul/${key}`,
    what: `matmul, 1024³ f32, with relaxed SIMD (Node ${NEWER_NODE}), against ${key === "numpy" ? "OpenBLAS" : "OpenBLAS held to AVX2"}`,
    unit: "GFLOP/s",
    reading: "ours ÷ peer",
    goal: ratioAtLeast(0.47),
    measure: (bench) => onNewerNode(bench, `kernel/matmul/${key}`),
  }));
}

async function onNewerNode(bench: Bench, id: string): Promise<Figures> {
  if (features().relaxedSimd)
    throw new SkipError("this Node has relaxed SIMD: the plain row is measured with it");
  if (bench.options.smoke) throw new SkipError("a smoke run fetches no other Node");
  const { rounds, workers } = bench.options;
  const main = fileURLToPath(new URL("../main.js", import.meta.url));
  const node = ["-y", "-p", `node@${NEWER_NODE}`, "node", main];
  const flags = ["--only", id, "--json", "--rounds", String(rounds), "--workers", String(workers)];
  let rows: MeasuredRow[];
  try {
    const { stdout } = await execute("npx", [...node, ...flags], { timeout: 300_000 });
    rows = (JSON.parse(stdout) as { rows: MeasuredRow[] }).rows;
  } catch (error) {
    throw new SkipError(`Node ${NEWER_NODE} cannot be run here: ${(error as Error).message.split("\n")[0]}`);
  }
  const row = rows.find((one) => one.id === id);
  if (row?.figures === undefined) throw new SkipError(row?.skipped ?? "the newer Node measured no such row");
  return row.figures;
}
