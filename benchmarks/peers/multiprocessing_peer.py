"""CPython's multiprocessing beyond Pool: what processes exchange, lock and share, with one child at the other end."""

import array
import multiprocessing
import platform
import sys

from line_peer import serve

MIB = bytes(1 << 20)


def count(value):
    """What `save` gives for a call whose result is one number."""
    return lambda: array.array("d", [value()])


def nothing():
    pass


def consume(commands, queue):
    while True:
        times = commands.recv()
        for _ in range(times):
            queue.get()
        commands.send(times)


def echo(connection):
    while True:
        connection.send(connection.recv())


def echo_bytes(connection):
    while True:
        connection.send_bytes(connection.recv_bytes())


def contend(commands, lock):
    while True:
        times = commands.recv()
        for _ in range(times):
            lock.acquire()
            lock.release()
        commands.send(times)


def child(target, *args):
    multiprocessing.Process(target=target, args=args, daemon=True).start()


def start(times):
    context = multiprocessing.get_context("spawn")

    def call():
        children = [context.Process(target=nothing) for _ in range(times)]
        for one in children:
            one.start()
        for one in children:
            one.join()

    return call, count(lambda: times)


def queue(times):
    items = multiprocessing.Queue()
    ours, theirs = multiprocessing.Pipe()
    child(consume, theirs, items)
    box = [0]

    def call():
        ours.send(times)
        for i in range(times):
            items.put(i)
        box[0] = ours.recv()

    return call, count(lambda: box[0])


def pipe(times):
    ours, theirs = multiprocessing.Pipe()
    child(echo, theirs)
    box = [0]

    def call():
        for i in range(times):
            ours.send(i)
            box[0] = ours.recv() + 1

    return call, count(lambda: box[0])


def pipe_bytes(times):
    ours, theirs = multiprocessing.Pipe()
    child(echo_bytes, theirs)
    box = [0]

    def call():
        for _ in range(times):
            ours.send_bytes(MIB)
            box[0] = len(ours.recv_bytes())

    return call, count(lambda: box[0])


def lock_free(times):
    lock = multiprocessing.Lock()

    def call():
        for _ in range(times):
            lock.acquire()
            lock.release()

    return call, count(lambda: times)


def lock_contended(times):
    lock = multiprocessing.Lock()
    ours, theirs = multiprocessing.Pipe()
    child(contend, theirs, lock)

    def call():
        ours.send(times)
        for _ in range(times):
            lock.acquire()
            lock.release()
        ours.recv()

    return call, count(lambda: times)


def value(times):
    number = multiprocessing.Value("i", 0)

    def call():
        number.value = 0
        for _ in range(times):
            with number.get_lock():
                number.value += 1

    return call, count(lambda: number.value)


def manager_set(times):
    served = multiprocessing.Manager().dict()

    def call():
        for i in range(times):
            served[i] = i

    return call, count(lambda: len(served))


def main():
    operations = {
        "start": start,
        "queue": queue,
        "pipe": pipe,
        "pipeBytes": pipe_bytes,
        "lockFree": lock_free,
        "lockContended": lock_contended,
        "value": value,
        "managerSet": manager_set,
    }
    serve(f"CPython {platform.python_version()} multiprocessing", operations)


if __name__ == "__main__":
    sys.exit(main())
