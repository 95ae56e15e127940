import type { ConnectOptions, ListenOptions } from "../door/options.js";

/** How a door is entered that was opened like this. */
export function clientOptions(
  { authKey, insecure, tls, frameLimit }: ListenOptions,
  address: string,
): ConnectOptions {
  // A certificate that signs itself is its own authority.
  const ca = tls?.ca ?? tls?.cert;
  return {
    address,
    ...(authKey !== undefined && { authKey }),
    ...(insecure && { insecure }),
    ...(frameLimit !== undefined && { frameLimit }),
    ...(tls !== undefined && { tls: ca === undefined ? {} : { ca } }),
  };
}
