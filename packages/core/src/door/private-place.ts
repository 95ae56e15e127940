import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Place } from "./address.js";

/** A place that nobody else has, and what removes it. */
export interface PrivatePlace {
  readonly place: Place;
  remove(): void;
}

/** A Unix socket in a new folder that only this user may enter; on Windows a pipe of a name that cannot be guessed. */
export function createPrivatePlace(): PrivatePlace {
  if (process.platform === "win32") {
    return { place: { path: `\\\\.\\pipe\\parakern-${randomUUID()}` }, remove: () => {} };
  }
  // mkdtemp makes it with mode 0700.
  const folder = mkdtempSync(join(tmpdir(), "parakern-"));
  const remove = (): void => {
    process.off("exit", remove);
    rmSync(folder, { recursive: true, force: true });
  };
  process.on("exit", remove);
  return { place: { path: join(folder, "door") }, remove };
}
