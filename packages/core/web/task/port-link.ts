import type { Carrier, Link, Peer } from "../../src/task/link.js";

/** Links to any thread: each is a MessagePort of its own, and each mention of a handle makes one. */
export const portCarrier: Carrier = createPortCarrier(undefined);

/** Links to one thread, for all messages between here and there; both sides make one. */
export function createThreadCarrier(): Carrier {
  return createPortCarrier({ sent: new Set(), received: [] });
}

function createPortCarrier(peer: Peer | undefined): Carrier {
  const carrier: Carrier = {
    reaches: "thread",
    open() {
      const { port1, port2 } = new MessageChannel();
      return { link: portLink(port1, carrier), ticket: port2, transfer: [port2] };
    },
    accept: (ticket) => portLink(ticket as MessagePort, carrier),
    clone: structuredClone,
    peer,
  };
  return carrier;
}

function portLink(port: MessagePort, carrier: Carrier): Link {
  const link: Link = {
    onMessage: () => {},
    onDamage: () => {},
    onClose: () => {},
    send: (message, transfer = []) => port.postMessage(message, transfer as Transferable[]),
    close: () => port.close(),
    ref: () => {},
    unref: () => {},
    carrier,
  };
  port.onmessage = ({ data }) => link.onMessage(data);
  port.onmessageerror = () => link.onDamage();
  // Where engines have it; elsewhere nobody learns that the other side has ended.
  port.addEventListener("close", () => link.onClose());
  return link;
}
