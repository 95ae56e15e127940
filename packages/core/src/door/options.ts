import type { Address } from "./address.js";
import type { TlsClientOptions, TlsServerOptions } from "./tls-options.js";

/** What both sides of a door must agree on. */
export interface KeyOptions {
  /** What both sides prove to know, at least 16 bytes. It proves who is there; it encrypts nothing. */
  readonly authKey?: string | Uint8Array | undefined;
  /** Lets anybody in who reaches the address: a loopback address or a private socket. */
  readonly insecure?: boolean | undefined;
}

/** How a door is opened to others. */
export interface ListenOptions extends KeyOptions {
  /** Where: a fresh private socket unless given. Another address than a loopback one needs an `authKey`. */
  readonly address?: Address | undefined;
  /** For node:tls: certificate, key and so on. */
  readonly tls?: TlsServerOptions | undefined;
  /** The most bytes of one message; 64 MiB unless given. */
  readonly frameLimit?: number | undefined;
  /** Told who was turned away or cut off, and why; PARAKERN_DEBUG=1 prints the same. */
  readonly onRefusal?: ((refusal: Refusal) => void) | undefined;
}

/** How a door that others have opened is entered. */
export interface ConnectOptions extends KeyOptions {
  readonly address: Address;
  /** For node:tls: authorities, server name, a certificate of one's own. */
  readonly tls?: TlsClientOptions | undefined;
  /** The most bytes of one message; 64 MiB unless given. */
  readonly frameLimit?: number | undefined;
  /** Milliseconds until it fails with a TimeoutError; 5 s unless given. */
  readonly timeout?: number | undefined;
}

/** A peer that was turned away or cut off. */
export interface Refusal {
  /** Its address, where it has one. */
  readonly peer: string;
  readonly reason: Error;
}

/** The most bytes of one message, unless an option says otherwise. */
export const FRAME_LIMIT = 64 * 2 ** 20;

/** Checks a frame limit; raises RangeError for anything but a whole number of at least 1024. */
export function checkFrameLimit(limit: number = FRAME_LIMIT): number {
  // The length field has 32 bits.
  if (Number.isSafeInteger(limit) && limit >= 1024 && limit < 2 ** 32) return limit;
  throw new RangeError(`frameLimit: expected a whole number of bytes, 1024 to 2 ** 32 - 1; got ${limit}.`);
}
