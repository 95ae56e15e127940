const { contract } = await import("./contract.js");

contract({ name: "between processes that share memory", context: "process", isShared: true });
