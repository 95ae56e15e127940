import { types } from "node:util";
import v8 from "node:v8";

interface WritesViews {
  _writeHostObject(view: NodeJS.ArrayBufferView): void;
}

const base = v8.DefaultSerializer.prototype as unknown as WritesViews;

/** Node's own would copy a view of shared memory, and its writer wait for what the reader never sees. */
class Serializer extends v8.DefaultSerializer {
  _writeHostObject(view: NodeJS.ArrayBufferView): void {
    if (types.isSharedArrayBuffer(view.buffer)) {
      throw new Error(
        "memory that threads share cannot be shared with another process: send a copy, such as array.slice()",
      );
    }
    base._writeHostObject.call(this, view);
  }
}

/** A value as bytes for another process; raises an Error where it cannot be cloned, or is shared memory. */
export function serialize(value: unknown): Buffer {
  const serializer = new Serializer();
  serializer.writeHeader();
  serializer.writeValue(value);
  return serializer.releaseBuffer();
}

/** The value of such bytes. */
export function deserialize(bytes: Uint8Array): unknown {
  return v8.deserialize(bytes);
}
