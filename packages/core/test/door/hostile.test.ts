import { createHmac, randomBytes } from "node:crypto";
import net, { type AddressInfo } from "node:net";
import { AuthenticationError, Client, Listener, Manager, ProtocolError, type Refusal } from "@parakern/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerTo, Intruder } from "./intruder.js";

const authKey = "a key of more than sixteen bytes";

describe("a manager among hostile peers", () => {
  const refusals: Refusal[] = [];
  let manager: Manager;

  beforeAll(async () => {
    manager = new Manager({
      address: "127.0.0.1:0",
      authKey,
      frameLimit: 1 << 20,
      onRefusal: (refusal) => refusals.push(refusal),
    });
    await manager.serve();
  });
  afterAll(() => manager.shutdown());

  const servesOn = async (): Promise<void> => {
    const map = await manager.map([["still", "here"]]);
    expect(await map.get("still")).toBe("here");
  };
  /** What was logged while something was done. */
  const logged = async (action: () => Promise<unknown>): Promise<Error[]> => {
    refusals.length = 0;
    await action();
    await servesOn();
    return refusals.map(({ reason }) => reason);
  };

  it("refuses a wrong key, and says so", async () => {
    const reasons = await logged(async () => {
      const other = Manager.connect({ address: manager.address, authKey: "another key of sixteen bytes" });
      await expect(other).rejects.toThrow(AuthenticationError);
      const none = Manager.connect({ address: manager.address, insecure: true });
      await expect(none).rejects.toThrow(AuthenticationError);
    });
    expect(reasons.some((each) => each instanceof AuthenticationError)).toBe(true);
  });

  it("refuses an answer that was right another time", async () => {
    const first = new Intruder(manager.address);
    const { answer, verdict } = await first.enter(authKey, "manager");
    expect(verdict[0]).toBe(1);
    first.socket.destroy();
    const [reason] = await logged(async () => {
      const second = new Intruder(manager.address);
      await second.greeting();
      second.socket.write(answer);
      expect((await second.greeting())[0]).toBe(2);
      await second.closed;
    });
    expect(reason).toBeInstanceOf(AuthenticationError);
  });

  it("refuses its own proof, sent back", async () => {
    const [reason] = await logged(async () => {
      const intruder = new Intruder(manager.address);
      const hello = await intruder.greeting();
      // Even with the right key: a server's proof is no client's.
      intruder.socket.write(answerTo(hello, authKey, "manager", "server"));
      expect((await intruder.greeting())[0]).toBe(2);
      await intruder.closed;
    });
    expect(reason).toBeInstanceOf(AuthenticationError);
  });

  it("refuses a proof for another service", async () => {
    const [reason] = await logged(async () => {
      const intruder = new Intruder(manager.address);
      intruder.socket.write(answerTo(await intruder.greeting(), authKey, "pool"));
      await intruder.closed;
    });
    expect(reason).toBeInstanceOf(AuthenticationError);
  });

  it.each([
    ["a web browser", Buffer.from("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(10))],
    ["random bytes", randomBytes(100_000)],
    ["zeros", Buffer.alloc(1000)],
    ["the longest greeting", Buffer.alloc(256, 255)],
    ["an empty greeting", Buffer.of(0)],
  ])("refuses %s", async (_, bytes) => {
    const reasons = await logged(async () => {
      const intruder = new Intruder(manager.address);
      await intruder.greeting();
      intruder.socket.write(bytes);
      await intruder.closed;
    });
    expect(reasons.length).toBeGreaterThan(0);
  });

  it("refuses who speaks before it was let in", async () => {
    const reasons = await logged(async () => {
      const intruder = new Intruder(manager.address);
      const answer = answerTo(await intruder.greeting(), authKey, "manager");
      intruder.socket.write(Buffer.concat([answer, Buffer.alloc(8)]));
      await intruder.closed;
    });
    expect(reasons.some((each) => each instanceof ProtocolError)).toBe(true);
  });

  it("takes no notice of a peer that leaves in the middle of the handshake", async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.of(69, 80, 75)]) {
      await logged(async () => {
        const intruder = new Intruder(manager.address);
        await intruder.greeting();
        intruder.socket.end(bytes);
        await intruder.closed;
      });
    }
  });

  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  it.each([
    ["no JSON", "{", 0],
    ["no list", "{}", 0],
    ["no number", '["one","call"]', 0],
    ["__proto__", '[1,"create","map",[[["a",{"__proto__":{"polluted":true}}]]]]', 0],
    ["constructor", '[1,"create","map",[[["a",{"constructor":{"prototype":{}}}]]]]', 0],
    ["a tag that is not known", '[1,"create",{"$":"Function","v":"1"},[]]', 0],
    ["a tag from a prototype", '[1,"create",{"$":"toString"},[]]', 0],
    ["more bytes than there are", '[1,"create","value",[{"$":"Uint8Array","n":4000000000}]]', 0],
    ["fewer bytes than there are", '[1,"create","value",[0]]', 8],
    ["a fraction of a number", '[1,"create","value",[{"$":"Float64Array","n":7}]]', 7],
    ["a reference to nothing", '[1,"create","value",[{"$":"ref","v":"constructor"}]]', 0],
    ["a cycle through a date", '[1,"create","value",[{"$":"Date","v":{"$":"ref","v":0}}]]', 0],
    [
      "an error that is none",
      '[1,"create","value",[{"$":"Error","v":{"errors":[{}],"thrown":{"error":7}}}]]',
      0,
    ],
    ["a bigint that is none", '[1,"create","value",[{"$":"bigint","v":"0xg"}]]', 0],
    ["a value of many levels", `[1,"create","value",[${deep}]]`, 0],
    [
      "somebody else's object",
      '[1,"create","value",[{"$":"@own","v":"00000000-0000-0000-0000-000000000000"}]]',
      0,
    ],
    ["a release of what is not held", '[0,"release",[["an id",1]]]', 0],
    ["a message that nobody expects", '[0,"shout"]', 0],
  ])("cuts off a client that sends %s", async (_, json, extra) => {
    const reasons = await logged(async () => {
      const intruder = new Intruder(manager.address);
      await intruder.enter(authKey, "manager");
      intruder.frame(json, Buffer.alloc(extra));
      await intruder.closed;
    });
    expect(reasons.map(({ name }) => name)).toEqual(["ProtocolError"]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it("allocates nothing for what is only announced", async () => {
    const before = process.memoryUsage().rss;
    const reasons = await logged(async () => {
      const intruder = new Intruder(manager.address);
      await intruder.enter(authKey, "manager");
      intruder.frame("[]", Buffer.alloc(0), 2 ** 32 - 1);
      await intruder.closed;
      // Within the limit, and never sent.
      const patient = new Intruder(manager.address);
      await patient.enter(authKey, "manager");
      patient.frame("[]", Buffer.alloc(0), 1 << 20);
      patient.socket.end();
      await patient.closed;
    });
    expect(reasons).toHaveLength(1);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 2 ** 20);
  });

  it.each([
    ["an unknown operation", '[1,"evaluate","1+1"]'],
    ["a class that is not registered", '[1,"create","Function",["return 1"]]'],
    ["a class named by a prototype's key", '[1,"create","constructor",[]]'],
    ["an object that is not there", '[1,"call","nobody","get",[]]'],
    ["a shutdown without the owner's word", '[1,"shutdown","please"]'],
  ])("answers %s without doing it, and goes on with that client", async (what, json) => {
    const intruder = new Intruder(manager.address);
    await intruder.enter(authKey, "manager");
    intruder.frame(json);
    const reply = await intruder.reply();
    if (what.includes("shutdown")) expect(reply).toEqual([1]);
    else expect(reply).toHaveLength(3);
    intruder.frame('[2,"create","list",[]]');
    expect((await intruder.reply())[0]).toBe(2);
    intruder.socket.destroy();
    await servesOn();
  });

  it.each(["constructor", "__proto__", "hasOwnProperty", "#items", "toString", "no", "then"])(
    "calls no method that is not shown: %s",
    async (method) => {
      const intruder = new Intruder(manager.address);
      await intruder.enter(authKey, "manager");
      intruder.frame('[1,"create","list",[]]');
      const [, created] = (await intruder.reply()) as [number, { v: [string] }];
      intruder.frame(JSON.stringify([2, "call", created.v[0], method, []]));
      const [, , error] = (await intruder.reply()) as [number, null, { errors: { message: string }[] }];
      expect(error.errors[0]!.message).toContain("no method");
      intruder.socket.destroy();
    },
  );

  it("serves on while a thousand peers connect and say nothing", async () => {
    const before = process.memoryUsage().rss;
    const peers = Array.from({ length: 1000 }, () => new Intruder(manager.address));
    await Promise.all(peers.map((each) => each.greeting().catch(() => {})));
    await servesOn();
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
    for (const each of peers) each.socket.destroy();
    await Promise.all(peers.map((each) => each.closed));
    await servesOn();
  });

  it("ends a handshake that takes too long, however busy it looks", async () => {
    const reasons = await logged(async () => {
      const intruder = new Intruder(manager.address);
      await intruder.greeting();
      intruder.socket.write(Buffer.of(69));
      const drip = setInterval(() => intruder.socket.write(Buffer.of(80)), 250);
      await intruder.closed;
      clearInterval(drip);
    });
    expect(reasons.map(({ name }) => name)).toContain("TimeoutError");
  }, 20_000);
});

describe("a client among hostile servers", () => {
  const withServer = async (
    talk: (socket: net.Socket) => void,
    use: (address: string) => Promise<void>,
  ): Promise<void> => {
    const server = net.createServer((socket) => {
      socket.on("error", () => {});
      talk(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    await use(`127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.close();
  };
  const hello = (wantsKey: number): Buffer => {
    const body = Buffer.concat([
      Buffer.from("PKRN\x01"),
      Buffer.of(wantsKey),
      randomBytes(32),
      Buffer.from("connection"),
    ]);
    return Buffer.concat([Buffer.of(body.length), body]);
  };

  it("does not trust a server that does not know the key", async () => {
    const talk = (socket: net.Socket): void => {
      socket.write(hello(1));
      socket.once("data", () => {
        const proof = createHmac("sha256", "a guess").update("anything").digest();
        socket.write(Buffer.concat([Buffer.of(33, 1), proof]));
      });
    };
    await withServer(talk, async (address) => {
      await expect(Client.connect({ address, authKey })).rejects.toThrow(AuthenticationError);
    });
  });

  it("does not take its own proof for the server's", async () => {
    const talk = (socket: net.Socket): void => {
      socket.write(hello(1));
      socket.once("data", (answer) => socket.write(Buffer.concat([Buffer.of(33, 1), answer.subarray(38)])));
    };
    await withServer(talk, async (address) => {
      await expect(Client.connect({ address, authKey })).rejects.toThrow(AuthenticationError);
    });
  });

  it("does not enter where no key is asked for, and one was given", async () => {
    await withServer(
      (socket) => socket.write(hello(0)),
      async (address) => {
        await expect(Client.connect({ address, authKey })).rejects.toThrow(AuthenticationError);
      },
    );
  });

  it("turns away from what is no door, or another one", async () => {
    await withServer(
      (socket) => socket.write("\x20SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3"),
      async (address) => {
        await expect(Client.connect({ address, authKey })).rejects.toThrow(ProtocolError);
      },
    );
    await using listener = await Listener.open({ authKey });
    await expect(Manager.connect({ address: listener.address, authKey })).rejects.toThrow(ProtocolError);
  });
});
