// Bytes through a pipe that goes one way: received into memory that is there, or into memory of their own.
import { type Connection, Process, pipe } from "@parakern/core";

const [reader, writer] = pipe<Uint8Array>({ duplex: false });
console.log("reads:", reader.readable, reader.writable);
console.log("a frame is there:", await reader.poll());

const film = async (writer: Connection<Uint8Array>) => {
  const frame = Uint8Array.of(0, 10, 20, 30, 0);
  await writer.sendBytes(frame, 1, 3);
  await writer.sendBytes(frame.subarray(2));
};
const camera = new Process({ target: film, args: [writer] });
camera.start();
writer.close();
console.log("closed here:", writer.closed);

console.log("a frame comes:", await reader.poll(60_000));
const screen = new Uint8Array(5);
console.log("into place:", await reader.recvBytesInto(screen, 2), screen.join(" "));
console.log("on its own:", (await reader.recvBytes()).join(" "));
await camera.join();
reader.close();

/* prints
reads: true false
a frame is there: false
closed here: true
a frame comes: true
into place: 3 0 0 10 20 30
on its own: 20 30 0
*/
