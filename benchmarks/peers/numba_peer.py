"""Numba: loops compiled to machine code, spread over threads by prange, with reassociation of sums allowed."""

import numba
import numpy as np
from line_peer import serve
from numba import njit, prange

fast = njit(parallel=True, fastmath=True, cache=True)


@fast
def sqrt_cube(x, out):
    for i in prange(x.size):
        out[i] = np.sqrt(x[i] * x[i] * x[i])


@fast
def three_hump_camel(x, y, out):
    for i in prange(x.size):
        a = x[i] * x[i]
        out[i] = 2 * a - 1.05 * a * a + a * a * a / 6 + x[i] * y[i] + y[i] * y[i]


@fast
def exp(x, out):
    for i in prange(x.size):
        out[i] = np.exp(x[i])


@fast
def add(x, y, out):
    for i in prange(x.size):
        out[i] = x[i] + y[i]


@fast
def mul(x, y, out):
    for i in prange(x.size):
        out[i] = x[i] * y[i]


@fast
def total(x):
    s = 0.0
    for i in prange(x.size):
        s += x[i]
    return s


@fast
def dot(x, y):
    s = 0.0
    for i in prange(x.size):
        s += x[i] * y[i]
    return s


@njit(parallel=True, cache=True)
def mandelbrot(out, limit, x_min, x_max, y_min, y_max):
    height, width = out.shape
    dx = (x_max - x_min) / width
    dy = (y_max - y_min) / height
    for row in prange(height):
        y = y_min + (row + 0.5) * dy
        for column in range(width):
            x = x_min + (column + 0.5) * dx
            r = 0.0
            i = 0.0
            n = 0
            while n < limit and r * r + i * i <= 4.0:
                r, i = r * r - i * i + x, 2 * (r * i) + y
                n += 1
            out[row, column] = n


@njit(parallel=True, cache=True)
def julia(out, limit, c_real, c_imaginary, x_min, x_max, y_min, y_max):
    height, width = out.shape
    dx = (x_max - x_min) / width
    dy = (y_max - y_min) / height
    for row in prange(height):
        for column in range(width):
            r = x_min + (column + 0.5) * dx
            i = y_min + (row + 0.5) * dy
            n = 0
            while n < limit and r * r + i * i <= 4.0:
                r, i = r * r - i * i + c_real, 2 * (r * i) + c_imaginary
                n += 1
            out[row, column] = n


def elementwise(kernel):
    def prepare(*arrays):
        out = np.empty_like(arrays[0])
        return lambda: kernel(*arrays, out), lambda: out

    return prepare


def reduction(kernel):
    def prepare(*arrays):
        box = [0.0]

        def call():
            box[0] = kernel(*arrays)

        return call, lambda: box[0]

    return prepare


def escape_time(kernel):
    def prepare(width, height, limit, *numbers):
        out = np.empty((height, width), np.int32)
        rest = [float(number) for number in numbers]
        return lambda: kernel(out, limit, *rest), lambda: out

    return prepare


serve(
    f"Numba {numba.__version__}",
    {
        "sqrtCube": elementwise(sqrt_cube),
        "threeHumpCamel": elementwise(three_hump_camel),
        "exp": elementwise(exp),
        "add": elementwise(add),
        "mul": elementwise(mul),
        "sum": reduction(total),
        "dot": reduction(dot),
        "mandelbrot": escape_time(mandelbrot),
        "julia": escape_time(julia),
    },
)
