import type { Socket } from "node:net";
import { AuthenticationError, ProtocolError } from "../errors.js";
import { readAnswer, readHello, Verdict, writeAnswer, writeHello, writeVerdict } from "./greeting.js";
import { GreetingReader } from "./greeting-reader.js";
import { isProof, nonce, prove } from "./proof.js";

/** How long a handshake may take. */
export const HANDSHAKE_MS = 5000;

/** What each side brings to a handshake. */
export interface Credentials {
  readonly key: Uint8Array;
  /** What is behind the door, as "manager": a client of something else is turned away. */
  readonly service: string;
  readonly timeoutMs?: number | undefined;
}

/** The server's part. Rejects where the client does not prove to know the key. */
export async function admit(socket: Socket, { key, service, timeoutMs }: Credentials): Promise<void> {
  const reader = new GreetingReader(socket, timeoutMs ?? HANDSHAKE_MS);
  try {
    const serverNonce = nonce();
    socket.write(writeHello({ wantsKey: key.length > 0, service, serverNonce }));
    const { clientNonce, proof } = readAnswer(await reader.next());
    const terms = { service, serverNonce, clientNonce };
    if (!isProof(proof, key, "client", terms)) {
      socket.write(writeVerdict(Verdict.wrongKey));
      throw new AuthenticationError("A client was turned away: it does not know the key.");
    }
    // Before it is let in, a client has nothing else to say.
    if (reader.end().length > 0) throw new ProtocolError("A client spoke before it was let in.");
    socket.write(writeVerdict(Verdict.welcome, prove(key, "server", terms)));
  } finally {
    reader.end();
  }
}

/** The client's part; returns what the server has sent behind it. Rejects where the server does not know the key either. */
export async function enter(socket: Socket, { key, service, timeoutMs }: Credentials): Promise<Buffer> {
  const reader = new GreetingReader(socket, timeoutMs ?? HANDSHAKE_MS);
  try {
    const hello = readHello(await reader.next());
    if (hello.service !== service) {
      throw new ProtocolError(`Behind that address is a ${hello.service.slice(0, 40)}, not a ${service}.`);
    }
    checkKeyed(hello.wantsKey, key);
    const clientNonce = nonce();
    const terms = { service, serverNonce: hello.serverNonce, clientNonce };
    socket.write(writeAnswer({ clientNonce, proof: prove(key, "client", terms) }));
    const [verdict, ...proof] = await reader.next();
    if (verdict !== Verdict.welcome) throw new AuthenticationError("The server refused the key.");
    if (!isProof(Uint8Array.from(proof), key, "server", terms)) {
      throw new AuthenticationError("What answers there does not know the key itself.");
    }
    return reader.end();
  } finally {
    reader.end();
  }
}

function checkKeyed(wantsKey: boolean, key: Uint8Array): void {
  if (wantsKey && key.length === 0) throw new AuthenticationError("The server wants an authKey.");
  if (!wantsKey && key.length > 0) {
    throw new AuthenticationError("The server asks for no key: it is not the one that the key is for.");
  }
}
