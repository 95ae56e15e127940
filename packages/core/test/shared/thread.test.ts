const { contract } = await import("./contract.js");

contract({ name: "between threads", context: "thread", isShared: true });
