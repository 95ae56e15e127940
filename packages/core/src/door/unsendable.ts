import { SerializationError } from "../errors.js";

/** What cannot be sent; where it stands is put together on the way out, so that what can be sent pays nothing for it. */
export class Unsendable extends Error {
  readonly #steps: string[] = [];

  /** Adds the step by which its container is left. */
  within(step: string): this {
    this.#steps.push(step);
    return this;
  }

  /** The error that says so to the user; `name` is what the path begins with. */
  toError(name: string): SerializationError {
    return new SerializationError(name + this.#steps.reverse().join(""), this.message);
  }
}

/** An error on its way out of a container. */
export function within(error: unknown, step: string): unknown {
  return error instanceof Unsendable ? error.within(step) : error;
}
