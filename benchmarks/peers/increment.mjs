/** As small as a task can be, so that what is timed is the way to a worker and back. */
export default function increment(x) {
  return x + 1;
}
