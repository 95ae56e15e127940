import { MessageChannel, type MessagePort, type Transferable as Portable } from "node:worker_threads";
import type { Carrier, Link } from "./link.js";

/** Links between threads: each is a MessagePort of its own. */
export const portCarrier: Carrier = {
  open() {
    const { port1, port2 } = new MessageChannel();
    return { link: portLink(port1), ticket: port2, transfer: [port2 as unknown as Transferable] };
  },
  accept: (ticket) => portLink(ticket as MessagePort),
  clone: structuredClone,
};

function portLink(port: MessagePort): Link {
  const link: Link = {
    onMessage: () => {},
    onClose: () => {},
    send: (message, transfer = []) => port.postMessage(message, transfer as unknown as Portable[]),
    close: () => port.close(),
    ref: () => port.ref(),
    unref: () => port.unref(),
    carrier: portCarrier,
  };
  port.on("message", (message) => link.onMessage(message));
  port.on("close", () => link.onClose());
  port.unref();
  return link;
}
