import { encodeError } from "../task/encode-error.js";
import type { Link } from "../task/link.js";
import { packHandles, releaseHandles, unpackHandles } from "../task/pack.js";
import { CallSignal } from "./call-signal.js";
import type { Reply, Request } from "./caller.js";
import { Moved, withoutMove } from "./moved.js";

/** How requests are answered. */
export interface Service<R extends Request> {
  /** Does what is asked; `item` is what came with it. */
  perform(request: R, item: unknown, signal: CallSignal): Promise<unknown>;
  /** Whether a call of this kind is ended when the caller has ended. */
  isEndedWithCaller(request: R): boolean;
  /** The caller has ended. */
  onClose?(): void;
}

/** Answers the calls that a Caller makes at the other end of a link, until that closes. */
export function serveCalls<R extends Request>(link: Link, service: Service<R>): void {
  const calls = new Map<number, CallSignal>();
  const endedWithCaller = new Set<CallSignal>();

  const answer = async (request: R): Promise<void> => {
    const { call } = request;
    const signal = new CallSignal();
    calls.set(call, signal);
    if (service.isEndedWithCaller(request)) endedWithCaller.add(signal);
    try {
      const item = unpackHandles(request.item, request.handles, link.carrier);
      const brought = request.moved ? new Moved(item, request.moved) : item;
      reply(link, call, await service.perform(request, brought, signal));
    } catch (error) {
      link.send({ call, error: encodeError(error) } satisfies Reply);
    } finally {
      calls.delete(call);
      endedWithCaller.delete(signal);
    }
  };

  link.onMessage = (message) => {
    const request = message as R;
    if (request.op === "cancel") calls.get(request.call)?.abort();
    else void answer(request);
  };
  link.onClose = () => {
    service.onClose?.();
    for (const signal of endedWithCaller) signal.abort();
  };
}

function reply(link: Link, call: number, result: unknown): void {
  const value = withoutMove(result);
  const moved = result instanceof Moved ? { moved: result.transfer } : undefined;
  try {
    link.send({ call, value, ...moved } satisfies Reply, moved?.moved);
  } catch (error) {
    const packed = packHandles(value, "item", { error, transfer: moved?.moved, carrier: link.carrier });
    const { transfer, handles } = packed;
    link.send({ call, value: packed.value, handles, ...moved } satisfies Reply, transfer);
    releaseHandles(value);
  }
}
