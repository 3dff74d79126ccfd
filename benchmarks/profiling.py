"""Where the time goes: our pipeline under cProfile, by what each function and all that it calls took.

A profile makes Python's own calls dearer than they are: read it for the order, not for the figures.
"""

import argparse
import cProfile
import pstats
import tempfile
from itertools import islice
from pathlib import Path

from benchmarks.systems import ours
from benchmarks.task import write_task

_WARM = 20


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.profiling", description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--sort", choices=("cumulative", "tottime"), default="cumulative")
    parser.add_argument("--lines", type=int, default=45)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="clausegen-bench-") as folder:
        system = ours(write_task(Path(folder), documents=1))
        system.make(list(islice(system.inputs, _WARM)))
        profile, inputs = cProfile.Profile(), list(islice(system.inputs, arguments.documents))
        profile.enable()
        system.make(inputs)
        profile.disable()
    pstats.Stats(profile).strip_dirs().sort_stats(arguments.sort).print_stats(arguments.lines)


if __name__ == "__main__":
    main()
