"""Records that crash or hang the process that drafts them, by the client's name."""

import os
import signal
import time
from dataclasses import dataclass

from generator.batch.settings import Batch


@dataclass(frozen=True)
class Poisoned(Batch):
    """A batch whose workers fall over some names, after they have drafted the contract."""

    def place(self, name: str, digest: str) -> str:
        if name.startswith("exits"):
            os._exit(1)
        if name.startswith("crashes"):
            os.kill(os.getpid(), signal.SIGSEGV)
        if name.startswith("is-killed"):
            os.kill(os.getpid(), signal.SIGKILL)
        if name.startswith("hangs"):
            time.sleep(600)
        return super().place(name, digest)
