"""`python -m generator` is `clausegen`: the process, from its start to its end."""

import gc
import os
import sys


def start() -> int:
    """Run the command line and return its exit code.

    A command that makes one document leaves next to no garbage, but Python would look for it all the
    while modules are imported, and once more at the end: a fifth of the time. What runs long, a batch
    or the wizard, calls `gc.enable()`.
    """
    gc.disable()
    # None is of use here, and looking for them reads the metadata of every package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from generator.cli.commands import main

        return main()
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(start())
