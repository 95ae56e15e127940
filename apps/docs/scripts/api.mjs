import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Application } from "typedoc";

const PACKAGES = ["core", "kernels-wasm"];
const packageFolder = (name) => fileURLToPath(new URL(`../../../packages/${name}/`, import.meta.url));

/** Writes the API reference of each package as Markdown, one page an exported name. */
export async function generateApi(target) {
  for (const name of PACKAGES) await generatePackage(name, join(target, "api", name));
  await writeFile(join(target, "api", "index.md"), INDEX);
}

async function generatePackage(name, out) {
  const folder = packageFolder(name);
  const app = await Application.bootstrapWithPlugins({
    plugin: ["typedoc-plugin-markdown"],
    name: `@parakern/${name}`,
    outputs: [{ name: "markdown", path: out }],
    entryPoints: [join(folder, "src/index.ts")],
    tsconfig: join(folder, "tsconfig.json"),
    skipErrorChecking: true,
    excludeInternal: true,
    excludePrivate: true,
    excludeExternals: true,
    disableSources: true,
    readme: "none",
    logLevel: "Warn",
    validation: { notExported: false, invalidLink: true, notDocumented: false },
    entryFileName: "index",
    hidePageHeader: true,
    hideBreadcrumbs: true,
    hideGroupHeadings: true,
    useCodeBlocks: true,
    expandObjects: false,
    parametersFormat: "table",
    interfacePropertiesFormat: "table",
    typeDeclarationFormat: "table",
    enumMembersFormat: "table",
    sanitizeComments: true,
    pageTitleTemplates: { member: ({ name }) => name },
  });
  const project = await app.convert();
  if (!project) throw new Error(`typedoc found no documentation in ${folder}`);
  await app.generateOutputs(project);
  await tidy(out);
}

/** What typedoc cannot be told: a parameter list that is taken apart has no name, and the registry is on its own pages. */
async function tidy(folder) {
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith(".md")) continue;
    const path = join(folder, file);
    let text = (await readFile(path, "utf8")).replaceAll("__namedParameters", "rest");
    if (file.endsWith("registry.md")) {
      text = `${text.split("## Type Declaration")[0]}[All kernels](../../../../kernels/index.md) shows what is in it.\n`;
    }
    await writeFile(path, text);
  }
}

const INDEX = `# API reference

Made from the docstrings of the packages.

- [@parakern/core](./core/index.md): processes, queues, pools, and kernels on all cores.
- [@parakern/kernels-wasm](./kernels-wasm/index.md): the kernels on one thread, and what core builds on.
`;
