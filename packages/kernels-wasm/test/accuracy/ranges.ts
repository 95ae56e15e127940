import { random } from "../support/random.js";

/** Draws arguments: one function for each parameter. */
export type Draw = readonly (() => number)[];

const next = random(11);
/** 53 random bits. */
const unit = () => next() + next() * 2 ** -32;
const sign = () => (next() < 0.5 ? -1 : 1);
const between = (a: number, b: number) => () => a + unit() * (b - a);
/** Of both signs, binades a to b alike. */
const binades = (a: number, b: number) => () => sign() * 2 ** (a + unit() * (b - a));
const positive = (a: number, b: number) => () => 2 ** (a + unit() * (b - a));
const multiples = (of: number, most: number) => () => Math.round(unit() * most) * of;

const trigonometric = {
  "2^-1022 … 2^-20": [binades(-1022, -20)],
  "2^-20 … 1": [binades(-20, 0)],
  "-10 … 10": [between(-10, 10)],
  "-51471 … 51471": [between(-51471, 51471)],
  "2^15 … 2^60": [binades(15, 60)],
  "2^60 … 2^1024": [binades(60, 1023.9)],
  "next to multiples of π/64": [multiples(Math.PI / 64, 1e6)],
};
const logarithmic = {
  "0.98 … 1.02": [between(0.98, 1.02)],
  "0.5 … 2": [between(0.5, 2)],
  "2^-1022 … 2^1024": [positive(-1022, 1023.9)],
  subnormal: [positive(-1073, -1022)],
};
const inverse = {
  "2^-1022 … 2^-10": [binades(-1022, -10)],
  "-1 … 1": [between(-1, 1)],
  "next to 1": [between(0.999, 1)],
};
const hyperbolic = {
  "2^-1022 … 2^-10": [binades(-1022, -10)],
  "2^-10 … 1": [binades(-10, 0)],
  "-40 … 40": [between(-40, 40)],
};

/** Where each function is measured. */
export const ranges: Readonly<Record<string, Readonly<Record<string, Draw>>>> = {
  exp: {
    "2^-60 … 1": [binades(-60, 0)],
    "-708 … 709.7": [between(-708, 709.7)],
    "subnormal results": [between(-745, -708)],
  },
  exp2: {
    "2^-60 … 1": [binades(-60, 0)],
    "-1022 … 1023": [between(-1022, 1023)],
    "subnormal results": [between(-1074, -1022)],
  },
  expm1: { ...hyperbolic, "1 … 709": [between(1, 709)] },
  log: logarithmic,
  log2: logarithmic,
  log10: logarithmic,
  log1p: {
    "2^-1022 … 2^-10": [binades(-1022, -10)],
    "-0.999 … 1": [between(-0.999, 1)],
    "1 … 2^1024": [positive(0, 1023.9)],
  },
  sin: trigonometric,
  cos: trigonometric,
  tan: trigonometric,
  asin: inverse,
  acos: inverse,
  atan: { ...inverse, "1 … 64": [binades(0, 6)], "64 … 2^1024": [binades(6, 1023.9)] },
  atan2: {
    "ratios of 2^-40 … 2^40": [binades(-20, 20), binades(-20, 20)],
    "ratios of 2^-9 … 2^-2": [binades(-9, -2), binades(-0.1, 0.1)],
    "any numbers": [binades(-1074, 1023.9), binades(-1074, 1023.9)],
  },
  sinh: { ...hyperbolic, "40 … 710": [between(40, 710)] },
  cosh: { ...hyperbolic, "40 … 710": [between(40, 710)] },
  tanh: hyperbolic,
  sigmoid: { ...hyperbolic, "-745 … -40": [between(-745, -40)] },
  pow: {
    "0.1 … 10 to the -10 … 10": [between(0.1, 10), between(-10, 10)],
    "any number to the -1 … 1": [positive(-1074, 1023.9), between(-1, 1)],
    "0.99 … 1.01 to the -60000 … 60000": [between(0.99, 1.01), between(-60000, 60000)],
    "next to 1, to powers that nearly overflow": [between(1.003, 1.0042), between(160000, 168000)],
  },
  hypot: {
    "2^-20 … 2^20": [binades(-20, 20), binades(-20, 20)],
    "of one size": [binades(-1, 1), binades(-1, 1)],
    tiny: [binades(-1074, -1000), binades(-1074, -1000)],
    huge: [binades(1000, 1023), binades(1000, 1023)],
  },
  cbrt: {
    "0.9 … 8.1": [between(0.9, 8.1)],
    "2^-1022 … 2^1024": [binades(-1022, 1023.9)],
    subnormal: [binades(-1073, -1022)],
  },
  rsqrt: {
    "0.25 … 4": [positive(-2, 2)],
    "2^-1022 … 2^1024": [positive(-1022, 1023.9)],
    subnormal: [positive(-1073, -1022)],
  },
  sqrtCube: {
    "0.25 … 4": [positive(-2, 2)],
    "2^-340 … 2^682": [positive(-340, 682)],
    "normal results of f32": [positive(-84, 85)],
  },
  erf: { "2^-1022 … 2^-10": [binades(-1022, -10)], "2^-10 … 1": [binades(-10, 0)], "1 … 6": [between(1, 6)] },
};
