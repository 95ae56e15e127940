import { ClosureError, PoolClosedError, TimeoutError } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { BACKENDS } from "./engine.js";
import { failure, Latch, occupy, open } from "./support.js";

const square = (x: number) => x * x;
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

/** A source that counts what was read and notes that it was told to stop. */
class Source {
  read = 0;
  isStopped = false;
  readonly end: number;
  readonly error: Error | undefined;

  constructor(end = Number.POSITIVE_INFINITY, error?: Error) {
    this.end = end;
    this.error = error;
  }

  *sync(): Generator<number> {
    try {
      while (this.read < this.end) yield this.read++;
      if (this.error) throw this.error;
    } finally {
      this.isStopped = true;
    }
  }

  async *async(): AsyncGenerator<number> {
    yield* this.sync();
  }
}

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of stream) values.push(value);
  return values;
}

describe.each(BACKENDS)("imap on %s", (backend) => {
  it.each([0, 1, 5, 300])("yields %i results in order", async (n) => {
    await using pool = open(backend);
    expect(await collect(pool.imap(square, upTo(n)))).toEqual(upTo(n).map(square));
    expect(await collect(pool.imap(square, upTo(n), { chunkSize: 7 }))).toEqual(upTo(n).map(square));
    expect(await collect(pool.imap(square, new Source(n).async()))).toEqual(upTo(n).map(square));
  });

  it("yields all in any order from imapUnordered", async () => {
    await using pool = open(backend);
    const values = await collect(pool.imapUnordered(square, new Source(300).async()));
    expect(values.sort((a, b) => a - b)).toEqual(upTo(300).map(square));
  });

  it("yields the results before the item where the source throws, and then its error", async () => {
    await using pool = open(backend);
    const mine = new Error("mine");
    for (const kind of ["sync", "async"] as const) {
      const seen: number[] = [];
      const stream = pool.imap(square, new Source(10, mine)[kind]());
      const error = await failure(
        (async () => {
          for await (const value of stream) seen.push(value);
        })(),
      );
      expect(error).toBe(mine);
      expect(seen).toEqual(upTo(10).map(square));
    }
  });

  it("yields the results before the item that fails, and reads no further", async () => {
    await using pool = open(backend);
    const source = new Source();
    const seen: number[] = [];
    const fail = (x: number) => {
      if (x === 25) throw new RangeError("25");
      return x;
    };
    const error = await failure(
      (async () => {
        for await (const x of pool.imap(fail, source.sync())) seen.push(x);
      })(),
    );
    expect(error).toMatchObject({ message: "25" });
    expect(seen).toEqual(upTo(25));
    expect(source.isStopped).toBe(true);
  });

  it("reads an infinite source only so far ahead, and stops it when the consumer breaks", async () => {
    await using pool = open(backend);
    for (const kind of ["sync", "async"] as const) {
      const source = new Source();
      for await (const x of pool.imap(square, source[kind](), { lookAhead: 10 })) {
        expect(source.read).toBeLessThanOrEqual(Math.sqrt(x) + 11);
        if (x > 10_000) break;
      }
      expect(source.isStopped).toBe(true);
    }
    const source = new Source();
    for await (const _ of pool.imapUnordered(square, source.sync())) break;
    expect(source.isStopped).toBe(true);
    expect(source.read).toBeLessThan(100);
  });

  it("begins with the first next, but checks the call at once", async () => {
    await using pool = open(backend);
    const source = new Source();
    const outside = 1;
    expect(() => pool.imap((x: number) => x + outside, source.sync())).toThrow(ClosureError);
    const stream = pool.imap(square, source.sync());
    expect(source.read).toBe(0);
    expect((await stream.next()).value).toBe(0);
    await stream.return();
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  it("ends with the reason of its signal", async () => {
    await using pool = open(backend);
    const controller = new AbortController();
    const source = new Source();
    const stream = pool.imap(square, source.sync(), { signal: controller.signal });
    await stream.next();
    controller.abort(new Error("enough"));
    expect(await failure(collect(stream))).toMatchObject({ message: "enough" });
    expect(source.isStopped).toBe(true);
  });

  it("goes on after close, until its source has ended", async () => {
    await using pool = open(backend);
    const stream = pool.imap(square, upTo(200), { chunkSize: 1 });
    await stream.next();
    pool.close();
    expect(await collect(stream)).toHaveLength(199);
    await pool.join();
  });

  it("is ended by dispose where its consumer has left it", async () => {
    let stream: AsyncGenerator<number>;
    {
      await using pool = open(backend);
      stream = pool.imap(square, new Source().sync());
      await stream.next();
    }
    const error = await failure(collect(stream));
    expect(error).toBeInstanceOf(PoolClosedError);
  });
});

it("hands out what is there while the source thinks", async () => {
  await using pool = open("thread");
  const gate = deferred();
  async function* source() {
    yield* upTo(100);
    await gate.promise;
    yield 100;
  }
  const stream = pool.imap(square, source());
  for (let i = 0; i < 100; i++) expect((await stream.next()).value).toBe(i * i);
  gate.resolve();
  expect(await collect(stream)).toEqual([10_000]);
});

it("does not read ahead of a consumer that has stopped", async () => {
  await using pool = open("thread");
  const source = new Source();
  const stream = pool.imap(square, source.sync());
  for (let i = 0; i < 1000; i++) await stream.next();
  const { read } = source;
  for (let i = 0; i < 50; i++) await pool.apply(square, [i]);
  expect(source.read).toBe(read);
  await stream.return();
});

it("applies its timeout to each item", async () => {
  await using pool = open("thread");
  const gate = new Latch();
  const wait = (words: Int32Array) => Atomics.wait(words, 0, 0);
  const error = await failure(collect(pool.imap(wait, [gate.words], { timeout: 20 })));
  expect(error).toBeInstanceOf(TimeoutError);
  expect(await collect(pool.imap(square, upTo(20), { timeout: 10_000 }))).toHaveLength(20);
});

it("waits in line as other tasks do", async () => {
  await using pool = open("thread");
  const gate = new Latch();
  const calls = await occupy(pool, gate);
  const stream = collect(pool.imap(square, upTo(50)));
  gate.open();
  expect(await stream).toHaveLength(50);
  expect(await Promise.all(calls)).toEqual([0, 1]);
});

function deferred() {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
