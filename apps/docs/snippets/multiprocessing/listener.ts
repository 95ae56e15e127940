import { AuthenticationError, Client, Listener } from "@parakern/core";

const authKey = "at least sixteen bytes that both sides know";
await using listener = await Listener.open({ address: "127.0.0.1:0", authKey });

const serve = async () => {
  using connection = await listener.accept<string>();
  await connection.send(`hello, ${await connection.recv()}`);
};
const served = serve();

using connection = await Client.connect<string>({
  address: listener.address,
  authKey,
});
await connection.send("Bob");
console.log(await connection.recv());
await served;

const stranger = Client.connect({
  address: listener.address,
  authKey: "another key, of as many bytes",
});
console.log(await stranger.catch((error) => error instanceof AuthenticationError));
