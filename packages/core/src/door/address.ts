import { isIP } from "node:net";

/**
 * Where a door is: `"host:port"`, `{ host, port }`, the path of a Unix socket, or a Windows pipe (`\\.\pipe\name`).
 *
 * Port 0 takes any that is free; the host is 127.0.0.1 unless given.
 */
export type Address = string | { readonly host?: string | undefined; readonly port: number };

/** An address as node:net wants it. */
export type Place = { readonly host: string; readonly port: number } | { readonly path: string };

/** Parses an address; raises RangeError for what is none. */
export function parseAddress(address: Address): Place {
  if (typeof address === "string") {
    // A path, a Windows pipe, or a name in Linux's abstract namespace.
    if (/^[/\\.\0]/u.test(address)) return { path: address };
    const parts = /^(?:tcp:\/\/)?(?:\[([^\]]+)\]|([^:/]+)):(\d+)$/u.exec(address);
    if (parts !== null) return checked(parts[1] ?? parts[2]!, Number(parts[3]), address);
  } else if (typeof address === "object" && address !== null) {
    return checked(address.host ?? "127.0.0.1", address.port, address);
  }
  throw unusable(address);
}

/** An address in one string, as `parseAddress` reads it. */
export function formatPlace(place: Place): string {
  if ("path" in place) return place.path;
  return `${isIP(place.host) === 6 ? `[${place.host}]` : place.host}:${place.port}`;
}

/** Whether only this machine can reach a place. */
export function isLocal(place: Place): boolean {
  if ("path" in place) return true;
  const { host } = place;
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

function checked(host: string, port: number, address: Address): Place {
  if (!Number.isSafeInteger(port) || port < 0 || port > 65_535 || host === "") throw unusable(address);
  return { host, port };
}

function unusable(address: unknown): RangeError {
  return new RangeError(
    `address: expected "host:port", { host, port } or the path of a socket; got ${JSON.stringify(address)}.`,
  );
}
