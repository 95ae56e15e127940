import { inspect } from "node:util";
import vm from "node:vm";
import { describe, expect, it } from "vitest";
import * as library from "../../src/errors.js";
import { decodeError } from "../../src/task/decode-error.js";
import { encodeError } from "../../src/task/encode-error.js";

/** There and back, as between two threads. */
function send(thrown: unknown): Error & Record<string, unknown> {
  return decodeError(structuredClone(encodeError(thrown)), { where: "worker 3" }) as Error &
    Record<string, unknown>;
}

describe("an error on the other side", () => {
  it.each([Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError])(
    "%o is one still",
    (Class) => {
      const error = send(new Class("oh"));
      expect(error).toBeInstanceOf(Class);
      expect(Object.getPrototypeOf(error)).toBe(Class.prototype);
      expect(error).toMatchObject({ name: Class.name, message: "oh" });
    },
  );

  it("keeps the name of its own class, on the nearest that is known", () => {
    class HttpError extends TypeError {
      status = 404;
      override name = "HttpError";
    }
    const error = send(new HttpError("gone"));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.constructor.name).toBe("HttpError");
    expect(error).toMatchObject({ name: "HttpError", message: "gone", status: 404 });
    expect(inspect(error)).toMatch(/^TypeError: gone|^HttpError: gone/);
  });

  it("keeps the class where the name was not set", () => {
    class Plain extends Error {}
    expect(send(new Plain("x")).constructor.name).toBe("Plain");
    expect(send(new Plain("x")).name).toBe("Error");
  });

  it("keeps own enumerable fields, such as code, and drops what cannot be cloned", () => {
    const fields = {
      code: "E_X",
      at: new Date(0),
      list: [1, { a: new Map([[1, 2]]) }],
      f() {},
      s: Symbol("x"),
    };
    const error = send(Object.assign(new Error("x"), fields, { both: { ok: 1, bad() {} } }));
    expect(error).toMatchObject({ code: "E_X", at: new Date(0), list: fields.list });
    expect(Object.keys(error).sort()).toEqual(["at", "code", "list"]);
  });

  it("keeps the chain of causes, non-errors at its end", () => {
    const error = send(new Error("a", { cause: new TypeError("b", { cause: { reason: "c" } }) }));
    expect(error.cause).toBeInstanceOf(TypeError);
    expect((error.cause as Error).cause).toEqual({ reason: "c" });
    expect(Object.keys(error)).toEqual([]);
  });

  it("keeps cycles", () => {
    const [a, b] = [new Error("a"), new Error("b")];
    a.cause = b;
    b.cause = a;
    const error = send(a);
    expect(((error.cause as Error).cause as Error).message).toBe("a");
    expect((error.cause as Error).cause).toBe(error);
  });

  it("cuts a chain without end", () => {
    let error = new Error("0");
    for (let i = 1; i < 5000; i++) error = new Error(`${i}`, { cause: error });
    expect(send(error).message).toBe("4999");
  });

  it("keeps the errors of an AggregateError", () => {
    const error = send(new AggregateError([new RangeError("a"), "b", new Error("c")], "all"));
    expect(error).toBeInstanceOf(AggregateError);
    expect(error.message).toBe("all");
    const [a, b, c] = (error as unknown as AggregateError).errors;
    expect(a).toBeInstanceOf(RangeError);
    expect([b, c.message]).toEqual(["b", "c"]);
  });

  it("keeps a DOMException", () => {
    const error = send(new DOMException("stop", "AbortError"));
    expect(error).toBeInstanceOf(DOMException);
    expect(error).toMatchObject({ name: "AbortError", message: "stop", code: 20 });
  });

  it("is of this library's class again", () => {
    const errors: library.ParakernError[] = [
      new library.ClosureError("x"),
      new library.SerializationError("args[0].f", "it is a function"),
      new library.WorkerCrashError({ exitCode: 3, tasks: 2 }),
      new library.TimeoutError("It", 5),
      new library.QueueEmptyError(),
      new library.KernelArgumentError("sum", "x", "f64", "i32"),
    ];
    for (const each of errors) {
      const error = send(each);
      expect(error).toBeInstanceOf(each.constructor);
      expect(error).toBeInstanceOf(library.ParakernError);
      expect({ ...error }).toEqual({ ...each });
      expect(error).toMatchObject({ name: each.name, message: each.message });
    }
  });

  it("may come from another realm", () => {
    const error = send(vm.runInNewContext("Object.assign(new TypeError('x'), { code: 1 })"));
    expect(error).toMatchObject({ name: "TypeError", message: "x", code: 1 });
  });

  it("may be as large as it likes", () => {
    const error = send(
      Object.assign(new Error("x".repeat(1e6)), { bytes: new Uint8Array(8e6), text: "y".repeat(8e6) }),
    );
    expect([error.message.length, (error.bytes as Uint8Array).length, (error.text as string).length]).toEqual(
      [1e6, 8e6, 8e6],
    );
  });

  it("may have getters that throw, and be a Proxy that does", () => {
    const error = new Error("x");
    for (const key of ["stack", "name", "message", "cause", "code"]) {
      Object.defineProperty(error, key, {
        enumerable: true,
        get: () => {
          throw new Error("no");
        },
      });
    }
    expect(send(error)).toBeInstanceOf(Error);
    const refuse = (): never => {
      throw new Error("no");
    };
    const hostile = new Proxy(new Error("x"), { get: refuse, ownKeys: refuse, getPrototypeOf: refuse });
    expect(send(hostile)).toBeInstanceOf(Error);
  });

  it("takes no name that would change an object's prototype", () => {
    const error = new Error("x");
    Object.defineProperty(error, "__proto__", { value: { polluted: true }, enumerable: true });
    const sent = send(error);
    expect(Object.getPrototypeOf(sent)).toBe(Error.prototype);
    expect((sent as { polluted?: boolean }).polluted).toBe(undefined);
  });
});

describe("what is no error", () => {
  it.each([["a string"], [42], [null], [undefined], [{ a: 1 }], [[1, 2]]])(
    "%o becomes the cause of a RemoteError",
    (value) => {
      const error = send(value);
      expect(error).toBeInstanceOf(library.RemoteError);
      expect(error.cause).toEqual(value);
      expect(error.message).toMatch(/which is no Error/);
    },
  );

  it.each([[() => 1], [Symbol("x")], [{ f() {} }], [new WeakMap()]])("%o is described", (value) => {
    expect(send(value)).toBeInstanceOf(library.RemoteError);
    expect(send(value).cause).toBe(inspect(value));
  });
});

describe("the stack", () => {
  it("is that of the worker, then the place of the call", () => {
    const remote = new Error("x");
    remote.stack = "Error: x\n    at work (file:///tasks.js:3:5)";
    const callSite = { stack: "Error\n    at main (file:///main.js:9:1)" };
    const error = decodeError(encodeError(remote), { where: "worker 3", callSite });
    expect(error.stack).toBe(
      "Error: x\n    at work (file:///tasks.js:3:5)\n    at … (in worker 3)\n    at main (file:///main.js:9:1)",
    );
  });

  it("leaves out this library's own frames", () => {
    const own = new URL("../../src/workers/runner.js", import.meta.url).href;
    const remote = Object.assign(new Error("x"), {
      stack: `Error: x\n    at a (file:///a.js:1:1)\n    at run (${own}:1:1)`,
    });
    expect(decodeError(encodeError(remote), { where: "worker 1" }).stack).toBe(
      "Error: x\n    at a (file:///a.js:1:1)\n    at … (in worker 1)",
    );
  });
});
