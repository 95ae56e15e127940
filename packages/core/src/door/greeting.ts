import { ProtocolError } from "../errors.js";
import { NONCE_BYTES, PROOF_BYTES } from "./proof.js";

/** The longest message of a handshake, its length byte included. */
export const GREETING_LIMIT = 256;

const MAGIC = Buffer.from("PKRN\x01");

/** What the server says first. */
export interface Hello {
  readonly wantsKey: boolean;
  readonly service: string;
  readonly serverNonce: Uint8Array;
}

/** What the client answers. */
export interface Answer {
  readonly clientNonce: Uint8Array;
  readonly proof: Uint8Array;
}

/** What a server says to an answer. */
export const Verdict = { welcome: 1, wrongKey: 2 } as const;

/** Magic, whether a key is wanted, the server's nonce, the service's name. */
export function writeHello({ wantsKey, service, serverNonce }: Hello): Buffer {
  return sized(MAGIC, Buffer.of(wantsKey ? 1 : 0), serverNonce, Buffer.from(service));
}

export function readHello(bytes: Uint8Array): Hello {
  const start = MAGIC.length + 1 + NONCE_BYTES;
  if (bytes.length < start || !MAGIC.equals(bytes.subarray(0, MAGIC.length))) {
    throw new ProtocolError("What answers there is no door of this library, or one of another version.");
  }
  return {
    wantsKey: bytes[MAGIC.length] === 1,
    serverNonce: bytes.subarray(MAGIC.length + 1, start),
    service: Buffer.from(bytes.subarray(start)).toString(),
  };
}

/** The client's nonce and its proof. */
export function writeAnswer({ clientNonce, proof }: Answer): Buffer {
  return sized(MAGIC, clientNonce, proof);
}

export function readAnswer(bytes: Uint8Array): Answer {
  const start = MAGIC.length + NONCE_BYTES;
  if (bytes.length !== start + PROOF_BYTES || !MAGIC.equals(bytes.subarray(0, MAGIC.length))) {
    throw new ProtocolError("A peer did not answer as a client of this library does.");
  }
  return { clientNonce: bytes.subarray(MAGIC.length, start), proof: bytes.subarray(start) };
}

/** A verdict, with the server's own proof where it is a welcome. */
export function writeVerdict(verdict: number, proof: Uint8Array = new Uint8Array(0)): Buffer {
  return sized(Buffer.of(verdict), proof);
}

function sized(...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  if (body.length >= GREETING_LIMIT) throw new RangeError("A handshake message is too long.");
  return Buffer.concat([Buffer.of(body.length), body]);
}
