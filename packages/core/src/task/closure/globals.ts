import vm from "node:vm";

/** What Node and browsers give every worker beyond the language; a name counts only where the running engine has it. */
const host = new Set(
  `AbortController AbortSignal Blob BroadcastChannel Buffer ByteLengthQueuingStrategy CloseEvent CompressionStream
  CountQueuingStrategy Crypto CryptoKey CustomEvent DOMException DecompressionStream ErrorEvent Event EventSource EventTarget
  File FormData Headers MessageChannel MessageEvent MessagePort Navigator Performance PerformanceEntry PerformanceMark
  PerformanceMeasure PerformanceObserver PerformanceObserverEntryList PerformanceResourceTiming QuotaExceededError
  ReadableByteStreamController ReadableStream ReadableStreamBYOBReader ReadableStreamBYOBRequest
  ReadableStreamDefaultController ReadableStreamDefaultReader Request Response Storage SubtleCrypto TextDecoder
  TextDecoderStream TextEncoder TextEncoderStream TransformStream TransformStreamDefaultController URL URLPattern
  URLSearchParams WebAssembly WebSocket WritableStream WritableStreamDefaultController WritableStreamDefaultWriter atob btoa
  clearImmediate clearInterval clearTimeout console crypto fetch global navigator performance process queueMicrotask
  setImmediate setInterval setTimeout structuredClone`.split(/\s+/u),
);

let language: ReadonlySet<string> | undefined;

/** Whether a name is a global of every worker, whatever the program has added to its own globals. */
export function isWorkerGlobal(name: string): boolean {
  if (host.has(name)) return name in globalThis;
  // A fresh realm has the language's own names, those of newer engines too, and nothing that a program or test runner added.
  language ??= new Set(vm.runInNewContext("Object.getOwnPropertyNames(globalThis)"));
  return language.has(name);
}
