import { chmodSync } from "node:fs";
import net, { type AddressInfo, type Socket } from "node:net";
import { debug } from "../debug.js";
import { ConnectionLostError } from "../errors.js";
import { formatPlace, type Place, parseAddress } from "./address.js";
import { Door } from "./door.js";
import { admit } from "./handshake.js";
import { checkExposure, keyOf } from "./key.js";
import { checkFrameLimit, type ListenOptions } from "./options.js";
import { createPrivatePlace } from "./private-place.js";

/** How many strangers may be in their handshake at a time. */
const MOST_STRANGERS = 1024;

/** A place where others can enter. */
export interface Doorway {
  /** Where it is, as `parseAddress` reads it. */
  readonly address: string;
  readonly key: Uint8Array;
  /** Lets nobody in any more; those who are in stay, unless `close` is told otherwise. */
  close(): Promise<void>;
  ref(): void;
  unref(): void;
}

/** What is done with those who enter, or may not. */
export interface Reception {
  readonly service: string;
  /** Called before the new door's first message. */
  enter(door: Door): void;
  /** Called with whoever was turned away, as an AuthenticationError where the key was wrong. */
  refuse?(reason: Error): void;
}

/** Opens a place. Rejects where it cannot be had; raises RangeError or TypeError for a wrong option. */
export async function listen(options: ListenOptions, reception: Reception): Promise<Doorway> {
  const key = keyOf(options);
  const frameLimit = checkFrameLimit(options.frameLimit);
  const given = options.address === undefined ? undefined : parseAddress(options.address);
  if (given !== undefined) checkExposure(given, key);
  const fresh = given === undefined ? createPrivatePlace() : undefined;
  const server = options.tls === undefined ? net.createServer() : await createTlsServer(options.tls);
  const strangers = new Set<Socket>();

  const refuse = (peer: string, reason: Error): void => {
    debug?.(`door  ${reception.service}: ${peer || "a local peer"} was refused: ${reason.message}`);
    options.onRefusal?.({ peer, reason });
  };
  const receive = async (socket: Socket): Promise<void> => {
    const peer = socket.remoteAddress ?? "";
    strangers.add(socket);
    try {
      if (strangers.size > MOST_STRANGERS) throw new ConnectionLostError("Too many are in their handshake.");
      await admit(socket, { key, service: reception.service });
      const onMisuse = (reason: Error): void => refuse(peer, reason);
      if (!socket.destroyed) reception.enter(new Door(socket, { frameLimit, isPatient: true, onMisuse }));
    } catch (error) {
      refuse(peer, error as Error);
      reception.refuse?.(error as Error);
      // What was said is still sent, and who does not read it is not waited for.
      socket.end(() => socket.destroy());
      setTimeout(() => socket.destroy(), 1000).unref();
    } finally {
      strangers.delete(socket);
    }
  };
  server.on(options.tls === undefined ? "connection" : "secureConnection", (socket: Socket) => {
    // Each stage listens for itself; an error between two of them must not end the program.
    socket.on("error", () => {});
    socket.setNoDelay(true);
    // A peer whose machine is gone says nothing: the system asks after it.
    socket.setKeepAlive(true, 10_000);
    void receive(socket);
  });
  server.on("tlsClientError", (error: Error) => refuse("", error));

  const place = await open(server, given ?? fresh!.place);
  return {
    address: formatPlace(place),
    key,
    close: () => {
      for (const socket of strangers) socket.destroy();
      return new Promise((resolve) => {
        server.close(() => resolve());
        fresh?.remove();
        // Doors that are open belong to whoever took them; a server counts them until they close.
        server.unref();
        resolve();
      });
    },
    ref: () => void server.ref(),
    unref: () => void server.unref(),
  };
}

async function createTlsServer(options: object): Promise<net.Server> {
  const { createServer } = await import("node:tls");
  return createServer({ handshakeTimeout: 5000, ...options });
}

function open(server: net.Server, place: Place): Promise<Place> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ ...place, backlog: 1024 }, () => {
      server.off("error", reject);
      if (!("path" in place))
        return resolve({ host: place.host, port: (server.address() as AddressInfo).port });
      if (place.path.startsWith("/")) chmodSync(place.path, 0o600);
      resolve(place);
    });
  });
}
