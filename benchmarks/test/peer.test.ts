import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { readArray } from "../src/check.js";
import { Peer } from "../src/peer.js";
import { SkipError } from "../src/skip.js";

const echo = fileURLToPath(new URL("fixtures/echo-peer.mjs", import.meta.url));
const temp = await mkdtemp(join(tmpdir(), "parakern-peer-test-"));
afterAll(() => rm(temp, { recursive: true }));

const start = (): Promise<Peer> => Peer.start("echo", { command: process.execPath, args: [echo] });

describe("a peer", () => {
  it("greets with its version and what it can do, runs, and gives its result away", async () => {
    const peer = await start();
    expect(peer.version).toBe("echo 1.0");
    expect([...peer.operations]).toEqual(["range", "fail"]);
    const seconds = await peer.side("range", 3).run(2);
    expect(seconds).toHaveLength(2);
    expect(seconds.every((value) => value >= 0)).toBe(true);
    const path = join(temp, "result.bin");
    expect(await peer.request("save", path)).toEqual(["f64"]);
    expect([...(await readArray(path, "f64"))]).toEqual([0, 1, 2]);
    await peer.close();
  });

  it("tells what went wrong in an operation, and lives on", async () => {
    const peer = await start();
    await expect(peer.request("run", "fail", 1)).rejects.toThrow("as asked");
    await expect(peer.request("hello")).resolves.toContain("range");
    await peer.close();
  });

  it("rejects what waits and what comes when its process has ended", async () => {
    const peer = await start();
    await expect(peer.request("exit")).rejects.toThrow("ended without an answer");
    await expect(peer.request("hello")).rejects.toThrow("the peer has ended");
  });

  it("is skipped, with what it said, where it cannot start", async () => {
    const broken = Peer.start("broken", {
      command: process.execPath,
      args: ["-e", "throw new Error('no such library')"],
    });
    await expect(broken).rejects.toThrow(SkipError);
    await expect(Peer.start("absent", { command: join(temp, "absent"), args: [] })).rejects.toThrow(
      SkipError,
    );
  });
});
