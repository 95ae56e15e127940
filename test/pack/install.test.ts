import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ROOT } from "../sources.js";
import { installAlone, PUBLISHED, removeTemporaryFolders, run } from "./packages.js";

afterAll(removeTemporaryFolders);

/** What a first user writes with each package, and what it prints. */
const PROGRAMS: Record<string, { typescript: string; prints: string }> = {
  "@parakern/kernels-wasm": {
    typescript: `import { load, type NDArray } from "@parakern/kernels-wasm";
const { kernels } = await load();
const roots: NDArray<"f64"> = kernels.sqrtCube(new Float64Array([1, 4, 9]));
const total: number = kernels.sum(roots);
console.log([...roots.data].join(), total);`,
    prints: "1,8,27 36\n",
  },
  "@parakern/core": {
    typescript: `import { Pool } from "@parakern/core";
const pool = new Pool(2);
const squares: number[] = await pool.map((x: number) => x * x, [1, 2, 3]);
const total: number = await pool.kernels.sum(new Float64Array([1, 2, 3]));
await pool[Symbol.asyncDispose]();
console.log(squares.join(), total);`,
    prints: "1,4,9 6\n",
  },
};

describe.each(PUBLISHED)("$name, installed alone", (published) => {
  const program = PROGRAMS[published.name];
  let app: string;

  it("installs into an empty application", () => {
    app = installAlone(published);
  });

  if (published.name === "@parakern/cli") {
    it("runs from the command line", () => {
      expect(run(app, join(app, "node_modules/.bin/parakern"), ["run", "sum", "1..4"])).toBe("10\n");
    });
    return;
  }

  it("runs in a JavaScript application", () => {
    const javascript = program!.typescript.replace(/, type NDArray|: (NDArray<"f64">|number(\[\])?)/g, "");
    writeFileSync(join(app, "main.js"), javascript);
    expect(run(app, "node", ["main.js"])).toBe(program!.prints);
  });

  it.each([
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ])("compiles in a strict TypeScript application, module %s, resolution %s", (module, moduleResolution) => {
    writeFileSync(join(app, "typed.ts"), program!.typescript);
    const compilerOptions = {
      strict: true,
      target: "es2022",
      lib: ["es2022", "dom"],
      types: [],
      module,
      moduleResolution,
    };
    writeFileSync(join(app, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["typed.ts"] }));
    run(app, join(ROOT, "node_modules/.bin/tsc"), []);
    expect(run(app, "node", ["typed.js"])).toBe(program!.prints);
  });
});
