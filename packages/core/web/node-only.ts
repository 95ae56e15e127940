import { NodeOnlyError } from "../src/errors.js";

const ADVICE =
  "it needs processes, files or sockets, which Node has. Threads, queues and locks work here too.";

/** What is raised for a thing that only Node has. */
export function nodeOnly(what: string): NodeOnlyError {
  return new NodeOnlyError(what, ADVICE);
}

/** A stand-in for a function or class that only Node has: using it raises. */
// biome-ignore lint/suspicious/noExplicitAny: it stands for things of any type, and gives none of them.
export function standIn(name: string): any {
  const refuse = () => {
    throw nodeOnly(name);
  };
  const isHarmless = (key: string | symbol) =>
    typeof key === "symbol" || key === "prototype" || key === "name";
  return new Proxy(class {}, {
    apply: refuse,
    construct: refuse,
    get: (target, key) => (isHarmless(key) ? Reflect.get(target, key) : refuse()),
  });
}
