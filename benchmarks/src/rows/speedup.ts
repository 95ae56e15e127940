import { saved } from "../against.js";
import type { Bench } from "../bench.js";
import { checkEqual } from "../check.js";
import { type Paired, pairs } from "../pairs.js";
import { fillUniform } from "../random.js";
import { type Goal, type Row, ratioAtLeast, timeFigures } from "../row.js";
import { asyncSide, syncSide } from "../timing.js";

/** The article's sizes. */
export const SPEEDUP_SIZES = [100, 1e3, 1e4, 1e5, 1e6, 1e7] as const;

/** Two ways to write √(x³): `x ** 3` as the article has it, and three factors, which engines run twenty times faster. */
const LOOPS = {
  power(x: Float64Array, out: Float64Array): void {
    for (let i = 0; i < x.length; i += 1) out[i] = Math.sqrt(x[i]! ** 3);
  },
  product(x: Float64Array, out: Float64Array): void {
    for (let i = 0; i < x.length; i += 1) out[i] = Math.sqrt(x[i]! * x[i]! * x[i]!);
  },
} as const;
const LOOP_NAMES = { power: "Math.sqrt(x ** 3)", product: "Math.sqrt(x * x * x)" } as const;

/** The article's experiment: √(x³) in a plain loop ÷ the same by the kernel and by `map`, and CPython's own answer. */
export function rows(): Row[] {
  return SPEEDUP_SIZES.flatMap((n) => [
    row(n, "kernel", "product", kernelAgainstLoop("product"), goalAt(n)),
    row(n, "kernel", "power", kernelAgainstLoop("power"), goalAt(n)),
    row(n, "slots", "power", slotsAgainstLoop),
    ...(n <= 1e6 ? [row(n, "cpython", "power", cpythonAgainstItself)] : []),
  ]);
}

const SUBJECTS = { kernel: "kernel", slots: "map over a typed array", cpython: "CPython Pool.map" } as const;

type Measure = (bench: Bench, n: number) => Promise<Paired>;

function row(
  n: number,
  subject: keyof typeof SUBJECTS,
  loop: keyof typeof LOOPS,
  measure: Measure,
  goal?: Goal,
): Row {
  const size = n.toExponential(0).replace("+", "");
  const plain = subject === "cpython" ? "CPython loop" : `loop of ${LOOP_NAMES[loop]}`;
  const head = { unit: "ms", reading: "peer ÷ ours" } as const;
  return {
    id: `speedup/${size}/${subject}/${loop}`,
    what: `√(x³) of ${size} numbers: ${plain} ÷ ${SUBJECTS[subject]}`,
    ...head,
    ...(goal && { goal }),
    measure: async (bench) => timeFigures(head, await measure(bench, bench.size(n)), plain),
  };
}

function goalAt(n: number): Goal | undefined {
  if (n === 100) return ratioAtLeast(0.9);
  if (n === 1e7) return ratioAtLeast(2.5);
  return n >= 1e4 ? ratioAtLeast(1) : undefined;
}

const data = (n: number): Float64Array => fillUniform(new Float64Array(n), 1, 0.01, 10);

function kernelAgainstLoop(loop: keyof typeof LOOPS): Measure {
  return async (bench, n) => {
    const x = data(n);
    const expected = new Float64Array(n);
    const run = LOOPS[loop];
    run(x, expected);
    const { kernels } = bench.pool;
    using input = bench.pool.array(x);
    using out = await kernels.sqrtCube(input);
    checkEqual("sqrtCube against the loop", out.data, expected, { ulp: 2 });
    return await pairs(
      asyncSide(() => kernels.sqrtCube(input, { out })),
      syncSide(() => run(x, expected)),
      bench.pace(),
    );
  };
}

async function slotsAgainstLoop(bench: Bench, n: number): Promise<Paired> {
  const x = data(n);
  const expected = new Float64Array(n);
  LOOPS.power(x, expected);
  const call = (): Promise<Float64Array> => bench.pool.map((value: number) => Math.sqrt(value ** 3), x);
  checkEqual("map against the loop", await call(), expected, { ulp: 0 });
  return pairs(
    asyncSide(call),
    syncSide(() => LOOPS.power(x, expected)),
    bench.pace(),
  );
}

async function cpythonAgainstItself(bench: Bench, n: number): Promise<Paired> {
  const peer = await bench.peer("cpython");
  const serial = peer.side("serial", "power", n);
  await serial.run(0);
  const expected = await saved(bench, peer);
  const parallel = peer.side("map", "power", n);
  await parallel.run(0);
  checkEqual("CPython's map against its loop", await saved(bench, peer), expected, { ulp: 0 });
  return pairs(parallel, serial, bench.pace());
}
