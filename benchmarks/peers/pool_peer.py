"""CPython's multiprocessing.Pool: the same task functions as ours, from lists, with its own default chunks."""

import array
import math
import multiprocessing
import os
import platform
import sys

from line_peer import serve


def cube_root_product(x):
    return math.sqrt(x * x * x)


def cube_root_power(x):
    return math.sqrt(x**3)


def increment(x):
    return x + 1


WORK = {"product": cube_root_product, "power": cube_root_power}


def numbers(count):
    return [1 + i % 1000 * 0.25 for i in range(int(count))]


def keep(work):
    box = [None]

    def call():
        box[0] = work()

    # `save` expects an array: array.array is what plain CPython has
    return call, lambda: array.array("d", box[0])


def main():
    pool = multiprocessing.Pool(int(os.environ["PEER_WORKERS"]))

    def map_plain(which, count):
        items, f = numbers(count), WORK[which]
        return keep(lambda: pool.map(f, items))

    def serial(which, count):
        items, f = numbers(count), WORK[which]
        return keep(lambda: [f(x) for x in items])

    def apply_async(count):
        def work():
            handles = [pool.apply_async(increment, (i,)) for i in range(count)]
            return [handle.get() for handle in handles]

        return keep(work)

    def imap(count):
        return keep(lambda: list(pool.imap(increment, range(count))))

    operations = {"map": map_plain, "serial": serial, "applyAsync": apply_async, "imap": imap}
    serve(f"CPython {platform.python_version()} multiprocessing", operations)
    pool.close()
    pool.join()


if __name__ == "__main__":
    sys.exit(main())
