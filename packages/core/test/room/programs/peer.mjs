// The other side of a test's room: does what the message says, with the library as it was built.
import { roomHandle } from "../../../dist/node/internals.js";

const carrier = { reaches: "process" };

const parts = {
  /** Adds to a word, a million times. */
  add: ({ words }) => {
    for (let i = 0; i < 1e6; i++) Atomics.add(words, 0, 1);
  },
  /** Answers each odd number in a word by the next even one, spinning. */
  spin: ({ words }, rounds) => {
    for (let i = 0; i < rounds; i++) {
      while (Atomics.load(words, 0) !== 2 * i + 1);
      Atomics.store(words, 0, 2 * i + 2);
    }
  },
  /** Answers numbers in word 0 by the same in word 1. */
  echoSync: (room, rounds) => {
    for (let i = 1; i <= rounds; i++) {
      while (Atomics.load(room.words, 0) !== i) room.waitSync(0, i - 1);
      Atomics.store(room.words, 1, i);
      room.wake(1);
    }
  },
  echo: async (room, rounds) => {
    for (let i = 1; i <= rounds; i++) {
      while (Atomics.load(room.words, 0) !== i) await room.wait(0, i - 1);
      Atomics.store(room.words, 1, i);
      room.wake(1);
    }
  },
  /** Says in word 1 that it is about to wait for word 0, and in word 2 that it was woken. */
  waitSync: (room) => {
    Atomics.add(room.words, 1, 1);
    while (Atomics.load(room.words, 0) === 0) room.waitSync(0, 0);
    Atomics.add(room.words, 2, 1);
    room.wake(2);
  },
  wait: async (room) => {
    Atomics.add(room.words, 1, 1);
    while (Atomics.load(room.words, 0) === 0) await room.wait(0, 0);
    Atomics.add(room.words, 2, 1);
    room.wake(2);
  },
};

process.once("message", async ({ data, part, rounds }) => {
  const room = roomHandle.rehydrate(data, carrier);
  // What keeps this process alive from now on is the wait itself.
  process.channel.unref();
  process.send("ready");
  await parts[part](room, rounds);
});
