export const add = (a, b) => a + b;
export const square = (x) => x * x;
export const half = (x) => x / 2;
export function fail(message) {
  throw new RangeError(message, { cause: new TypeError("the cause") });
}
export const failAt = (x) => {
  if (x === 3) throw new RangeError("three");
  return x;
};
export const echo = (x) => x;
export const forever = () => {
  for (;;);
};
export const exit = () => process.exit(3);
export const secret = () => "secret";
