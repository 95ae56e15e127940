import { statSync } from "node:fs";
import { dirname } from "node:path";
import {
  AuthenticationError,
  ConnectionLostError,
  Manager,
  ManagerStateError,
  type MapProxy,
  Pool,
  Process,
  Queue,
  type QueueProxy,
} from "@parakern/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { begin, type classes, PLACES } from "./support.js";

const authKey = "a key of more than sixteen bytes";

describe.each(PLACES)("a manager with classes of one's own (_TestMyManager), served from: %s", (place) => {
  let manager: Manager<typeof classes>;
  beforeAll(async () => {
    manager = await begin(place);
  });
  afterAll(() => manager.shutdown());

  it("shows the public methods, or those that were listed", async () => {
    const foo = await manager.create("Foo");
    const bar = await manager.create("Bar");
    const shown = (proxy: object): string[] => ["f", "g", "_h"].filter((name) => name in proxy);
    expect([shown(foo), shown(bar)]).toEqual([
      ["f", "g"],
      ["f", "_h"],
    ]);
    expect([await foo.f(), await (bar as unknown as { _h(): Promise<string> })._h()]).toEqual([
      "f()",
      "_h()",
    ]);
  });

  it("carries errors whole", async () => {
    const foo = await manager.create("Foo");
    const error = await foo.g().catch((each: unknown) => each as Error);
    expect(error).toBeInstanceOf(RangeError);
    expect((error as Error).message).toBe("g() fails");
    expect((error as Error).cause).toBeInstanceOf(TypeError);
    expect((error as Error).stack).toMatch(/classes\.mjs[\s\S]*in the manager[\s\S]*manager\.test\.ts/u);
  });

  it("iterates over what a function yields", async () => {
    const numbers: number[] = [];
    for await (const each of await manager.create("squares", 10)) numbers.push(each);
    expect(numbers).toEqual(Array.from({ length: 10 }, (_, i) => i * i));
  });

  it("hands out what exists, and gives methods the objects themselves", async () => {
    const [one, other] = [await manager.create("log"), await manager.create("log")];
    await one.add("a line");
    expect(await other.lines()).toContain("a line");
    const counter = await manager.create("Counter", 5);
    expect(await Promise.all([counter.add(1), counter.add(2)])).toEqual([6, 8]);
    expect(await counter.absorb(await manager.list([1, 2, 3]))).toBe(3);
  });

  it("passes proxies through queues and pools", async () => {
    const map = await manager.map<string, number>();
    const queue = new Queue<MapProxy<string, number>>();
    await queue.put(map);
    await (await queue.get()).set("queue", 1);
    await using pool = new Pool(1);
    await pool.apply((map: MapProxy<string, number>) => map.set("pool", 2), [map]);
    expect(await map.toMap()).toEqual(
      new Map([
        ["queue", 1],
        ["pool", 2],
      ]),
    );
  });
});

describe("a manager on the network (_TestRemoteManager)", () => {
  it("is entered by address and key, and by nobody else", async () => {
    await using manager = await new Manager({ address: "127.0.0.1:0", authKey }).start();
    const { address } = manager;
    const queues = await manager.map<string, QueueProxy<unknown>>([
      ["queue", await manager.queue<unknown>()],
    ]);
    expect(address).toMatch(/^127\.0\.0\.1:\d+$/u);
    await using other = await Manager.connect({ address, authKey });
    await (await other.list([1])).length();
    const child = new Process({
      target: async (address: string, authKey: string, queues: MapProxy<string, QueueProxy<unknown>>) => {
        const { Manager } = await import("@parakern/core");
        const manager = await Manager.connect({ address, authKey });
        await (await manager.list()).push(1);
        await (await queues.get("queue"))!.put([
          "hello world",
          null,
          true,
          2.25,
          "hållå",
          new Uint8Array([1]),
        ]);
        await manager.shutdown();
      },
      args: [address, authKey, queues] as const,
    });
    child.start();
    expect(await (await queues.get("queue"))!.get()).toEqual([
      "hello world",
      null,
      true,
      2.25,
      "hållå",
      Uint8Array.of(1),
    ]);
    expect(await child.sentinel).toBe(0);
    const wrong = Manager.connect({ address, authKey: "another key of sixteen bytes" });
    await expect(wrong).rejects.toThrow(AuthenticationError);
  });

  it("begins again at the same address (_TestManagerRestart)", async () => {
    const first = await new Manager({ address: "127.0.0.1:0", authKey }).start();
    const { address } = first;
    await expect(new Manager({ address, authKey }).start()).rejects.toThrow(/EADDRINUSE/u);
    const list = await first.list([1]);
    await first.shutdown();
    await first.join();
    await expect(list.length()).rejects.toThrow(ConnectionLostError);
    await using second = await new Manager({ address, authKey }).start();
    expect(second.address).toBe(address);
    expect(await (await second.list([1, 2])).length()).toBe(2);
  });

  it("shows itself to others than this machine with a key alone", async () => {
    const open = new Manager({ address: "0.0.0.0:0", insecure: true });
    await expect(open.serve()).rejects.toThrow(/authKey/u);
    await using keyed = await new Manager({ address: "0.0.0.0:0", authKey }).serve();
    expect(keyed.address).toMatch(/^0\.0\.0\.0:/u);
    for (const authKey of ["", "short", 5 as never]) {
      await expect(new Manager({ authKey }).serve()).rejects.toThrow(/authKey/u);
    }
    await expect(new Manager({ address: "nowhere" }).serve()).rejects.toThrow(RangeError);
  });

  it("has a socket of its own that only its user can reach, and leaves nothing", async () => {
    const manager = await new Manager().start();
    const folder = dirname(manager.address);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(manager.address).mode & 0o777).toBe(0o600);
    await manager.shutdown();
    expect(() => statSync(folder)).toThrow();
  });

  it("lets anybody in who reaches it, where that is said", async () => {
    await using manager = await new Manager({ insecure: true }).serve();
    await using other = await Manager.connect({ address: manager.address, insecure: true });
    expect(await (await other.value(1)).get()).toBe(1);
    const keyed = Manager.connect({ address: manager.address, authKey });
    await expect(keyed).rejects.toThrow(AuthenticationError);
  });
});

describe("the life of a manager", () => {
  it("starts at the first use, ends once, and is of no use after that", async () => {
    const manager = new Manager();
    expect(() => manager.address).toThrow(ManagerStateError);
    await expect(manager.join()).rejects.toThrow(ManagerStateError);
    const [a, b] = await Promise.all([manager.list([1]), manager.list([2])]);
    expect([await a.at(0), await b.at(0)]).toEqual([1, 2]);
    await expect(manager.start()).rejects.toThrow(ManagerStateError);
    await manager.shutdown();
    await manager.shutdown();
    await expect(manager.list()).rejects.toThrow(ManagerStateError);
  });

  it("says which class cannot leave the program", async () => {
    class Own {}
    const manager = new Manager({ classes: { Own } });
    await expect(manager.start()).rejects.toThrow(/taskModule/u);
    await expect(new Manager({ classes: { list: Own } }).serve()).rejects.toThrow(/there is a "list"/u);
    await using here = await new Manager({ classes: { Own } }).serve();
    expect(await here.create("Own")).toBeTypeOf("object");
    const unknown = here as unknown as Manager<{ Other: typeof Own }>;
    await expect(unknown.create("Other")).rejects.toThrow(/Nothing is registered/u);
  });

  it("settles what is under way when its process dies", async () => {
    const manager = await begin("process");
    const queue = await manager.queue();
    const waiting = expect(queue.get()).rejects.toThrow(ConnectionLostError);
    const crash = expect((await manager.create("Counter")).crash()).rejects.toThrow(ConnectionLostError);
    await Promise.all([waiting, crash]);
    await manager.shutdown();
  });

  it("lets objects go that nobody holds, and keeps those that are under way", async () => {
    await using manager = await begin("here");
    const map = await manager.map<string, unknown>();
    const queue = new Queue<unknown>();
    await queue.put(await manager.list([1, 2]));
    for (let i = 0; i < 100; i++) await manager.list([i]);
    for (let i = 0; i < 20; i++) {
      globalThis.gc?.();
      await new Promise((resolve) => setImmediate(resolve));
      await map.size();
    }
    const list = (await queue.get()) as { length(): Promise<number> };
    expect(await list.length()).toBe(2);
  });
});
