// Functions for a Process to run by reference.
export async function triple(queue, x) {
  await queue.put(3 * x);
}
