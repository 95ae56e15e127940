import { TaskModuleError } from "../errors.js";

/** The error of a failed import; where it is about TypeScript that this Node cannot read, one that says how to go on. */
export function explainImport(url: string, error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (!/\.[cm]?tsx?$/u.test(new URL(url).pathname)) return error;
  if (code === "ERR_UNKNOWN_FILE_EXTENSION") {
    const output = url.replace(/\.([cm]?)tsx?$/u, ".$1js");
    return new TaskModuleError(
      `${url} is TypeScript, and Node ${process.versions.node} does not strip types here. ` +
        `Compile it (npx tsc) and name ${output.slice(output.lastIndexOf("/") + 1)}, or run Node 22.18 or later.`,
      { cause: error },
    );
  }
  if (
    code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX" ||
    code === "ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING"
  ) {
    return new TaskModuleError(
      `${url} uses TypeScript that Node cannot strip. Compile it (npx tsc) and name the .js file.`,
      { cause: error },
    );
  }
  return error;
}
