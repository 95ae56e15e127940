import type { ListenOptions } from "../door/options.js";
import type { Queue } from "../exchange/queue.js";
import { encodeError } from "../task/encode-error.js";
import type { ErrorMessage } from "../task/error-message.js";
import { type ClassReferences, loadClasses } from "./load-classes.js";
import { ManagerServer } from "./server.js";

/** What a manager's process is told. */
export interface ChildStart {
  readonly listen: ListenOptions;
  readonly classes: ClassReferences;
  readonly word: string;
}

/** What it answers, once. */
export type ChildReady = { readonly address: string } | { readonly error: ErrorMessage };

/** The target of a manager's process: serves until it is told to end. */
export async function serve(start: ChildStart, ready: Queue<ChildReady>): Promise<void> {
  // Ctrl-C is for the program: it may want its objects while it ends.
  process.on("SIGINT", () => {});
  try {
    const server = new ManagerServer(await loadClasses(start.classes), start.word);
    await server.listen(start.listen);
    await ready.put({ address: server.address! });
    await server.ended;
  } catch (error) {
    await ready.put({ error: encodeError(error) });
  }
}
