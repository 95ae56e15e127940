const { contract } = await import("./contract/contract.js");

contract({ name: "between threads", context: "thread", isShared: true });
