/** The n-th Fibonacci number, the slow way: work that is worth a worker. */
export function fibonacci(n: number): number {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}
