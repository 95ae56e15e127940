import type { ConnectOptions } from "../door/options.js";
import { defineHandle } from "../task/handle.js";
import { clientFor } from "./clients.js";
import { ManagedProxy, proxyData } from "./proxy.js";
import { Op, type ShownReferent } from "./wire.js";

/** A proxy in a message between this program's own threads and processes. */
interface ProxyMessage {
  readonly options: ConnectOptions;
  readonly shown: ShownReferent;
  /** Keeps the object until the message has arrived. */
  readonly token: string;
}

// The key goes along: these messages never leave the program.
defineHandle({
  name: "managed",
  class: ManagedProxy,
  dehydrate(proxy): ProxyMessage {
    const { client, shown } = proxyData(proxy)!;
    const token = crypto.randomUUID();
    client.ask([Op.lend, shown[0], token]).catch(() => {});
    return { options: client.options, shown, token };
  },
  rehydrate(shell, message) {
    const { options, shown, token } = message as ProxyMessage;
    clientFor(options).borrow(token, shown, shell);
  },
});
