import { type Connection, pipe, Queue } from "@parakern/core";
import { commands, type SetScene, scene } from "./scene.js";

/** Small messages to a child that takes them all and then answers. */
export const queue: SetScene = (context) => {
  const [ours, theirs] = commands(context);
  const items = new Queue<number>(0, { context });
  const take = async (theirs: Connection<number, number>, items: Queue<number>) => {
    for await (const times of theirs) {
      for (let i = 0; i < times; i++) await items.get();
      await theirs.send(times);
    }
  };
  return scene(context, take, [theirs, items], async (times) => {
    await ours.send(times);
    let last: Promise<void> | undefined;
    for (let i = 0; i < times; i++) last = items.put(i);
    await last;
    return ours.recv();
  });
};

/** The same, with both sides blocking. */
export const queueSync: SetScene = (context) => {
  const [ours, theirs] = commands(context);
  const items = new Queue<number>(0, { context });
  const take = async (theirs: Connection<number, number>, items: Queue<number>) => {
    for (;;) {
      const times = theirs.recvSync();
      for (let i = 0; i < times; i++) items.getSync();
      theirs.sendSync(times);
    }
  };
  return scene(context, take, [theirs, items], (times) => {
    ours.sendSync(times);
    for (let i = 0; i < times; i++) items.putSync(i);
    return ours.recvSync();
  });
};

/** A number there and back. */
export const roundTrip: SetScene = (context) => {
  const [ours, theirs] = pipe<number, number>({ context });
  const echo = async (theirs: Connection<number, number>) => {
    for await (const value of theirs) await theirs.send(value);
  };
  return scene(context, echo, [theirs], async (times) => {
    let last = 0;
    for (let i = 0; i < times; i++) {
      await ours.send(i);
      last = await ours.recv();
    }
    return last + 1;
  });
};

/** The same, with both sides blocking. */
export const roundTripSync: SetScene = (context) => {
  const [ours, theirs] = pipe<number, number>({ context });
  const echo = async (theirs: Connection<number, number>) => {
    for (;;) theirs.sendSync(theirs.recvSync());
  };
  return scene(context, echo, [theirs], (times) => {
    let last = 0;
    for (let i = 0; i < times; i++) {
      ours.sendSync(i);
      last = ours.recvSync();
    }
    return last + 1;
  });
};

const MIB = new Uint8Array(1 << 20);

/** A mebibyte there and back. */
export const bytes: SetScene = (context) => {
  const [ours, theirs] = pipe<Uint8Array, Uint8Array>({ context });
  const echo = async (theirs: Connection<Uint8Array, Uint8Array>) => {
    for (;;) await theirs.sendBytes(await theirs.recvBytes());
  };
  return scene(context, echo, [theirs], async (times) => {
    let length = 0;
    for (let i = 0; i < times; i++) {
      await ours.sendBytes(MIB);
      length = (await ours.recvBytes()).length;
    }
    return length;
  });
};

/** The same, with both sides blocking, into memory that is there already. */
export const bytesSync: SetScene = (context) => {
  const [ours, theirs] = pipe<Uint8Array, Uint8Array>({ context });
  const echo = async (theirs: Connection<Uint8Array, Uint8Array>) => {
    const buffer = new Uint8Array(1 << 20);
    for (;;) theirs.sendBytesSync(buffer, 0, theirs.recvBytesIntoSync(buffer));
  };
  const buffer = new Uint8Array(1 << 20);
  return scene(context, echo, [theirs], (times) => {
    let length = 0;
    for (let i = 0; i < times; i++) {
      ours.sendBytesSync(MIB);
      length = ours.recvBytesIntoSync(buffer);
    }
    return length;
  });
};

/** The same, awaited: what is made anew for each message is collected, and that takes longer than the way. */
export const bytesInto: SetScene = (context) => {
  const [ours, theirs] = pipe<Uint8Array, Uint8Array>({ context });
  const echo = async (theirs: Connection<Uint8Array, Uint8Array>) => {
    const buffer = new Uint8Array(1 << 20);
    for (;;) await theirs.sendBytes(buffer, 0, await theirs.recvBytesInto(buffer));
  };
  const buffer = new Uint8Array(1 << 20);
  return scene(context, echo, [theirs], async (times) => {
    let length = 0;
    for (let i = 0; i < times; i++) {
      await ours.sendBytes(MIB);
      length = await ours.recvBytesInto(buffer);
    }
    return length;
  });
};

/** A mebibyte that is moved there and back, not copied: threads only. */
export const bytesMoved: SetScene = (context) => {
  const [ours, theirs] = pipe<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({ context });
  const echo = async (theirs: Connection<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>) => {
    for await (const bytes of theirs) await theirs.send(bytes, { transfer: [bytes.buffer] });
  };
  let bytes = MIB.slice();
  return scene(context, echo, [theirs], async (times) => {
    for (let i = 0; i < times; i++) {
      await ours.send(bytes, { transfer: [bytes.buffer] });
      bytes = await ours.recv();
    }
    return bytes.length;
  });
};
