import { MessageChannel } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { SerializationError } from "../../src/errors.js";
import { explainClone } from "../../src/task/explain-clone.js";
import { packHandles } from "../../src/task/pack.js";

const f = (): void => {};
const detached = (): ArrayBuffer => {
  const buffer = new ArrayBuffer(8);
  structuredClone(buffer, { transfer: [buffer] });
  return buffer;
};
const cycle = (): object => {
  const one: Record<string, unknown> = { name: "one" };
  one.self = { one, bad: f };
  return one;
};
const linked = (length: number): object => {
  let list: object = { f };
  for (let i = 0; i < length; i++) list = { next: list };
  return list;
};

describe("what cannot be cloned", () => {
  it.each<[unknown, string, RegExp]>([
    [f, "args", /the function f$/],
    [[1, f], "args[1]", /function f/],
    [[{ a: { b: [0, f] } }], "args[0].a.b[1]", /function/],
    [[{ "not a name": Symbol("s") }], 'args[0]["not a name"]', /Symbol\(s\)/],
    [[new Map([["k", f]])], "args[0].get('k')", /function/],
    [[new Map([[f, 1]])], "args[0].keys() at [Function: f]", /function/],
    [[new Set([f])], "args[0].values() at [Function: f]", /function/],
    [[Promise.resolve()], "args[0]", /#<Promise> could not be cloned/],
    [[new WeakMap()], "args[0]", /WeakMap/],
    [[(function* () {})()], "args[0]", /Generator/],
    [[new Proxy({}, {})], "args[0]", /Proxy/],
    [[{ x: detached() }], "args[0].x", /detached/],
    [[new MessageChannel().port1], "args[0]", /./],
    [[cycle()], "args[0].self.bad", /function/],
    [
      [
        {
          get x() {
            throw new RangeError("no");
          },
        },
      ],
      "args[0]",
      /reading it throws RangeError: no/,
    ],
  ])("case %# is found", (value, path, reason) => {
    const error = explainClone(value, "args");
    expect(error).toBeInstanceOf(SerializationError);
    expect(error!.path).toBe(path);
    expect(error!.message).toMatch(/^args/);
    expect(error!.message.replace(`${path} cannot be sent: `, "").replace(/\.$/, "")).toMatch(reason);
  });

  it("is found however deep or far behind it stands", () => {
    expect(explainClone(linked(100_000), "result")!.path).toMatch(
      /^result(\.next){19}…\(99962 more\)…(\.next){19}\.f$/,
    );
    expect(explainClone([...new Array(300_000).fill(0), f], "result")!.path).toBe("result[300000]");
  });

  it.each([
    [1],
    [{ a: [new Date(), /x/u, new Map(), new Error("x")] }],
    [new Float64Array(3)],
    [new SharedArrayBuffer(8)],
  ])("is not in %o", (value) => {
    expect(explainClone(value, "args")).toBe(undefined);
  });

  it("is not what is to be transferred", () => {
    const { port1, port2 } = new MessageChannel();
    expect(explainClone([port1], "args", { transfer: [port1 as never] })).toBe(undefined);
    port2.close();
  });

  it("depends on where it is sent", () => {
    const refuse = (value: unknown): unknown => {
      if (value instanceof SharedArrayBuffer) throw new Error("not to another process");
      return value;
    };
    expect(explainClone([new SharedArrayBuffer(8)], "args", { clone: refuse })!.path).toBe("args[0]");
    expect(explainClone([new Int32Array(new SharedArrayBuffer(8))], "args", { clone: structuredClone })).toBe(
      undefined,
    );
  });
});

describe("packing a value that failed to clone", () => {
  it("raises what explains it, with the first error as its cause", () => {
    const error = new Error("could not be cloned");
    expect(() => packHandles([{ f }], "args", { error })).toThrow(
      expect.objectContaining({ path: "args[0].f", cause: error, code: "E_SERIALIZATION" }),
    );
  });

  it("raises also where nothing can be found", () => {
    expect(() => packHandles([1], "args", { error: new Error("some reason") })).toThrow(
      /args cannot be sent: some reason/,
    );
  });
});
