import type { Kernel } from "@parakern/kernels-wasm";

const SIZE = 1000;

/** What a call costs, in a sentence. */
export function kernelCost({ cost, params, examples }: Kernel): string {
  if (typeof cost === "number") return `about ${round(cost)} ns per element, ${WHERE}`;
  const shapes = params.flatMap((param) => (param.kind === "array" ? [param.shape] : []));
  const names = [...new Set(shapes.flatMap((shape) => (typeof shape === "string" ? [] : shape)))].filter(
    (name) => typeof name === "string" && name !== "...",
  );
  const first = typeof shapes[0] === "string" ? ["n"] : (shapes[0] ?? []).filter((size) => size !== "...");
  const n = first.reduce<number>((product, size) => product * (typeof size === "number" ? size : SIZE), 1);
  const dims = { n, ...Object.fromEntries(names.map((name) => [name, SIZE])) };
  const positional = params.filter((param) => param.kind !== "option");
  // Of whole numbers among the arguments the shape says the size, or else all do.
  const hasShape = positional.some((param) => param.kind === "number" && param.sizes);
  const numbers: Record<string, number | undefined> = {};
  for (const param of params) {
    if (param.kind === "option" && param.type === "number") numbers[param.name] = param.default;
    if (param.kind === "number") {
      numbers[param.name] = (hasShape ? param.sizes : param.integer)
        ? SIZE
        : (examples[0].args[positional.indexOf(param)] as number);
    }
  }
  const sizes = shapes.some((shape) => typeof shape === "string") ? ["n", ...names] : names;
  const given = positional
    .filter((param) => param.kind === "number" && (param.sizes || !hasShape))
    .map(({ name }) => [name, numbers[name]]);
  const shown = [...sizes.map((name) => [name, SIZE]), ...given].map((pair) => pair.join(" = "));
  return `about ${time(cost(dims, numbers))} for ${shown.join(", ")}, ${WHERE}`;
}

const WHERE = "on one thread of the reference machine";

function time(ns: number): string {
  return ns < 1e6 ? `${round(ns / 1e3)} µs` : `${round(ns / 1e6)} ms`;
}

function round(value: number): string {
  return String(Number(value.toPrecision(2)));
}
