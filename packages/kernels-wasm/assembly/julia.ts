import { escapeTimes } from "./_lib/escape";

export function julia_f64(
  begin: usize, end: usize, height: usize, width: usize, limit: i32,
  xMin: f64, xMax: f64, yMin: f64, yMax: f64, out: usize, cReal: f64, cImaginary: f64,
): void {
  escapeTimes(begin, end, height, width, limit, xMin, xMax, yMin, yMax, out, true, cReal, cImaginary);
}
