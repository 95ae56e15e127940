import { type Kernel, registry } from "@parakern/kernels-wasm";

interface Section {
  anchor?: string;
  titles: string[];
  text: string;
}

/** What search knows of a kernel's page: VitePress itself indexes no page that is made from a template. */
export function searchSections(file: string): Section[] {
  const name = /kernels[\\/](\w+)\.md$/.exec(file)?.[1] ?? "";
  const entry = (registry as Record<string, Kernel>)[name];
  // Other pages are cut into sections in the usual way: that is what `undefined` says, though its type does not.
  if (!entry) return undefined as unknown as Section[];
  const { summary, family, params, accuracy, source = "", notes = "" } = entry;
  const words = params.map((param) => `${param.name}: ${param.doc}`);
  return [
    { anchor: "", titles: [name], text: [summary, family, ...words, accuracy, source, notes].join(" ") },
  ];
}
