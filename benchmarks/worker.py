"""A worker: one system in a process of its own. It makes as many documents as it is told, then waits.

In: a line with a number of documents. Out: a line with the seconds they took. `peers.mjs` does the same.
"""

import json
import sys
from itertools import islice
from time import perf_counter

from benchmarks.systems import SYSTEMS
from benchmarks.task import Task


def main() -> None:
    name, task = sys.argv[1], Task(**json.loads(sys.argv[2]))
    system = SYSTEMS[name](task)
    for line in sys.stdin:
        inputs = list(islice(system.inputs, int(line)))
        begin = perf_counter()
        system.make(inputs)
        print(perf_counter() - begin, flush=True)


if __name__ == "__main__":
    main()
