import { Manager } from "@parakern/core";

const authKey = "at least sixteen bytes that both sides know";

// One program serves an object that it has. The function returns the same one each time.
class Todo {
  readonly #jobs = ["wash", "dry"];
  next() {
    return this.#jobs.shift();
  }
}
const todo = new Todo();
const classes = { todo: () => todo };
await using manager = new Manager({ address: "127.0.0.1:0", authKey, classes });
await manager.serve();

// Another one knows the address, the key and the type.
await using remote = await Manager.connect<typeof classes>({
  address: manager.address,
  authKey,
});
const jobs = await remote.create("todo");
console.log(await jobs.next(), await jobs.next(), await jobs.next());
