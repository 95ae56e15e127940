import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DType, type Kernel, registry } from "@parakern/kernels-wasm";
import { saved } from "../against.js";
import type { Bench } from "../bench.js";
import { checkEqual, type Tolerance, toleranceOf } from "../check.js";
import { customOf } from "../kernel-goals.js";
import { pairs } from "../pairs.js";
import type { Peer } from "../peer.js";
import { type Problem, problem } from "../problem.js";
import { type Figures, oursAtMost, type Row, ratioAtMost, timeFigures } from "../row.js";
import { SkipError } from "../skip.js";
import { spread } from "../statistics.js";
import { Subject } from "../subject.js";
import { asyncSide } from "../timing.js";
import { picture } from "./launch.js";

type Place = "inline" | "workers";

/** What is hard for an engine in different ways: memory, transcendental code, branches, registers; and its size. */
const KERNELS = {
  sqrtCube: { n: 2e6, label: "2e6" },
  exp: { n: 2e6, label: "2e6" },
  sum: { n: 2e6, label: "2e6" },
  cumsum: { n: 2e6, label: "2e6" },
  sort: { n: 1e6, label: "1e6" },
  matmul: customOf("matmul"),
  mandelbrot: customOf("mandelbrot"),
} as const;
type Name = keyof typeof KERNELS;
/** What a page has without us, of f32, which is all that tfjs has. */
const OTHERS = { add: 1e6, exp: 1e6, sum: 1e6, matmul: 512 ** 2 } as const;
/** tfjs adds one after the other in f32. */
const ROUGH: Tolerance = { relative: 1e-3 };

/** Kernels in a page of Chromium: beside Node on the same machine, and beside what else a page can take. */
export function rows(): Row[] {
  const besideNode = (Object.keys(KERNELS) as Name[]).flatMap((name) =>
    (["inline", "workers"] as const).map((place) => besideNodeRow(name, place)),
  );
  const besideOthers = Object.entries(OTHERS).flatMap(([name, n]) =>
    (["tfjs", "loop"] as const).map((other) => besideOtherRow(name, n, other)),
  );
  return [...besideNode, ...besideOthers, launchRow()];
}

function besideNodeRow(name: Name, place: Place): Row {
  const { n, label, dtype } = { dtype: undefined, ...KERNELS[name] };
  const row: Omit<Row, "measure"> = {
    id: `browser/${name}/${place}`,
    what: `${name}, ${label}, in Chromium against Node, ${place === "inline" ? "one thread" : "on the workers"}`,
    unit: "ms",
    reading: "ours ÷ peer",
    goal: ratioAtMost(1.1),
  };
  const measure = async (bench: Bench): Promise<Figures> => {
    const peer = await bench.peer("chromium");
    const data = problem(name, registry[name] as Kernel, bench.size(n), dtype);
    const call = await load(bench, peer, data);
    using subject = await Subject.on(place === "inline" ? bench.inline : bench.pool, data);
    const page = peer.side(`${name}@${place}`, call);
    await page.run(0);
    const result = Subject.values(await subject.call());
    // The same bits, but where only one of the engines has relaxed SIMD.
    const isSame = data.entry.family !== "linear algebra";
    const tolerance = isSame ? ({ ulp: 0 } as const) : toleranceOf(data.entry, data.dtype);
    checkEqual(`${name} in Chromium`, await saved(bench, peer), result, tolerance, data.dtype);
    const paired = await pairs(page, asyncSide(subject.call), bench.pace());
    await peer.request("clear");
    return timeFigures(row, paired, "Node");
  };
  return { ...row, measure };
}

function besideOtherRow(name: string, n: number, other: "tfjs" | "loop"): Row {
  const label = name === "matmul" ? `${Math.sqrt(n)}³` : n.toExponential().replace("+", "");
  const row: Omit<Row, "measure"> = {
    id: `browser/${name}/${other}`,
    what: `${name}, ${label} f32, in Chromium, against ${other === "tfjs" ? "tfjs-wasm" : "a plain loop"}`,
    unit: "ms",
    reading: "ours ÷ peer",
  };
  const measure = async (bench: Bench): Promise<Figures> => {
    const peer = await bench.peer("chromium");
    if (!peer.operations.has(`${name}@${other}`)) throw new SkipError("npm gave no tfjs-wasm");
    const entry = registry[name as keyof typeof registry] as Kernel;
    const data = problem(name, entry, bench.size(n), "f32");
    const call = await load(bench, peer, data);
    const [ours, theirs] = [peer.side(`${name}@workers`, call), peer.side(`${name}@${other}`, call)];
    await theirs.run(0);
    const result = await saved(bench, peer);
    await ours.run(0);
    const tolerance = name === "sum" ? ROUGH : toleranceOf(entry, "f32");
    checkEqual(`${name} against ${other}`, await saved(bench, peer), result, tolerance, "f32");
    const paired = await pairs(ours, theirs, bench.pace());
    await peer.request("clear");
    const version = [...peer.operations].find((one) => one.startsWith("tfjs-wasm ")) ?? other;
    return timeFigures(row, paired, other === "tfjs" ? version : "plain loop");
  };
  return { ...row, measure };
}

function launchRow(): Row {
  return {
    id: "browser/launch",
    what: "a hot parallel region in Chromium, awaited, beyond its work",
    unit: "µs",
    reading: "ours ÷ peer",
    goal: oursAtMost(60),
    measure: async (bench) => {
      const { workers } = bench.options;
      const peer = await bench.peer("chromium");
      const call = await load(bench, peer, picture(workers));
      const [parallel, inline] = [
        peer.side("mandelbrot@workers", call),
        peer.side("mandelbrot@inline", call),
      ];
      const { rounds } = await pairs(parallel, inline, bench.pace());
      await peer.request("clear");
      const beyond = spread(rounds.map((round) => (round.ours - round.peer / workers) * 1e6));
      return { ours: beyond.median, note: `${beyond.min.toFixed(1)} … ${beyond.max.toFixed(1)}` };
    },
  };
}

/** Loads a problem's arrays into the page; the call of its kernel in words. */
async function load(bench: Bench, peer: Peer, { entry, arrays, numbers, dtype }: Problem): Promise<string> {
  await peer.request("clear");
  for (const [name, { dtype, data, shape }] of Object.entries(arrays)) {
    const path = join(bench.temp, `${name}.bin`);
    await writeFile(path, data);
    await peer.request("load", name, dtype, path, ...shape);
  }
  const args = entry.params.flatMap(({ kind, name }): unknown[] => {
    if (kind === "array") return [{ array: name }];
    return kind === "number" ? [numbers[name]] : [];
  });
  const options: Record<string, number | DType | undefined> = {};
  for (const { kind, name } of entry.params)
    if (kind === "option") options[name] = name === "dtype" ? dtype : numbers[name];
  return JSON.stringify({ args, options });
}
