import { randomBytes } from "node:crypto";
import { AuthenticationError, ProtocolError } from "@parakern/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerTo, Intruder } from "./intruder.js";
import { authKey, type Hosted, hostManager, hostPool } from "./services.js";

describe.each([
  ["manager", hostManager],
  ["served pool", hostPool],
])("a %s among hostile peers", (_, host) => {
  let hosted: Hosted;

  beforeAll(async () => {
    hosted = await host();
  });
  afterAll(() => hosted.close());

  it("refuses a wrong key, and says so", async () => {
    const reasons = await hosted.logged(async () => {
      await expect(hosted.enter("another key of sixteen bytes")).rejects.toThrow(AuthenticationError);
      await expect(hosted.enter()).rejects.toThrow(AuthenticationError);
    });
    expect(reasons.some((each) => each instanceof AuthenticationError)).toBe(true);
  });

  it("refuses an answer that was right another time", async () => {
    const first = new Intruder(hosted.address);
    const { answer, verdict } = await first.enter(authKey, hosted.service);
    expect(verdict[0]).toBe(1);
    first.socket.destroy();
    const [reason] = await hosted.logged(async () => {
      const second = new Intruder(hosted.address);
      await second.greeting();
      second.socket.write(answer);
      expect((await second.greeting())[0]).toBe(2);
      await second.closed;
    });
    expect(reason).toBeInstanceOf(AuthenticationError);
  });

  it("refuses its own proof, sent back", async () => {
    const [reason] = await hosted.logged(async () => {
      const intruder = new Intruder(hosted.address);
      const hello = await intruder.greeting();
      // Even with the right key: a server's proof is no client's.
      intruder.socket.write(answerTo(hello, authKey, hosted.service, "server"));
      expect((await intruder.greeting())[0]).toBe(2);
      await intruder.closed;
    });
    expect(reason).toBeInstanceOf(AuthenticationError);
  });

  it("refuses a proof for another service", async () => {
    const [reason] = await hosted.logged(async () => {
      const intruder = new Intruder(hosted.address);
      intruder.socket.write(
        answerTo(await intruder.greeting(), authKey, hosted.service === "pool" ? "manager" : "pool"),
      );
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
    const reasons = await hosted.logged(async () => {
      const intruder = new Intruder(hosted.address);
      await intruder.greeting();
      intruder.socket.write(bytes);
      await intruder.closed;
    });
    expect(reasons.length).toBeGreaterThan(0);
  });

  it("refuses who speaks before it was let in", async () => {
    const reasons = await hosted.logged(async () => {
      const intruder = new Intruder(hosted.address);
      const answer = answerTo(await intruder.greeting(), authKey, hosted.service);
      intruder.socket.write(Buffer.concat([answer, Buffer.alloc(8)]));
      await intruder.closed;
    });
    expect(reasons.some((each) => each instanceof ProtocolError)).toBe(true);
  });

  it("takes no notice of a peer that leaves in the middle of the handshake", async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.of(69, 80, 75)]) {
      await hosted.logged(async () => {
        const intruder = new Intruder(hosted.address);
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
    ["an object of a manager that it does not have", '[1,"create","value",[{"$":"@own","v":"0"}]]', 0],
    ["a message that nobody expects", '[0,"shout"]', 0],
  ])("cuts off a client that sends %s", async (_, json, extra) => {
    const reasons = await hosted.logged(async () => {
      const intruder = new Intruder(hosted.address);
      await intruder.enter(authKey, hosted.service);
      intruder.frame(json, Buffer.alloc(extra));
      await intruder.closed;
    });
    expect(reasons.map(({ name }) => name)).toEqual(["ProtocolError"]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it("allocates nothing for what is only announced", async () => {
    const before = process.memoryUsage().rss;
    const reasons = await hosted.logged(async () => {
      const intruder = new Intruder(hosted.address);
      await intruder.enter(authKey, hosted.service);
      intruder.frame("[]", Buffer.alloc(0), 2 ** 32 - 1);
      await intruder.closed;
      // Within the limit, and never sent.
      const patient = new Intruder(hosted.address);
      await patient.enter(authKey, hosted.service);
      patient.frame("[]", Buffer.alloc(0), 1 << 20);
      patient.socket.end();
      await patient.closed;
    });
    expect(reasons).toHaveLength(1);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 2 ** 20);
  });

  it("serves on while a thousand peers connect and say nothing", async () => {
    const before = process.memoryUsage().rss;
    const peers = Array.from({ length: 1000 }, () => new Intruder(hosted.address));
    await Promise.all(peers.map((each) => each.greeting().catch(() => {})));
    await hosted.servesOn();
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
    for (const each of peers) each.socket.destroy();
    await Promise.all(peers.map((each) => each.closed));
    await hosted.servesOn();
  });
});

it("a handshake that takes too long is ended, however busy it looks", async () => {
  // Side by side: each takes its whole five seconds.
  const all = await Promise.all([hostManager(), hostPool()]);
  const slow = async (hosted: Hosted): Promise<void> => {
    const reasons = await hosted.logged(async () => {
      const intruder = new Intruder(hosted.address);
      await intruder.greeting();
      intruder.socket.write(Buffer.of(69));
      const drip = setInterval(() => intruder.socket.write(Buffer.of(80)), 250);
      await intruder.closed;
      clearInterval(drip);
    });
    expect(reasons.map(({ name }) => name)).toContain("TimeoutError");
  };
  await Promise.all(all.map(slow));
  await Promise.all(all.map((hosted) => hosted.close()));
}, 20_000);
