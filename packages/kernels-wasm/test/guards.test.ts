import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { DTYPES } from "../src/dtypes.js";
import { HEAP_BASE } from "../src/generated/abi.js";
import { registry } from "../src/generated/registry.js";
import type { Kernel } from "../src/kernel.js";
import { plannedPhases } from "./support/phases.js";
import { builds, exportsOf } from "./support/run.js";

const root = new URL("../", import.meta.url);
const basenames = (folder: string) =>
  readdirSync(new URL(folder, root))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -3))
    .sort();

const names = Object.keys(registry);
const isPhase = (name: string) => name !== "__heap_base";

describe("the kernels' files", () => {
  it("come in pairs: an entry and serial code of the same name, unless it needs none", () => {
    expect(basenames("src/kernels")).toEqual(names);
    expect(names).toEqual(expect.arrayContaining(basenames("assembly")));
  });

  it.each(Object.entries<Kernel>(registry))(
    "%s is whole: sentences, sizes that exist, parameters in order",
    (_, entry) => {
      const { summary, formula, accuracy, examples, params, output } = entry;
      for (const text of [summary, accuracy, output.doc, ...params.map(({ doc }) => doc)])
        expect(text).toMatch(/\.$/);
      // Outside of `cases`, two backslashes end a line: one of them escapes nothing here.
      if (!formula.includes("cases")) expect(formula).not.toContain("\\\\");
      expect(examples.length).toBeGreaterThan(0);
      const names = params.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      const kinds = params.map(({ kind }) => kind === "option");
      expect(kinds).toEqual([...kinds].sort());
      if (output.kind === "array") {
        for (const name of output.inPlace) expect(names).toContain(name);
        const sizes = params.flatMap((p) => (p.kind === "array" ? p.shape : []));
        if (Array.isArray(output.shape)) expect(sizes).toEqual(expect.arrayContaining(output.shape));
        else if (output.shape === "any")
          expect(params.some((p) => p.kind === "array" && p.shape === "any")).toBe(true);
      }
    },
  );
});

describe.each(["kernels.wasm", "kernels.relaxed.wasm"])("%s", (file) => {
  const bytes = readFileSync(new URL(`dist/${file}`, root));

  it("fits its budget", () => {
    const zipped = gzipSync(bytes).length;
    console.log(`${file}: ${bytes.length} bytes, ${zipped} zipped`);
    expect(bytes.length).toBeLessThanOrEqual(200_000);
    expect(zipped).toBeLessThanOrEqual(70_000);
  });
});

describe.each(builds)("%s build", (build) => {
  const exports = exportsOf(build);
  const bytes = readFileSync(new URL(`dist/kernels${build === "plain" ? "" : ".relaxed"}.wasm`, root));
  const module = new WebAssembly.Module(bytes);

  it("imports the memory, shared, and nothing else", () => {
    expect(WebAssembly.Module.imports(module)).toEqual([{ module: "env", name: "memory", kind: "memory" }]);
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 65_536 });
    expect(() => new WebAssembly.Instance(module, { env: { memory } })).toThrow("shared");
  });

  it("exports the phases that plans name, and where its tables end", () => {
    const planned = Object.entries<Kernel>(registry).flatMap(([name, entry]) => plannedPhases(name, entry));
    const exported = Object.keys(exports).filter(isPhase);
    expect(exported.sort()).toEqual([...new Set(planned.map(({ run }) => run))].sort());
    expect((exports.__heap_base as WebAssembly.Global).value).toBeLessThanOrEqual(HEAP_BASE);
  });

  // Not always the kernel whose plan it is: unique begins with the phases of sort.
  it("names each export after a kernel, and takes as many arguments as its plan gives", () => {
    const pattern = new RegExp(`^(${names.join("|")})(_[a-z0-9]+)*_(${Object.keys(DTYPES).join("|")})$`, "i");
    for (const [name, entry] of Object.entries<Kernel>(registry)) {
      for (const { run, args } of plannedPhases(name, entry)) {
        expect(run).toMatch(pattern);
        expect(exports[run], run).toHaveLength(args.length + 2);
      }
    }
  });
});
