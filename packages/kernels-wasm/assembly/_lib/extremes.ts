import { fold, Greatest, Least } from "./fold";

// The least and the greatest of a range as the first cell, as functions for drivers to call: the loops are there once.

export function leastOfF64(begin: usize, end: usize, x: usize, cells: usize): void {
  store<f64>(cells, fold<f64, Least>(begin, end, x));
}

export function leastOfF32(begin: usize, end: usize, x: usize, cells: usize): void {
  store<f64>(cells, fold<f32, Least>(begin, end, x));
}

export function greatestOfF64(begin: usize, end: usize, x: usize, cells: usize): void {
  store<f64>(cells, fold<f64, Greatest>(begin, end, x));
}

export function greatestOfF32(begin: usize, end: usize, x: usize, cells: usize): void {
  store<f64>(cells, fold<f32, Greatest>(begin, end, x));
}

export function mergeLeast(a: usize, b: usize): void {
  store<f64>(a, f64.min(load<f64>(a), load<f64>(b)));
}

export function mergeGreatest(a: usize, b: usize): void {
  store<f64>(a, f64.max(load<f64>(a), load<f64>(b)));
}
