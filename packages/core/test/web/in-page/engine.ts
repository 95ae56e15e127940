// Stands in for pool/engine.ts: what a page has, which shares memory where it is isolated.
export const BACKENDS = ["thread", "inline"] as const;
export const WORKERS = ["thread"] as const;
export const SHARING = crossOriginIsolated ? BACKENDS : [];
export type BackendName = (typeof BACKENDS)[number];

export const ResultBuffer = crossOriginIsolated ? SharedArrayBuffer : ArrayBuffer;

// A worker that has closed itself goes on until its turn is over.
export const exit = (): never => {
  self.close();
  for (;;);
};
export const exitSoon = (): void => void setTimeout(() => self.close());
export const exitMeanwhile = (): Promise<never> => new Promise(() => setTimeout(() => self.close(), 1));
export const exitByResult = (): object => ({
  get bad() {
    self.close();
    for (;;);
  },
});
export const EXIT_CODE = 0;

export function onUnhandled(listener: () => void): () => void {
  globalThis.addEventListener("unhandledrejection", listener);
  return () => globalThis.removeEventListener("unhandledrejection", listener);
}
