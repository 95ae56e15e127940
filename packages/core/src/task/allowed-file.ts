import { existsSync, realpathSync } from "node:fs";
import { basename, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { TaskModuleError } from "../errors.js";
import { callerFolder, defaultRoots } from "./roots.js";

/**
 * The real `file:` URL of a module that may be imported in a worker; raises TaskModuleError for any other.
 *
 * `caller` is the public function whose caller's package is allowed where no roots are given.
 */
export function allowedFile(
  url: URL | string,
  roots: readonly (string | URL)[] | undefined,
  caller: (...args: never[]) => unknown,
): string {
  const parsed = parse(url);
  const path = realPath(parsed);
  const allowed = roots?.map(toFolder) ?? [...defaultRoots(), ...callerFolder(caller)];
  if (!allowed.some((root) => path.startsWith(root.endsWith(sep) ? root : root + sep))) {
    throw new TaskModuleError(
      `${path} lies outside the folders that task modules may come from (${allowed.join(", ")}). ` +
        "Name its folder: taskModule(url, { roots: [folder] }).",
    );
  }
  return pathToFileURL(path).href + parsed.search;
}

function parse(url: URL | string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === "file:" && parsed.host === "") return parsed;
  throw new TaskModuleError(
    `A task module is named by a file: URL, as new URL("./tasks.js", import.meta.url), not by ${shorten(String(url))}.`,
  );
}

function realPath(url: URL): string {
  try {
    return realpathSync(fileURLToPath(url));
  } catch (error) {
    throw new TaskModuleError(`There is no file ${url.href}.${otherSpelling(url)}`, { cause: error });
  }
}

/** Sources and what is compiled from them are mixed up easily. */
function otherSpelling(url: URL): string {
  const twin = new URL(url);
  twin.pathname = twin.pathname.replace(
    /\.([cm]?)([jt])s$/u,
    (_, prefix, kind) => `.${prefix}${kind === "j" ? "t" : "j"}s`,
  );
  return twin.href !== url.href && existsSync(twin)
    ? ` There is a ${basename(twin.pathname)} beside it: name that.`
    : "";
}

function toFolder(root: string | URL): string {
  return realpathSync(root instanceof URL || root.startsWith("file:") ? fileURLToPath(root) : root);
}

function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 77)}…`;
}
