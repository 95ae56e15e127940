/** Vite names a module by its path below the project's folder, or by `/@fs` and its whole path. */
const viteImport = `(name) => {
  if (name.startsWith("/@fs/")) return import(name.slice(4));
  const isBelow = name.startsWith("/") && !require("node:fs").existsSync(name);
  return import(isBelow ? process.cwd() + name : name);
}`.replaceAll(/\n\s*/gu, " ");

/**
 * Helpers that build tools write into functions, as source; in the worker they stand around every shipped function.
 *
 * `__name` is esbuild's (`keepNames`, which tsx sets); `__vite_ssr_dynamic_import__` is what Vite and Vitest make
 * of `import()`.
 */
export const shims: Readonly<Record<string, string>> = {
  __name: '(target, value) => Object.defineProperty(target, "name", { value, configurable: true })',
  __vite_ssr_dynamic_import__: viteImport,
};

const hints: readonly (readonly [RegExp, string])[] = [
  [
    /^(require|module|exports|__filename|__dirname)$/u,
    "CommonJS names belong to one file: use `await import(…)` inside the function.",
  ],
  [
    /^cov_\w+$/u,
    "Coverage instrumentation (Istanbul) put it there: leave this file out, or collect coverage with V8.",
  ],
  [
    /^__(vi|vite)_/u,
    "Vite rewrote an import at the top of the file: import inside the function, with `await import(…)`.",
  ],
  [
    /^(__(async|await|asyncGenerator|generator|awaiter|rest|spread\w*|objRest|publicField|private\w*|read|values|assign|importStar|importDefault)|tslib_\d+|_(async_to_generator|object_spread\w*|asyncToGenerator|objectSpread2?|extends|define_property))$/u,
    "A compiler put it there for an old target: compile for ES2022 or later.",
  ],
  [/^(_jsx\w*|React)$/u, "JSX needs its runtime: import it inside the function, with `await import(…)`."],
  [/^(window|document|alert)$/u, "A worker has no page."],
];

/** What to say about a name that a tool or a habit put into a function, or undefined. */
export function hintFor(name: string): string | undefined {
  return hints.find(([pattern]) => pattern.test(name))?.[1];
}
