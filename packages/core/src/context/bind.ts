import type { PoolOptions } from "../pool/options.js";
import type { ProcessContext } from "../process/child.js";

type Constructor = abstract new (...args: never[]) => object;

/** A class whose instances are of a context unless their options, argument number `at`, name another. */
export function bindTo<C extends Constructor>(context: ProcessContext, Noun: C, at: number): C {
  return withArguments(Noun, (args) => {
    args[at] = { context, ...(args[at] as object | undefined) };
  });
}

/** A function whose options name a context unless they do already. */
export function bindCall<F extends (options?: never) => unknown>(context: ProcessContext, make: F): F {
  const bound = (options?: object): unknown => make({ context, ...options } as never);
  return Object.defineProperty(bound, "name", { value: make.name }) as F;
}

/** A pool's context is its backend; its options may be its size alone. */
export function bindPool<C extends Constructor>(context: ProcessContext, Pool: C): C {
  return withArguments(Pool, (args) => {
    const [given] = args;
    const options = (typeof given === "object" ? given : { size: given }) as PoolOptions;
    args[0] = { backend: context, ...options };
  });
}

/** A proxy and no subclass: instances are of the class itself, which is also what they are where they are sent. */
function withArguments<C extends Constructor>(Class: C, complete: (args: unknown[]) => void): C {
  return new Proxy(Class, {
    construct(target, args: unknown[], newTarget) {
      complete(args);
      return Reflect.construct(target, args, newTarget) as object;
    },
  });
}
