import { encodeError } from "../task/encode-error.js";
import type { Link } from "../task/link.js";
import { packHandles, unpackHandles } from "../task/pack.js";
import { CallSignal } from "./call-signal.js";
import type { QueueCore, QueueService } from "./queue-core.js";
import type { QueueReply, QueueRequest } from "./queue-messages.js";

/** Serves a queue to the holder at the other end of a link, until that link closes. */
export function serveQueue(core: QueueCore | QueueService, link: Link): void {
  const calls = new Map<number, CallSignal>();
  const gets = new Set<CallSignal>();

  const answer = async (request: QueueRequest): Promise<void> => {
    const { call } = request;
    const signal = new CallSignal();
    calls.set(call, signal);
    if (request.op === "get") gets.add(signal);
    try {
      reply(link, call, await perform(core, request, link, signal));
    } catch (error) {
      link.send({ call, error: encodeError(error) } satisfies QueueReply);
    } finally {
      calls.delete(call);
      gets.delete(signal);
    }
  };

  if ("links" in core) core.links.add(link);
  link.onMessage = (message) => {
    const request = message as QueueRequest;
    if (request.op === "cancel") calls.get(request.call)?.abort();
    else void answer(request);
  };
  // Who has ended must not take an item any more; what it has put stays put, also where that still waits for room.
  link.onClose = () => {
    if ("links" in core) core.links.delete(link);
    for (const signal of gets) signal.abort();
  };
}

function perform(
  core: QueueCore | QueueService,
  request: QueueRequest,
  link: Link,
  signal: CallSignal,
): Promise<unknown> {
  switch (request.op) {
    case "put": {
      const item = unpackHandles(request.item, request.handles, link.carrier);
      const options = { timeout: request.timeout, signal };
      return "accept" in core ? core.accept(item, options) : core.put(item, options);
    }
    case "get": {
      const options = { timeout: request.timeout, signal };
      return "give" in core ? core.give(options) : core.get(options);
    }
    case "state":
      return core.state();
    case "close":
      return core.close();
    case "cancel":
      return Promise.resolve();
  }
}

function reply(link: Link, call: number, value: unknown): void {
  try {
    link.send({ call, value } satisfies QueueReply);
  } catch (error) {
    const packed = packHandles(value, "item", { error, carrier: link.carrier });
    link.send({ call, value: packed.value, handles: packed.handles } satisfies QueueReply, packed.transfer);
  }
}
