"""The Python side of the line protocol that peers/README.md describes."""

import array
import sys
import time

import_error = None
try:
    import numpy
except ImportError as error:  # the process pool needs no arrays
    numpy = None
    import_error = error

# A call this long in seconds loses nothing to cold caches that could be seen in it.
NEEDS_NO_WARM_UP = 0.05

DTYPES = {"f64": "<f8", "f32": "<f4", "i32": "<i4", "u32": "<u4", "u8": "u1"}


def serve(version, operations):
    """Answers until the input ends. An operation takes arrays and numbers and returns (call, result)."""
    arrays, prepared, took, last = {}, {}, {}, None
    out = sys.stdout

    def answer(*words):
        out.write("\t".join(str(word) for word in words) + "\n")
        out.flush()

    for line in sys.stdin:
        verb, *words = line.rstrip("\n").split("\t")
        try:
            if verb == "hello":
                answer("ok", version, *operations)
            elif verb == "load":
                name, dtype, path, *shape = words
                prepared.clear(), took.clear()
                arrays[name] = numpy.fromfile(path, DTYPES[dtype]).reshape([int(s) for s in shape])
                answer("ok")
            elif verb == "clear":
                arrays.clear(), prepared.clear(), took.clear()
                last = None
                answer("ok")
            elif verb == "run":
                operation, times, *args = words
                key = (operation, *args)
                if key not in prepared:
                    values = [arrays[a] if a in arrays else _value(a) for a in args]
                    prepared[key] = operations[operation](*values)
                call, last = prepared[key]
                seconds = _time(call, int(times), took.get(key, 0) < NEEDS_NO_WARM_UP)
                took[key] = min(seconds, default=0)
                answer("ok", *seconds)
            elif verb == "save":
                answer("ok", _save(last(), words[0]))
            else:
                answer("error", f"no verb {verb}")
        except Exception as error:  # the caller gets it, and the peer lives on
            answer("error", f"{type(error).__name__}: {error}".replace("\n", " "))


def _value(word):
    for kind in (int, float):
        try:
            return kind(word)
        except ValueError:
            pass
    return word


def _save(result, path):
    """Writes the raw elements and tells their dtype; integers of any width are saved as f64, which holds counts."""
    if isinstance(result, array.array):
        with open(path, "wb") as file:
            result.tofile(file)
        return "f64"
    result = numpy.ascontiguousarray(result)
    names = {"float32": "f32", "int32": "i32", "uint32": "u32"}
    dtype = names.get(result.dtype.name, "f64")
    result.astype(DTYPES[dtype]).tofile(path)
    return dtype


def _time(call, times, is_short):
    if is_short or times == 0:
        call()
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
    return seconds
