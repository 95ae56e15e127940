const MAX_INTERVAL_MS = 2 ** 31 - 1;

/** Keeps the process alive until a promise settles: threads that start or end do not, and somebody may wait for them. */
export async function awake<T>(promise: Promise<T>): Promise<T> {
  const timer = setInterval(() => {}, MAX_INTERVAL_MS);
  try {
    return await promise;
  } finally {
    clearInterval(timer);
  }
}
