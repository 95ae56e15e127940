// A parent, its child and its grandchild, each connected to the socket that is named until it ends.
const [, , path, busy] = process.argv;
async function member(path, depth, busy) {
  const { connect } = await import("node:net");
  const { Process, parentProcess } = await import("@parakern/core");
  const socket = connect(path);
  await new Promise((resolve) => socket.write(`${JSON.stringify({ depth, pid: process.pid })}\n`, resolve));
  parentProcess()?.sentinel.then(() => {
    // Synchronously: this process ends now.
    process.stdout.write(`${depth} saw it\n`);
  });
  if (depth > 0) new Process({ target: member, args: [path, depth - 1, busy] }).start();
  // One that never returns to its event loop.
  else if (busy) for (;;);
}
await member(path, 2, busy === "busy");
