import type { ProcessContext } from "../process/child.js";
import { checkContext, defaultContext } from "../process/context.js";
import { defineHandle } from "../task/handle.js";
import { Connection } from "./connection.js";
import { adoptConnection, expectHolder, openCore } from "./connection-core.js";
import { createQueue } from "./create-queue.js";
import { PipeEnd } from "./pipe-end.js";
import type { QueueCore } from "./queue-core.js";
import { dehydrateQueue, rehydrateQueue } from "./queue-handle.js";

/** How a pipe is made. */
export interface PipeOptions {
  /** Whether both ends send and receive; otherwise the first only receives, and the second only sends. */
  readonly duplex?: boolean | undefined;
  /** "process" unless `setDefaultContext` says otherwise; a pipe of context "thread" stays inside this process. */
  readonly context?: ProcessContext | undefined;
}

/**
 * Makes a pipe and returns its two ends.
 *
 * It lives as long as the thread that made it. Each end belongs to all who hold it: pass one on and close it here, so
 * that the other end is told when its last holder has ended.
 *
 * @example
 * const [receiver, sender] = pipe<number>({ duplex: false });
 */
export function pipe<Out = unknown, In = Out>(
  options: PipeOptions = {},
): [first: Connection<Out, In>, second: Connection<In, Out>] {
  const context = checkContext(options.context ?? defaultContext());
  const toFirst = createQueue(context, 0, false);
  const toSecond = options.duplex === false ? undefined : createQueue(context, 0, false);
  return [connect<Out, In>(toFirst, toSecond), connect<In, Out>(toSecond, toFirst)];
}

function connect<Out, In>(from: QueueCore | undefined, to: QueueCore | undefined): Connection<Out, In> {
  const end = new PipeEnd(() => {
    // The other end reads what is left, and sends nothing any more.
    void to?.close("puts");
    void from?.close("gets");
  });
  const connection = Object.create(Connection.prototype);
  expectHolder({ in: from, out: to });
  adoptConnection(connection, { in: from, out: to, end, isClosed: false });
  return connection as Connection<Out, In>;
}

interface ConnectionData {
  readonly in: unknown;
  readonly out: unknown;
  readonly ticket: unknown;
}

defineHandle<Connection>({
  name: "connection",
  class: Connection as unknown as abstract new () => Connection,
  dehydrate(connection, carrier, transfer): ConnectionData {
    const core = openCore(connection);
    const from = core.in && dehydrateQueue(core.in, carrier, transfer);
    const to = core.out && dehydrateQueue(core.out, carrier, transfer);
    // From now on the receiver counts as a holder: this one may close it at once.
    const opened = carrier.open();
    core.end.lend(opened.link);
    expectHolder(core);
    transfer.push(...opened.transfer);
    return { in: from, out: to, ticket: opened.ticket };
  },
  release: (connection) => connection.close(),
  rehydrate(shell, data, carrier) {
    const { in: from, out: to, ticket } = data as ConnectionData;
    Object.setPrototypeOf(shell, Connection.prototype);
    adoptConnection(shell, {
      in: from === undefined ? undefined : rehydrateQueue(from, carrier),
      out: to === undefined ? undefined : rehydrateQueue(to, carrier),
      end: PipeEnd.at(carrier.accept(ticket)),
      isClosed: false,
    });
  },
});
