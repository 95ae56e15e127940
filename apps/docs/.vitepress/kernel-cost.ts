import type { Kernel } from "@parakern/kernels-wasm";

/** What a call costs, in a sentence. */
export function kernelCost({ cost, params, examples }: Kernel): string {
  if (typeof cost === "number")
    return `about ${round(cost)} ns per element, on one thread of the reference machine`;
  const positional = params.filter((param) => param.kind !== "option");
  const dims: Record<string, number> = { n: SIZE };
  for (const param of params) {
    if (param.kind === "array" && param.shape !== "any") for (const name of param.shape) dims[name] = SIZE;
  }
  const numbers: Record<string, number | undefined> = {};
  for (const param of params) {
    if (param.kind === "option") numbers[param.name] = param.default;
    if (param.kind === "number") numbers[param.name] = examples[0].args[positional.indexOf(param)] as number;
  }
  const named = positional
    .filter((param) => param.kind === "number")
    .map((param) => `${param.name} = ${numbers[param.name]}`);
  const sizes = Object.keys(dims).filter(
    (name) => name !== "n" || !named.length || Object.keys(dims).length > 1,
  );
  const given = [...sizes.map((name) => `${name} = ${SIZE}`), ...named].join(", ");
  return `about ${round(cost(dims, numbers) / 1e6)} ms for ${given}, on one thread of the reference machine`;
}

const SIZE = 1000;

function round(value: number): string {
  return String(Number(value.toPrecision(2)));
}
