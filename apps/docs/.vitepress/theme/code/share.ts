const KEY = "code=";

/** An address of this page with the program in it: nothing is sent to a server. */
export function shareUrl(id: string, code: string): string {
  const bytes = new TextEncoder().encode(code);
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const { origin, pathname } = location;
  return `${origin}${pathname}#${KEY}${id}.${text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** The program in an address, where it is for this box; undefined for any other. */
export function sharedCode(id: string, hash: string): string | undefined {
  const start = `#${KEY}${id}.`;
  if (!hash.startsWith(start)) return undefined;
  try {
    const text = atob(hash.slice(start.length).replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder().decode(Uint8Array.from(text, (sign) => sign.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
