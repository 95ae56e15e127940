"""NumPy: one line of ordinary code for each kernel, results into arrays that exist where NumPy can do that."""

from line_peer import import_error, serve

if import_error:
    raise import_error

import numpy as np


def into(work):
    """An elementwise operation with its result array allocated once."""

    def prepare(x, *rest):
        out = np.empty_like(x)
        return lambda: work(out, x, *rest), lambda: out

    return prepare


def fresh(work):
    """An operation that NumPy always gives a new result for."""

    def prepare(*args):
        box = [None]

        def call():
            box[0] = work(*args)

        return call, lambda: box[0]

    return prepare


def sqrt_cube(out, x):
    np.multiply(x, x, out=out)
    np.multiply(out, x, out=out)
    np.sqrt(out, out=out)


def sort(out, x):
    np.copyto(out, x)
    out.sort()


def matmul(a, b):
    out = np.empty((a.shape[0], b.shape[1]), a.dtype)
    return lambda: np.matmul(a, b, out=out), lambda: out


def axpy(alpha, x, y):
    out = np.empty_like(x)

    def call():
        np.multiply(x, alpha, out=out)
        np.add(out, y, out=out)

    return call, lambda: out


def histogram(x, bins, low, high):
    return np.histogram(x, bins=bins, range=(low, high))[0]


serve(
    f"NumPy {np.__version__}",
    {
        "sqrtCube": into(sqrt_cube),
        "add": into(lambda out, x, y: np.add(x, y, out=out)),
        "mul": into(lambda out, x, y: np.multiply(x, y, out=out)),
        "axpy": axpy,
        "exp": into(lambda out, x: np.exp(x, out=out)),
        "cumsum": into(lambda out, x: np.cumsum(x, out=out)),
        "sort": into(sort),
        "sum": fresh(np.sum),
        "dot": fresh(np.dot),
        "min": fresh(np.min),
        "max": fresh(np.max),
        "argmin": fresh(np.argmin),
        "histogram": fresh(histogram),
        "matmul": matmul,
    },
)
