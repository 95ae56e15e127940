/** How a stream of calls runs. */
export interface StreamOptions {
  readonly isOrdered: boolean;
  readonly chunkSize: number;
  /** The most items that are read before their results are consumed. */
  readonly lookAhead: number;
}

/** How the call for one chunk ended. */
interface Outcome<R> {
  readonly chunk: number;
  readonly results?: readonly R[];
  readonly failure?: { readonly error: unknown };
}

/**
 * The results of calls for chunks of a stream, as they come or in their order. Items are read as results are consumed.
 *
 * An error, of a call or of the stream itself, comes in its turn, behind the results before it.
 */
export async function* stream<I, R>(
  items: Iterable<I> | AsyncIterable<I>,
  call: (chunk: I[]) => Promise<readonly R[]>,
  { isOrdered, chunkSize, lookAhead }: StreamOptions,
): AsyncGenerator<R, void, undefined> {
  const chunks = chunksOf(items, chunkSize);
  const most = Math.max(1, Math.floor(lookAhead / chunkSize));
  // In the order in which they were read.
  const underWay = new Map<number, Promise<Outcome<R>>>();
  let lastChunk = 0;
  let failure: { readonly error: unknown } | undefined;
  let isOver = false;
  try {
    for (;;) {
      while (!isOver && underWay.size < most) {
        const step = await chunks.next().catch((error) => {
          failure = { error };
          return undefined;
        });
        if (step === undefined || step.done) isOver = true;
        else launch(++lastChunk, call(step.value));
      }
      if (underWay.size === 0) break;
      const [first] = underWay.values();
      const outcome = await (isOrdered ? first! : Promise.race(underWay.values()));
      underWay.delete(outcome.chunk);
      if (outcome.failure) throw outcome.failure.error;
      yield* outcome.results!;
    }
    if (failure !== undefined) throw failure.error;
  } finally {
    await chunks.return();
  }

  function launch(chunk: number, call: Promise<readonly R[]>): void {
    const settled = call.then(
      (results) => ({ chunk, results }),
      (error) => ({ chunk, failure: { error } }),
    );
    underWay.set(chunk, settled);
  }
}

async function* chunksOf<I>(
  items: Iterable<I> | AsyncIterable<I>,
  size: number,
): AsyncGenerator<I[], void, undefined> {
  let chunk: I[] = [];
  for await (const item of items) {
    if (chunk.push(item) < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
