// What tests use of Node's globals on their own thread, and what this run has to do without.
const turns = new MessageChannel();
const waiting: (() => void)[] = [];
turns.port1.onmessage = () => waiting.shift()!();

Object.assign(globalThis, {
  setImmediate(run: () => void): void {
    waiting.push(run);
    turns.port2.postMessage(undefined);
  },
});

/** As engines are that have not got it, in workers too. */
const WITHOUT_WAIT_ASYNC = "delete Atomics.waitAsync;";

if (location.search === "?without-wait-async") {
  new Function(WITHOUT_WAIT_ASYNC)();
  globalThis.Blob = class extends Blob {
    constructor(parts: BlobPart[] = [], options?: BlobPropertyBag) {
      super(options?.type === "text/javascript" ? [WITHOUT_WAIT_ASYNC, ...parts] : parts, options);
    }
  };
}

/** The end of the probe for relaxed SIMD: f32x4.relaxed_madd. */
const RELAXED_MADD = "253,133,2";

if (location.search === "?without-relaxed-simd") {
  const { validate } = WebAssembly;
  WebAssembly.validate = (bytes) => !String(bytes).includes(RELAXED_MADD) && validate(bytes);
}
