import { escapeTimes } from "./_lib/escape";

export function mandelbrot_f64(
  begin: usize, end: usize, height: usize, width: usize, limit: i32,
  xMin: f64, xMax: f64, yMin: f64, yMax: f64, out: usize,
): void {
  escapeTimes(begin, end, height, width, limit, xMin, xMax, yMin, yMax, out, false, 0, 0);
}
