import type { Link } from "../task/link.js";
import type { QueueCore, QueueService } from "./queue-core.js";
import type { QueueRequest } from "./queue-messages.js";
import { serveCalls } from "./serve-calls.js";

/** Serves a queue to the holder at the other end of a link, until that link closes. */
export function serveQueue(core: QueueCore | QueueService, link: Link): void {
  if ("links" in core) core.links.add(link);
  serveCalls<QueueRequest>(link, {
    perform(request, item, signal) {
      switch (request.op) {
        case "put": {
          const options = { timeout: request.timeout, signal };
          return "accept" in core ? core.accept(item, options) : core.put(item, options);
        }
        case "get": {
          const options = { timeout: request.timeout, signal };
          return "give" in core ? core.give(options) : core.get(options);
        }
        case "ready":
          return core.ready({ timeout: request.timeout, signal });
        case "joined":
          return core.joined({ timeout: request.timeout, signal });
        case "taskDone":
          return core.taskDone();
        case "state":
          return core.state();
        case "close":
          return core.close(request.side);
      }
    },
    // Who has ended must not take an item any more; what it has put stays put, also where that still waits for room.
    isEndedWithCaller: ({ op }) => op !== "put",
    onClose() {
      if ("links" in core) core.links.delete(link);
    },
  });
}
