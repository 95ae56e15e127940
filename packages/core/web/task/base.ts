const key = Symbol.for("parakern.base");
const store = globalThis as unknown as Record<symbol, string | undefined>;

/** What `import()` in a shipped function resolves against: the page. */
export function programBase(): string {
  store[key] ??= globalThis.document?.baseURI ?? globalThis.location.href;
  return store[key];
}

/** Takes over the base of the page that made this worker, for tasks that are shipped from here in turn. */
export function adoptProgramBase(base: string): void {
  store[key] = base;
}

/** A base as the user gives it, as a URL. */
export function toBase(base: string | URL | undefined): string {
  return base === undefined ? programBase() : new URL(base, programBase()).href;
}
