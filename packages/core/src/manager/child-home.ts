import type { ListenOptions } from "../door/options.js";
import { ConnectionLostError } from "../errors.js";
import { Queue } from "../exchange/queue.js";
import type { ProcessContext } from "../process/child.js";
import { Process } from "../process/process.js";
import { decodeError } from "../task/decode-error.js";
import { TaskRef } from "../task/task.js";
import type { ChildReady, ChildStart } from "./child.js";
import type { Classes } from "./classes.js";
import { clientOptions } from "./client-options.js";
import { clientFor } from "./clients.js";
import type { Home } from "./home.js";
import { referencesOf } from "./load-classes.js";
import { Op } from "./wire.js";

/** How long a manager's process may take to end by itself. */
const GOODBYE_MS = 1000;

const target = new TaskRef<[ChildStart, Queue<ChildReady>], void>(
  new URL("./child.js", import.meta.url).href,
  "serve",
);

/** Serves from a process of its own, which ends with this one. Rejects with what it could not do. */
export async function startChild(
  listen: Omit<ListenOptions, "onRefusal">,
  classes: Classes,
  settings: { readonly context?: ProcessContext | undefined; readonly name?: string | undefined },
): Promise<Home> {
  const word = crypto.randomUUID();
  const ready = new Queue<ChildReady>();
  const start: ChildStart = { listen, classes: referencesOf(classes), word };
  const child = new Process({ target, args: [start, ready], daemon: true, name: "Manager", ...settings });
  child.start();
  const ended = child.sentinel;
  const first = await Promise.race([ready.get(), ended]);
  if (typeof first === "number") {
    throw new ConnectionLostError(`The manager's process ended with exit code ${first} before it served.`);
  }
  if ("error" in first) throw decodeError(first.error, { where: "the manager" });
  const options = clientOptions(listen, first.address);
  return {
    options,
    ended,
    async shutdown() {
      // It may have ended already, or be too busy to hear.
      await clientFor(options)
        .ask([Op.shutdown, word])
        .catch(() => {});
      if (await child.join(GOODBYE_MS)) return;
      child.terminate();
      if (!(await child.join(GOODBYE_MS))) child.kill();
      await ended;
    },
  };
}
