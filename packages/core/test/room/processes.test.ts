import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { createRoom } from "../../src/room/create-room.js";
import type { Room } from "../../src/room/room.js";
import { roomHandle } from "../../src/room/room-handle.js";
import type { Carrier } from "../../src/task/link.js";

const program = fileURLToPath(new URL("./programs/peer.mjs", import.meta.url));
const carrier = { reaches: "process" } as Carrier;
const peers: ChildProcess[] = [];

afterEach(async () => {
  for (const peer of peers.splice(0)) {
    if (peer.exitCode !== null || peer.signalCode !== null) continue;
    peer.kill("SIGKILL");
    await once(peer, "exit");
  }
});

/** A process that holds the room, and is about to do its part. */
async function peerOf(room: Room, part: string, rounds = 0): Promise<ChildProcess> {
  const peer = fork(program, { serialization: "advanced" });
  peers.push(peer);
  peer.send({ data: roomHandle.dehydrate(room, carrier, []), part, rounds });
  await once(peer, "message");
  return peer;
}

/** Turns the event loop until something holds. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

/** Waits by the room itself until a word has a value. */
async function reaches(room: Room, index: number, value: number): Promise<void> {
  for (;;) {
    const seen = Atomics.load(room.words, index);
    if (seen === value) return;
    await room.wait(index, seen);
  }
}

async function end(peer: ChildProcess): Promise<number | null> {
  if (peer.exitCode === null && peer.signalCode === null) await once(peer, "exit");
  return peer.exitCode;
}

describe("a mapped room between processes", () => {
  it("sums up a million additions from both sides exactly", async () => {
    const room = createRoom(4, "process");
    const peer = await peerOf(room, "add");
    for (let i = 0; i < 1e6; i++) Atomics.add(room.words, 0, 1);
    expect(await end(peer)).toBe(0);
    expect(room.words[0]).toBe(2_000_000);
  });

  it("shows each side what the other stores, in order", async () => {
    const room = createRoom(4, "process");
    const peer = await peerOf(room, "spin", 1000);
    for (let i = 0; i < 1000; i++) {
      Atomics.store(room.words, 0, 2 * i + 1);
      while (Atomics.load(room.words, 0) !== 2 * i + 2);
    }
    expect(await end(peer)).toBe(0);
  });

  it.each([
    ["echoSync", "sync"],
    ["echo", "sync"],
    ["echoSync", "async"],
    ["echo", "async"],
  ])("loses no wake-up of 2000, %s there and %s here", async (part, here) => {
    const room = createRoom(8, "process");
    const peer = await peerOf(room, part, 2000);
    for (let i = 1; i <= 2000; i++) {
      Atomics.store(room.words, 0, i);
      room.wake(0);
      if (here === "async") await reaches(room, 1, i);
      else while (Atomics.load(room.words, 1) !== i) room.waitSync(1, i - 1);
    }
    expect(await end(peer)).toBe(0);
  });

  it("wakes blocked and asynchronous waiters of one word together", async () => {
    const room = createRoom(12, "process");
    const all = await Promise.all(["wait", "waitSync", "wait", "waitSync"].map((part) => peerOf(room, part)));
    await until(() => Atomics.load(room.words, 1) === 4);
    Atomics.store(room.words, 0, 1);
    room.wake(0);
    await reaches(room, 2, 4);
    expect(await Promise.all(all.map(end))).toEqual([0, 0, 0, 0]);
  });

  it("wakes who is left where waiters of both kinds were killed", async () => {
    const room = createRoom(12, "process");
    const [killed, left] = [
      await Promise.all(["wait", "waitSync"].map((part) => peerOf(room, part))),
      await Promise.all(["wait", "waitSync"].map((part) => peerOf(room, part))),
    ];
    await until(() => Atomics.load(room.words, 1) === 4);
    for (const peer of killed) {
      peer.kill("SIGKILL");
      await end(peer);
    }
    Atomics.store(room.words, 0, 1);
    room.wake(0);
    await reaches(room, 2, 2);
    expect(await Promise.all(left.map(end))).toEqual([0, 0]);
    // And again, with the dead in the room's books.
    Atomics.store(room.words, 0, 0);
    const next = await peerOf(room, "wait");
    await until(() => Atomics.load(room.words, 1) === 5);
    Atomics.store(room.words, 0, 1);
    room.wake(0);
    expect(await end(next)).toBe(0);
  });

  it("wakes a sleeper whose waker was killed before it rang", async () => {
    const room = createRoom(12, "process");
    const peer = await peerOf(room, "wait");
    await until(() => Atomics.load(room.words, 1) === 1);
    // Changed, and nobody rings: the sleeper looks by itself.
    Atomics.store(room.words, 0, 1);
    expect(await end(peer)).toBe(0);
  });

  it("leaves nothing in /dev/shm, nor open files for peers that have ended", async () => {
    const before = readdirSync("/dev/shm");
    const files = readdirSync("/proc/self/fd").length;
    for (let i = 0; i < 3; i++) {
      const room = createRoom(12, "process");
      const peer = await peerOf(room, "wait");
      await until(() => Atomics.load(room.words, 1) === 1);
      peer.kill("SIGKILL");
      await end(peer);
      room.wake(0);
    }
    expect(readdirSync("/dev/shm")).toEqual(before);
    expect(readdirSync("/proc/self/fd").length).toBeLessThanOrEqual(files + 1);
  });
});
