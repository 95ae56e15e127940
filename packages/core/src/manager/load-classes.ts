import { importTask } from "../task/import-task.js";
import { TaskRef } from "../task/task.js";
import type { Classes } from "./classes.js";

/** Registered classes as they travel to the process that serves them: references to exports. */
export type ClassReferences = Readonly<
  Record<
    string,
    { readonly url: string; readonly name: string; readonly methods?: readonly string[] | undefined }
  >
>;

/** Takes references apart; raises TypeError for a class or function itself, which cannot leave this program. */
export function referencesOf(classes: Classes): ClassReferences {
  const references = Object.entries(classes).map(([key, registered]) => {
    const { create, methods } = partsOf(registered);
    if (!TaskRef.is(create)) {
      throw new TypeError(
        `classes.${key}: a class cannot be sent to the manager's process. ` +
          "Export it from a module and name it by taskModule(), or use serve() instead of start().",
      );
    }
    return [key, { url: create.url, name: create.name, methods }] as const;
  });
  return Object.fromEntries(references);
}

/** Imports what is a reference. Rejects with TaskModuleError where it is not to be had. */
export async function loadClasses(classes: Classes | ClassReferences): Promise<Record<string, unknown>> {
  const loaded = Object.entries(classes).map(async ([key, registered]) => {
    const { create, methods } = partsOf(registered);
    return [
      key,
      {
        create: isReference(create) ? await importTask({ kind: "module", id: 0, ...create }) : create,
        methods,
      },
    ] as const;
  });
  return Object.fromEntries(await Promise.all(loaded));
}

function partsOf(registered: unknown): {
  readonly create: unknown;
  readonly methods?: readonly string[] | undefined;
} {
  const isPart = typeof registered === "object" && registered !== null && "create" in registered;
  return isPart
    ? (registered as { create: unknown; methods?: readonly string[] })
    : { create: registered, ...methodsOf(registered) };
}

function methodsOf(registered: unknown): { readonly methods?: readonly string[] | undefined } {
  const methods = isReference(registered)
    ? (registered as { methods?: readonly string[] }).methods
    : undefined;
  return methods === undefined ? {} : { methods };
}

function isReference(create: unknown): create is { readonly url: string; readonly name: string } {
  return typeof create === "object" && create !== null && "url" in create && "name" in create;
}
