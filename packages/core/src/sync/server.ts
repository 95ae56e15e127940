import { encodeError } from "../task/encode-error.js";
import type { Link } from "../task/link.js";
import { type AnyCore, Home } from "./core.js";
import type { SyncReply, SyncRequest } from "./messages.js";

/** What the holder at the other end of one link has, as its answers say. */
interface Bond {
  readonly calls: Map<number, AbortController>;
  holder: number;
  held: number;
  isClosed: boolean;
}

/** Operations whose true result gives the caller something that must come back, and how it gives it back. */
const TAKING: Readonly<Record<string, string>> = { acquire: "release", enter: "conclude" };

/** Serves a core to the holder at the other end of a link, until that link closes. */
export function serve(core: AnyCore, link: Link): void {
  const bond: Bond = { calls: new Map(), holder: 0, held: 0, isClosed: false };
  if (core instanceof Home) core.links?.add(link);
  link.onMessage = (message) => {
    const request = message as SyncRequest;
    if ("cancel" in request) bond.calls.get(request.cancel)?.abort();
    else void answer(core, bond, link, request);
  };
  link.onClose = () => {
    bond.isClosed = true;
    if (core instanceof Home) core.links?.delete(link);
    for (const each of bond.calls.values()) each.abort();
    // What it holds nobody will give back.
    if (bond.held > 0) void core.call("forsake", [], { holder: bond.holder }).catch(() => {});
  };
}

async function answer(
  core: AnyCore,
  bond: Bond,
  link: Link,
  { op, call, args, holder }: Extract<SyncRequest, { op: string }>,
): Promise<void> {
  const controller = new AbortController();
  bond.calls.set(call, controller);
  bond.holder = holder;
  try {
    const value = await core.call(op, args, { holder, signal: controller.signal });
    const back = isTaken(op, value) ? TAKING[op] : undefined;
    // It never knew that it was given this: nothing can have been done under it.
    if (back && bond.isClosed) return void (await core.call(back, [], { holder }));
    if (back) bond.held++;
    if (bond.held > 0 && Object.values(TAKING).includes(op)) bond.held--;
    link.send({ call, value } satisfies SyncReply);
  } catch (error) {
    link.send({ call, error: encodeError(error) } satisfies SyncReply);
  } finally {
    bond.calls.delete(call);
  }
}

function isTaken(op: string, value: unknown): boolean {
  if (op === "enter") return (value as { isActing?: boolean }).isActing === true;
  return op === "acquire" && value === true;
}
