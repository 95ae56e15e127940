import type { DType } from "../../src/dtypes.js";
import type { ArrayOption, Kernel } from "../../src/kernel.js";
import { anyParams, drawer, makeProblem, type Options, type Problem, sizeNames } from "./problem.js";
import { sized } from "./sizes.js";

/** Shapes that are broadcast, for two arrays or more: numbers, rows, columns, and what cannot be one loop. */
const PAIRS: readonly (readonly [readonly number[], readonly number[]])[] = [
  [[], [100]],
  [[1], [1]],
  [[100], []],
  [[1], [33]],
  [[5, 40], [40]],
  [[40], [5, 40]],
  [
    [5, 40],
    [5, 1],
  ],
  [
    [5, 1],
    [1, 9],
  ],
  [
    [2, 3, 17],
    [3, 1],
  ],
  [
    [2, 1, 17],
    [1, 3, 17],
  ],
  [[300, 301], [301]],
  [
    [300, 301],
    [300, 1],
  ],
];

/** Calls whose arrays are broadcast; none for a kernel of fewer than two arrays of any shape. */
export function broadcastProblems(entry: Kernel, dtype: DType): Problem[] {
  const count = anyParams(entry).length;
  if (count < 2) return [];
  return PAIRS.map(([a, b], seed) => {
    const each = Array.from({ length: count }, (_, i) => (i % 2 ? b : a));
    // A third one alone has a shape of its own.
    if (count > 2) each[count - 1] = seed % 2 ? [] : each[count - 1]!;
    return makeProblem(entry, dtype, { ...sized(sizeNames(entry), [9, 11, 13]), each }, seed);
  });
}

const AXES: readonly (readonly [shape: readonly number[], axis: number])[] = [
  [[7], 0],
  [[1, 1], 0],
  [[5, 7], 0],
  [[5, 7], -1],
  [[3, 4, 5], 1],
  [[300, 37], 0],
  [[37, 300], 1],
  [[20_000, 3], 0],
  [[3, 20_000], 1],
  [[2, 500, 70], 1],
];

/** Calls along each axis of arrays of several shapes. */
export function axisProblems(entry: Kernel, dtype: DType): Problem[] {
  const options = entry.params.filter((param) => param.kind === "option");
  if (!hasAxis(entry)) return [];
  const keeps = options.some(({ name }) => name === "keepDims");
  return AXES.flatMap(([any, axis], seed) =>
    choices(entry).map((chosen) => {
      const given: Options = { ...chosen, axis, ...(keeps && seed % 2 ? { keepDims: true } : {}) };
      return makeProblem(entry, dtype, { any }, seed, drawer(seed), given);
    }),
  );
}

/** Whether arrays of any shape are gone along any axis. Kernels that go by rows have a test of their own. */
function hasAxis({ params }: Kernel): boolean {
  return params.some((param) => param.kind === "option" && param.type === "axis" && !param.rows);
}

/** Calls with each word of each choice, each flag, and each array that is given by name. */
export function optionProblems(entry: Kernel, dtype: DType): Problem[] {
  const names = sizeNames(entry);
  const sizes = sized(names, names.length > 1 ? [9, 11, 13] : [1000]);
  const flags = entry.params.filter((p) => p.kind === "option" && p.type === "flag" && p.name !== "keepDims");
  const named = entry.params.filter(
    (param): param is ArrayOption => param.kind === "option" && param.type === "array",
  );
  const chosen = choices(entry).concat(flags.map(({ name }) => ({ [name]: true })));
  const bits = (seed: number) => {
    const draw = drawer(seed);
    return (element: DType, i: number, array: number) =>
      array > 0 && element === "u8" ? draw("u8", i, array) & 1 : draw(element, i, array);
  };
  return [
    ...chosen.map((options, seed) => makeProblem(entry, dtype, sizes, seed, undefined, options)),
    ...named.flatMap((param) =>
      choices(entry).flatMap((options, seed) => [
        makeProblem(entry, dtype, sizes, seed, bits(seed), options, [param]),
        ...(hasAxis(entry)
          ? [0, 1].map((axis) =>
              makeProblem(entry, dtype, { any: [50, 60] }, seed, bits(seed), { ...options, axis }, [param]),
            )
          : []),
      ]),
    ),
  ];
}

/** The options of a call: each choice once; one call without any. */
export function choices(entry: Kernel): Options[] {
  const all = entry.params.flatMap((param) =>
    param.kind === "option" && param.type === "choice" && param.name !== "dtype"
      ? param.values.slice(1).map((word) => ({ [param.name]: word }))
      : [],
  );
  return [{}, ...all];
}
