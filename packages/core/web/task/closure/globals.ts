/** What every worker of a browser has beyond the language; a name counts only where the running engine has it. */
const names = new Set(
  `AbortController AbortSignal AggregateError Array ArrayBuffer AsyncDisposableStack Atomics BigInt BigInt64Array
  BigUint64Array Blob Boolean BroadcastChannel ByteLengthQueuingStrategy CloseEvent CompressionStream
  CountQueuingStrategy Crypto CryptoKey CustomEvent DOMException DOMMatrix DOMPoint DOMRect DataView Date
  DecompressionStream DisposableStack Error ErrorEvent EvalError Event EventSource EventTarget File FileReader
  FileReaderSync FinalizationRegistry Float16Array Float32Array Float64Array FormData Function Headers IDBKeyRange
  ImageBitmap ImageData Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Map Math MessageChannel MessageEvent
  MessagePort NaN Number Object OffscreenCanvas OffscreenCanvasRenderingContext2D Path2D Performance Promise Proxy
  QuotaExceededError RangeError ReadableStream ReferenceError Reflect RegExp Request Response Set SharedArrayBuffer
  String SubtleCrypto SuppressedError Symbol SyntaxError TextDecoder TextDecoderStream TextEncoder TextEncoderStream
  TransformStream TypeError URIError URL URLPattern URLSearchParams Uint16Array Uint32Array Uint8Array
  Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly WebSocket Worker WritableStream XMLHttpRequest atob btoa caches
  clearInterval clearTimeout console createImageBitmap crypto crossOriginIsolated decodeURI decodeURIComponent
  encodeURI encodeURIComponent escape eval fetch globalThis indexedDB isFinite isNaN isSecureContext location navigator
  origin parseFloat parseInt performance queueMicrotask reportError scheduler self setInterval setTimeout
  structuredClone undefined unescape`.split(/\s+/u),
);

/** In a worker, but not in a page. */
const WORKER_ONLY = new Set([
  "FileReaderSync",
  "importScripts",
  "WorkerGlobalScope",
  "DedicatedWorkerGlobalScope",
]);

/** Whether a name is a global of every worker, whatever the page has added to its own globals. */
export function isWorkerGlobal(name: string): boolean {
  return WORKER_ONLY.has(name) || (names.has(name) && name in globalThis);
}
