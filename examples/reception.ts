// A desk that only those may enter who know the word, and work that is known to be done when the queue is.
import {
  AuthenticationError,
  BufferTooShortError,
  Client,
  JoinableQueue,
  Listener,
  ParakernError,
  RLock,
} from "@parakern/core";

const authKey = "the word of the reception";
const desk = await Listener.open({ authKey });
const visit = Client.connect<string, string>({ address: desk.address, authKey });
const visitor = await desk.accept<string, string>();
const guest = await visit;
await guest.send("a room, please");
console.log("asked for:", await visitor.recv());

await visitor.sendBytes(new Uint8Array(100));
const small = await guest.recvBytes({ maxLength: 10 }).catch((error) => error);
console.log("too much for the form:", small instanceof BufferTooShortError, small instanceof ParakernError);
const wrong = { address: desk.address, authKey: "what a stranger guesses" };
const turnedAway = await Client.connect(wrong).catch((error) => error);
console.log("a stranger:", turnedAway instanceof AuthenticationError);
guest.close();
visitor.close();
await desk.close();

const rooms = new JoinableQueue<string>();
await rooms.put("12");
await rooms.put("14");
const key = new RLock();
for (let i = 0; i < 2; i++) {
  await key.acquire();
  console.log("cleaned:", await rooms.get());
  await rooms.taskDone();
  await key.release();
}
await rooms.join();
console.log("all rooms are clean");

/* prints
asked for: a room, please
too much for the form: true true
a stranger: true
cleaned: 12
cleaned: 14
all rooms are clean
*/
