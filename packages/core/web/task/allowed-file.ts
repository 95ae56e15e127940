import { TaskModuleError } from "../../src/errors.js";
import { programBase } from "./base.js";

/** What bundlers make of small modules and of those that they hold in memory: it comes from this program. */
const INLINE = /^(blob:|data:(text|application)\/javascript[;,])/u;

/** The URL of a module that may be imported in a worker: of this origin, or below one of the roots. */
export function allowedFile(url: URL | string, roots: readonly (string | URL)[] | undefined): string {
  const { href, origin } = new URL(url, programBase());
  if (INLINE.test(href)) return href;
  const allowed = roots?.map((root) => new URL(root, programBase()).href) ?? [
    `${new URL(programBase()).origin}/`,
  ];
  if (origin !== "null" && allowed.some((root) => href.startsWith(root.endsWith("/") ? root : `${root}/`)))
    return href;
  throw new TaskModuleError(
    `${href} lies outside of what task modules may come from (${allowed.join(", ")}). ` +
      "Name its folder: taskModule(url, { roots: [folder] }).",
  );
}
