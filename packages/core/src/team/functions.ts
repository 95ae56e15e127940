/** An exported function of the kernels: indices from `begin` to `end`, then what its phase says. */
export type KernelFunction = (begin: number, end: number, ...args: number[]) => void;

/** The functions of a plan's phases, known to caller and members by their place in the order of names. */
export function functionTable(exports: WebAssembly.Exports): KernelFunction[] {
  const functions = Object.entries(exports).filter(
    (entry): entry is [string, KernelFunction] => typeof entry[1] === "function",
  );
  // Behind the last one: what launches are measured with.
  return [...functions.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fn]) => fn), () => {}];
}

/** The place of each function in the table that any instance of the module has. */
export function functionNumbers(module: WebAssembly.Module): ReadonlyMap<string, number> {
  const functions = WebAssembly.Module.exports(module).filter(({ kind }) => kind === "function");
  const names = functions.map(({ name }) => name).sort();
  return new Map([...names, NOTHING].map((name, number) => [name, number]));
}

/** The name of a function that does nothing. */
export const NOTHING = "";
