import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  AuthenticationError,
  Client,
  ConnectionClosedError,
  EOFError,
  Listener,
  Process,
  QueueEmptyError,
  SerializationError,
} from "@parakern/core";
import { afterAll, describe, expect, it } from "vitest";

const authKey = "a key of more than sixteen bytes";
const folder = mkdtempSync(join(tmpdir(), "parakern-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

const families = [
  ["TCP", "127.0.0.1:0"],
  ["TCP over IPv6", "[::1]:0"],
  ["a Unix socket", join(folder, "socket")],
  ["a fresh socket", undefined],
] as const;

describe.each(families)("Listener and Client (_TestListenerClient) over %s", (_, address) => {
  const options = { authKey, ...(address !== undefined && { address }) };

  it("connects processes", async () => {
    await using listener = await Listener.open(options);
    const child = new Process({
      target: async (address: string, authKey: string) => {
        const { Client } = await import("@parakern/core");
        const connection = await Client.connect<string>({ address, authKey });
        await connection.send("hello");
        connection.close();
      },
      args: [listener.address, authKey],
    });
    child.start();
    using connection = await listener.accept<string>();
    expect(await connection.recv()).toBe("hello");
    await expect(connection.recv()).rejects.toThrow(EOFError);
    await expect(connection.send("late")).rejects.toThrow(EOFError);
    expect(await child.sentinel).toBe(0);
  });

  it("sends, receives and polls, each message for itself", async () => {
    await using listener = await Listener.open(options);
    const [client, server] = await Promise.all([
      Client.connect({ address: listener.address, authKey }),
      listener.accept(),
    ]);
    expect([await client.poll(), await client.poll(1)]).toEqual([false, false]);
    await expect(client.recv({ timeout: 1 })).rejects.toThrow(QueueEmptyError);
    const polled = client.poll(10_000);
    for (const text of ["a", "", "cd"]) await server.send(text);
    expect([await polled, await client.poll()]).toEqual([true, true]);
    expect([await client.recv(), await client.recv(), await client.recv()]).toEqual(["a", "", "cd"]);
    await server.sendBytes(new Uint8Array([1, 2, 3]).subarray(1));
    expect(await client.recvBytes()).toEqual(Uint8Array.of(2, 3));
    await server.sendBytes(Uint8Array.of(1, 2, 3, 4), 1, 2);
    const target = new Uint8Array(4);
    expect([await client.recvBytesInto(target, 2), [...target]]).toEqual([2, [0, 0, 2, 3]]);
    await server.sendBytes(Uint8Array.of(1, 2, 3));
    const tooLong = { code: "E_BUFFER_TOO_SHORT", bytes: Uint8Array.of(1, 2, 3) };
    await expect(client.recvBytes({ maxLength: 2 })).rejects.toMatchObject(tooLong);
    await server.send("text");
    await expect(client.recvBytes()).rejects.toThrow(TypeError);
    await expect(client.send(() => 1)).rejects.toThrow(SerializationError);
    await client.send({ nested: [new Map([[1, 2]])] });
    expect(await server.recv()).toEqual({ nested: [new Map([[1, 2]])] });
    server.close();
    await expect(client.recv()).rejects.toThrow(EOFError);
    expect(await client.poll()).toBe(true);
    client.close();
    await expect(client.recv()).rejects.toThrow(ConnectionClosedError);
    await expect(client.send(1)).rejects.toThrow(ConnectionClosedError);
  });

  it("carries megabytes each way, however slowly they are read", async () => {
    await using listener = await Listener.open(options);
    const [client, server] = await Promise.all([
      Client.connect<Uint8Array>({ address: listener.address, authKey }),
      listener.accept<Uint8Array>(),
    ]);
    const bytes = new Uint8Array(1 << 20).map((_, i) => i * 7);
    const sent = (async () => {
      for (let i = 0; i < 20; i++) await client.send(bytes);
      client.close();
    })();
    let count = 0;
    for await (const each of server) {
      expect(each.length).toBe(bytes.length);
      expect(Buffer.compare(each, bytes)).toBe(0);
      count++;
    }
    await sent;
    expect(count).toBe(20);
  });

  it("refuses an address that is taken (_TestListener)", async () => {
    await using listener = await Listener.open(options);
    await expect(Listener.open({ authKey, address: listener.address })).rejects.toThrow(/EADDRINUSE/u);
  });

  it("tells both sides of a wrong key (OtherTest)", async () => {
    await using listener = await Listener.open(options);
    const accepted = expect(listener.accept()).rejects.toThrow(AuthenticationError);
    const other = Client.connect({ address: listener.address, authKey: "another key of sixteen bytes" });
    await expect(other).rejects.toThrow(AuthenticationError);
    await accepted;
  });

  it("accepts nothing once closed, and who waits is told", async () => {
    const listener = await Listener.open(options);
    const waiting = expect(listener.accept()).rejects.toThrow(ConnectionClosedError);
    await listener.close();
    await waiting;
    await expect(listener.accept()).rejects.toThrow(ConnectionClosedError);
  });
});

it("talks by TLS", async () => {
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
  execFileSync(
    "openssl",
    [
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:P-256",
      "-nodes",
      "-keyout",
      key,
      "-out",
      cert,
      "-days",
      "1",
      ...subject,
    ],
    { stdio: "ignore" },
  );
  const tls = { key: readFileSync(key), cert: readFileSync(cert) };
  await using listener = await Listener.open({ address: "127.0.0.1:0", authKey, tls });
  const [client, server] = await Promise.all([
    Client.connect<string>({ address: listener.address, authKey, tls: { ca: tls.cert } }),
    listener.accept<string>(),
  ]);
  await client.send("secret");
  expect(await server.recv()).toBe("secret");
  await expect(Client.connect({ address: listener.address, authKey, tls: {} })).rejects.toThrow(
    /self-signed/u,
  );
  client.close();
});

it("connects where nobody is (TestInvalidFamily)", async () => {
  await expect(Client.connect({ address: join(folder, "nobody"), authKey })).rejects.toThrow(/ENOENT/u);
  for (const address of ["", "no port", "host:99999", { port: -1 }, 5 as never]) {
    await expect(Client.connect({ address, authKey })).rejects.toThrow(RangeError);
  }
});
