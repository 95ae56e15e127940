"""NumPy: one line of ordinary code for each kernel, results into arrays that exist where NumPy can do that."""

from line_peer import import_error, serve

if import_error:
    raise import_error

import numpy as np

try:
    from scipy.cluster.vq import kmeans2
    from scipy.sparse import csr_array

    has_scipy = True
except ImportError:
    has_scipy = False


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


def softmax(out, x):
    np.subtract(x, x.max(axis=-1, keepdims=True), out=out)
    np.exp(out, out=out)
    np.divide(out, out.sum(axis=-1, keepdims=True), out=out)


def axpy(alpha, x, y):
    out = np.empty_like(x)

    def call():
        np.multiply(x, alpha, out=out)
        np.add(out, y, out=out)

    return call, lambda: out


def histogram(x, bins, low, high):
    return np.histogram(x, bins=bins, range=(low, high))[0]


# Kernels that NumPy has a function for, with its name where that is another; each writes to an array that exists.
UNARY = {
    "abs": "abs", "acos": "arccos", "asin": "arcsin", "atan": "arctan", "cbrt": "cbrt", "ceil": "ceil",
    "cos": "cos", "cosh": "cosh", "cumprod": "cumprod", "cummax": "maximum.accumulate", "cummin": "minimum.accumulate", "exp": "exp",
    "exp2": "exp2", "expm1": "expm1", "floor": "floor", "log": "log", "log10": "log10", "log1p": "log1p",
    "log2": "log2", "neg": "negative", "round": "rint", "sign": "sign", "sin": "sin", "sinh": "sinh",
    "sqrt": "sqrt", "square": "square", "tan": "tan", "tanh": "tanh", "trunc": "trunc", "cumsum": "cumsum",
}
BINARY = {
    "add": "add", "atan2": "arctan2", "div": "divide", "hypot": "hypot", "maximum": "maximum",
    "minimum": "minimum", "mul": "multiply", "outer": "multiply.outer", "pow": "power", "sub": "subtract",
    "matmul": "matmul", "matvec": "matmul",
}
COMPARISONS = {
    "equal": "equal", "greater": "greater", "greaterEqual": "greater_equal", "less": "less",
    "lessEqual": "less_equal", "notEqual": "not_equal",
}
# Those that give something new each time: numbers, and arrays whose kind NumPy chooses.
FRESH = {
    "all": "all", "any": "any", "argmax": "argmax", "argmin": "argmin", "argsort": "argsort",
    "countNonzero": "count_nonzero", "dot": "dot", "max": "max", "mean": "mean",
    "min": "min", "prod": "prod", "std": "std", "sum": "sum", "unique": "unique", "variance": "var",
    "convolve": "convolve", "norm": "linalg.norm",
}


def named(path):
    """The function of NumPy that a dotted name leads to."""
    found = np
    for part in path.split("."):
        found = getattr(found, part)
    return found


def unary(function):
    return into(lambda out, x: function(x, out=out))


def binary(function):
    """Results have the shape that the first call finds."""

    def prepare(x, y):
        out = function(x, y)
        return lambda: function(x, y, out=out), lambda: out

    return prepare


def transpose(x):
    out = np.empty(x.shape[::-1], x.dtype)
    return lambda: np.copyto(out, x.T), lambda: out


def random(draw):
    """As many numbers as asked for, into an array that exists."""

    def prepare(n, *_):
        generator, out = np.random.default_rng(1), np.empty(int(n))
        return lambda: draw(generator, out), lambda: out

    return prepare


def fft_of(function):
    """Pairs of real and imaginary parts, as one complex number each."""

    def prepare(x):
        box, pairs = [None], x.view(np.complex128 if x.dtype == np.float64 else np.complex64)[..., 0]

        def call():
            box[0] = function(pairs)

        return call, lambda: box[0].view(x.dtype)

    return prepare


def spmv(data, indices, indptr, x):
    matrix = csr_array((data, indices.astype(np.int32), indptr.astype(np.int32)), shape=(len(indptr) - 1, len(x)))
    box = [None]

    def call():
        box[0] = matrix @ x

    return call, lambda: box[0]


def kmeans(points, centers, iterations):
    box = [None]

    def call():
        box[0] = kmeans2(points, centers, iter=int(iterations), minit="matrix", missing="warn")

    return call, lambda: box[0][0]


# What NumPy has not, where SciPy is there to stand for it.
SCIPY = {"spmv": spmv, "kmeans": kmeans} if has_scipy else {}

OPERATIONS = {
    **SCIPY,
    **{kernel: unary(named(name)) for kernel, name in UNARY.items()},
    **{kernel: binary(named(name)) for kernel, name in BINARY.items()},
    **{kernel: binary(named(name)) for kernel, name in COMPARISONS.items()},
    **{kernel: fresh(named(name)) for kernel, name in FRESH.items()},
    "sqrtCube": into(sqrt_cube),
    "rsqrt": into(lambda out, x: np.divide(1, np.sqrt(x, out=out), out=out)),
    "relu": into(lambda out, x: np.maximum(x, 0, out=out)),
    "axpy": axpy,
    "softmax": into(softmax),
    "sort": into(sort),
    "bincount": fresh(lambda x, least=0: np.bincount(x, minlength=least)),
    "argsort": fresh(lambda x: np.argsort(x, kind="stable")),
    "histogram": fresh(histogram),
    "transpose": transpose,
    "fft": fft_of(np.fft.fft),
    "uniform": random(lambda generator, out: generator.random(out=out)),
    "normal": random(lambda generator, out: generator.standard_normal(out=out)),
}

serve(f"NumPy {np.__version__}", OPERATIONS)
