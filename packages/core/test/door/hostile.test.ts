import { createHmac, randomBytes } from "node:crypto";
import net, { type AddressInfo } from "node:net";
import { AuthenticationError, Client, Listener, Manager, ProtocolError } from "@parakern/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Intruder } from "./intruder.js";
import { authKey, type Hosted, hostManager, hostPool } from "./services.js";

describe("a manager whose client does not keep to the rules", () => {
  let hosted: Hosted;

  beforeAll(async () => {
    hosted = await hostManager();
  });
  afterAll(() => hosted.close());

  it.each([
    ["an unknown operation", '[1,"evaluate","1+1"]'],
    ["a class that is not registered", '[1,"create","Function",["return 1"]]'],
    ["a class named by a prototype's key", '[1,"create","constructor",[]]'],
    ["an object that is not there", '[1,"call","nobody","get",[]]'],
    ["a shutdown without the owner's word", '[1,"shutdown","please"]'],
  ])("answers %s without doing it, and goes on with that client", async (what, json) => {
    const intruder = new Intruder(hosted.address);
    await intruder.enter(authKey, hosted.service);
    intruder.frame(json);
    const reply = await intruder.reply();
    if (what.includes("shutdown")) expect(reply).toEqual([1]);
    else expect(reply).toHaveLength(3);
    intruder.frame('[2,"create","list",[]]');
    expect((await intruder.reply())[0]).toBe(2);
    intruder.socket.destroy();
    await hosted.servesOn();
  });

  it.each(["constructor", "__proto__", "hasOwnProperty", "#items", "toString", "no", "then"])(
    "calls no method that is not shown: %s",
    async (method) => {
      const intruder = new Intruder(hosted.address);
      await intruder.enter(authKey, hosted.service);
      intruder.frame('[1,"create","list",[]]');
      const [, created] = (await intruder.reply()) as [number, { v: [string] }];
      intruder.frame(JSON.stringify([2, "call", created.v[0], method, []]));
      const [, , error] = (await intruder.reply()) as [number, null, { errors: { message: string }[] }];
      expect(error.errors[0]!.message).toContain("no method");
      intruder.socket.destroy();
    },
  );
  it.each([
    [
      "somebody else's object",
      '[1,"create","value",[{"$":"@own","v":"00000000-0000-0000-0000-000000000000"}]]',
    ],
    ["a release of what is not held", '[0,"release",[["an id",1]]]'],
  ])("cuts off a client that sends %s", async (_, json) => {
    const reasons = await hosted.logged(async () => {
      const intruder = new Intruder(hosted.address);
      await intruder.enter(authKey, hosted.service);
      intruder.frame(json);
      await intruder.closed;
    });
    expect(reasons.map(({ name }) => name)).toEqual(["ProtocolError"]);
  });
});

describe("a served pool whose client does not keep to the rules", () => {
  let hosted: Hosted;

  beforeAll(async () => {
    hosted = await hostPool();
  });
  afterAll(() => hosted.close());

  it.each([
    ["an unknown operation", '[1,"evaluate","add",[1,1]]', /no operation/],
    ["a task that is not registered", '[1,"apply","secret",[]]', /no task "secret"/],
    ["a task named by a prototype's key", '[1,"apply","constructor",[]]', /no task/],
    ["a task that is named by a module and its export", '[1,"apply","file:///etc/passwd#x",[]]', /no task/],
    ["a task by its source", '[1,"apply","() => process.exit()",[]]', /no task/],
    ["a task whose name is none", '[1,"apply",[["add"]],[]]', /no task/],
    ["no list of arguments", '[1,"apply","add","12"]', /no list/],
    ["a timeout that is none", '[1,"apply","add",[1,1],{"timeout":"soon"}]', /timeout/],
    ["chunks of no size", '[1,"map","add",[1],{"chunkSize":-1}]', /chunkSize/],
  ])("answers %s without doing it, and goes on with that client", async (_, json, message) => {
    const intruder = new Intruder(hosted.address);
    await intruder.enter(authKey, hosted.service);
    intruder.frame(json);
    const [call, , error] = (await intruder.reply()) as [number, unknown, { errors: { message: string }[] }];
    expect(call).toBe(1);
    expect(error.errors[0]!.message).toMatch(message);
    intruder.frame('[2,"apply","add",[20,3]]');
    expect(await intruder.reply()).toEqual([2, 23]);
    intruder.socket.destroy();
    await hosted.servesOn();
  });

  it("cuts off who has more calls under way than it may, or two of one number, and aborts them", async () => {
    const call = (number: number) => JSON.stringify([number, "apply", "forever", []]);
    for (const numbers of [[7, 7], Array.from({ length: 1025 }, (_, i) => i + 1)]) {
      const reasons = await hosted.logged(async () => {
        const intruder = new Intruder(hosted.address);
        await intruder.enter(authKey, hosted.service);
        for (const number of numbers) intruder.frame(call(number));
        await intruder.closed;
      });
      expect(reasons.map(({ name }) => name)).toEqual(["ProtocolError"]);
    }
  });
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
