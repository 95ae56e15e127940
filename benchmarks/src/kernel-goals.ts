import type { DType } from "@parakern/kernels-wasm";
import { type Goal, ratioAtLeast, ratioAtMost } from "./row.js";

/** Peers that speak of kernels, asked for each kernel whether they have it. */
export const KERNEL_PEERS = ["openmp", "numba", "numpy", "numpy-avx2"] as const;

/** Ours ÷ the peer's time at ten million elements, or at the size below; a pair that is not here has no goal. */
const AGAINST: Readonly<Record<string, Goal>> = {
  "sqrtCube/openmp": ratioAtMost(1.03),
  "sqrtCube/numpy": ratioAtMost(0.2),
  "sum/numba": ratioAtMost(1.1),
  "exp/numba": ratioAtMost(0.6),
  "sin/numpy": ratioAtMost(0.25),
  "log/numpy": ratioAtMost(0.25),
  "tanh/numpy": ratioAtMost(0.25),
  "pow/numpy": ratioAtMost(0.25),
  "sin/numpy-avx2": ratioAtMost(0.25),
  "log/numpy-avx2": ratioAtMost(0.25),
  "tanh/numpy-avx2": ratioAtMost(0.25),
  "pow/numpy-avx2": ratioAtMost(0.25),
  "argsort/numpy": ratioAtMost(0.25),
  "argsort/numpy-avx2": ratioAtMost(0.25),
  "uniform/numpy": ratioAtMost(0.5),
  "normal/numpy": ratioAtMost(0.35),
  "threeHumpCamel/numba": ratioAtMost(1.1),
  "mandelbrot/numba": ratioAtMost(0.65),
  "julia/numba": ratioAtMost(0.65),
  "cumsum/numpy": ratioAtMost(0.35),
  "sort/numpy": ratioAtMost(0.8),
  "sort/numpy-avx2": ratioAtMost(0.8),
  "histogram/numpy": ratioAtMost(0.2),
  "matmul/numpy": ratioAtLeast(0.3),
  "matmul/numpy-avx2": ratioAtLeast(0.3),
};

/** One thread's time ÷ that of two workers. */
const SCALING: Readonly<Record<string, Goal>> = {
  sqrtCube: ratioAtLeast(1.5),
  exp: ratioAtLeast(1.9),
  mandelbrot: ratioAtLeast(1.9),
};

/** The size and type a kernel is known by, where that is not ten million f64. */
interface Custom {
  readonly n: number;
  readonly dtype?: DType;
  readonly label: string;
  /** Operations in a call over n elements, where its speed is told as a rate. */
  readonly flops?: (n: number) => number;
}

/** As many points of as many dimensions against as many others. */
const POINTS: Custom = { n: 200 ** 2, label: "200³" };
const TRANSFORM: Custom = { n: 2 ** 20, label: "2²⁰" };

const CUSTOM: Readonly<Record<string, Custom>> = {
  euclidean: POINTS,
  sqeuclidean: POINTS,
  manhattan: POINTS,
  minkowski: POINTS,
  chebyshev: POINTS,
  cosine: POINTS,
  jaccard: POINTS,
  knn: POINTS,
  kmeans: { n: 8e5, label: "1e5 points of 8 in 16" },
  spmv: { n: 1e7, label: "1e7 entries in 1e6 rows" },
  fft: TRANSFORM,
  ifft: TRANSFORM,
  rfft: TRANSFORM,
  irfft: TRANSFORM,
  convolve: { n: 1e4, label: "1e4 by 1e4" },
  searchSorted: { n: 1e6, label: "1e6 in 1e6" },
  gaussianBlur: { n: 1e6, label: "1e6" },
  resize: { n: 1e6, label: "1e6" },
  sobel: { n: 1e6, label: "1e6" },
  pixelate: { n: 1e6, label: "1e6" },
  convolve2d: { n: 64 ** 2, label: "64² by 64²" },
  mandelbrot: { n: 1024 ** 2, label: "1024²" },
  julia: { n: 1024 ** 2, label: "1024²" },
  outer: { n: 3000, label: "3000²" },
  matmul: { n: 1024 ** 2, dtype: "f32", label: "1024³ f32", flops: (n) => 2 * n ** 1.5 },
};

const USUAL: Custom = { n: 1e7, label: "1e7" };

export const customOf = (kernel: string): Custom => CUSTOM[kernel] ?? USUAL;
export const goalAgainst = (kernel: string, peer: string): Goal | undefined => AGAINST[`${kernel}/${peer}`];
export const scalingGoal = (kernel: string): Goal | undefined => SCALING[kernel];
/** Peers shown for one kernel only where a goal was set on them. */
export const ONLY_WITH_GOAL: ReadonlySet<string> = new Set(["numpy-avx2"]);
