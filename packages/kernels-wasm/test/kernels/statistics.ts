type List = ArrayLike<number>;

/** √n times the largest distance between the distribution of a sample and another: above 1.95 once in 1000 times. */
export function kolmogorov(sample: List, cdf: (x: number) => number): number {
  const x = Float64Array.from(sample).sort();
  let most = 0;
  for (let i = 0; i < x.length; i++) {
    const p = cdf(x[i]!);
    most = Math.max(most, p - i / x.length, (i + 1) / x.length - p);
  }
  return most * Math.sqrt(x.length);
}

/** χ² of counts in equal cells, as standard deviations from its mean. */
export function chiSquare(sample: List, cells: number, cell: (x: number, i: number) => number): number {
  const counts = new Float64Array(cells);
  for (let i = 0; i < sample.length; i++) counts[cell(sample[i]!, i)]!++;
  const due = sample.length / cells;
  const square = counts.reduce((sum, count) => sum + (count - due) ** 2 / due, 0);
  return (square - (cells - 1)) / Math.sqrt(2 * (cells - 1));
}

/** The correlation of elements that stand `lag` apart, in standard deviations. */
export function serialCorrelation(x: List, lag: number): number {
  const { mean, variance } = moments(x);
  let sum = 0;
  for (let i = lag; i < x.length; i++) sum += (x[i]! - mean) * (x[i - lag]! - mean);
  return sum / variance / Math.sqrt(x.length - lag);
}

/** Mean, variance, skewness and kurtosis. */
export function moments(x: List): { mean: number; variance: number; skewness: number; kurtosis: number } {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]!;
  const mean = sum / x.length;
  const powers = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const d = x[i]! - mean;
    powers[0]! += d * d;
    powers[1]! += d * d * d;
    powers[2]! += d * d * d * d;
  }
  const [second, third, fourth] = powers.map((power) => power / x.length) as [number, number, number];
  return { mean, variance: second, skewness: third / second ** 1.5, kurtosis: fourth / second ** 2 };
}

/** The normal distribution to 1e-7 (Abramowitz and Stegun 26.2.17): far less than a sample can tell. */
export function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const series =
    ((((1.330274429 * t - 1.821255978) * t + 1.781477937) * t - 0.356563782) * t + 0.31938153) * t;
  const tail = (series * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
  return x > 0 ? 1 - tail : tail;
}
