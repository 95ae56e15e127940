import type { Carrier, Link, Peer } from "../../src/task/link.js";

/** What a link sends last: not every engine tells one port that the other was closed, and none when a worker was ended. */
const CLOSED = null;

/** Links to any thread: each is a MessagePort of its own, and each mention of a handle makes one. */
export const portCarrier: Carrier = createPortCarrier(undefined);

/** Links to one thread, for all messages between here and there; both sides make one. */
export function createThreadCarrier(): Carrier {
  return createPortCarrier({ sent: new Set(), received: [] });
}

function createPortCarrier(peer: Peer | undefined): Carrier {
  // What to do when the peer ends.
  const ends = new Set<() => void>();
  const toPort = (port: MessagePort): Link => portLink(port, carrier, ends);
  const carrier: Carrier = {
    reaches: "thread",
    open() {
      const { port1, port2 } = new MessageChannel();
      return { link: toPort(port1), ticket: port2, transfer: [port2] };
    },
    accept: (ticket) => toPort(ticket as MessagePort),
    clone: structuredClone,
    peer,
    end() {
      for (const end of ends) end();
    },
  };
  return carrier;
}

function portLink(port: MessagePort, carrier: Carrier, ends: Set<() => void>): Link {
  let isOpen = true;
  const end = (): void => {
    ends.delete(end);
    if (!isOpen) return;
    isOpen = false;
    port.close();
    link.onClose();
  };
  const link: Link = {
    onMessage: () => {},
    onDamage: () => {},
    onClose: () => {},
    send: (message, transfer = []) => port.postMessage(message, transfer as Transferable[]),
    close() {
      port.postMessage(CLOSED);
      end();
    },
    ref: () => {},
    unref: () => {},
    carrier,
  };
  if (carrier.peer) ends.add(end);
  port.onmessage = ({ data }) => (data === CLOSED ? end() : link.onMessage(data));
  port.onmessageerror = () => link.onDamage();
  port.addEventListener("close", end);
  return link;
}
