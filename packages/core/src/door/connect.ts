import net, { type Socket } from "node:net";
import type { ConnectionOptions } from "node:tls";
import { ConnectionLostError, TimeoutError } from "../errors.js";
import { parseAddress } from "./address.js";
import { Door } from "./door.js";
import { enter, HANDSHAKE_MS } from "./handshake.js";
import { keyOf } from "./key.js";
import { type ConnectOptions, checkFrameLimit } from "./options.js";

/** Enters a door that others have opened. Rejects with AuthenticationError, ConnectionLostError, ProtocolError or TimeoutError. */
export async function connect(service: string, options: ConnectOptions): Promise<Door> {
  const key = keyOf(options);
  const frameLimit = checkFrameLimit(options.frameLimit);
  const timeoutMs = options.timeout ?? HANDSHAKE_MS;
  const socket = await open(options, timeoutMs);
  try {
    const first = await enter(socket, { key, service, timeoutMs });
    return new Door(socket, { frameLimit, isPatient: false, onMisuse: () => {} }, first);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

async function open({ address, tls }: ConnectOptions, timeoutMs: number): Promise<Socket> {
  const place = parseAddress(address);
  const socket =
    tls === undefined
      ? net.connect(place)
      : (await import("node:tls")).connect({ ...(tls as ConnectionOptions), ...place });
  // Each stage listens for itself; an error between two of them must not end the program.
  socket.on("error", () => {});
  socket.setNoDelay(true);
  socket.setKeepAlive(true, 10_000);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(new TimeoutError("Connecting", timeoutMs)), timeoutMs);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    socket.once("error", (error) =>
      fail(
        new ConnectionLostError(`Nobody lets us in at ${String(JSON.stringify(address))}: ${error.message}`, {
          cause: error,
        }),
      ),
    );
    socket.once(tls === undefined ? "connect" : "secureConnect", () => {
      clearTimeout(timer);
      resolve(socket);
    });
  });
}
