"""The work of one process: a chunk of records, and what it makes of them."""

import os
import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from generator.batch.drafting import made_from_each
from generator.batch.outcome import Made
from generator.batch.records import Record
from generator.batch.rejects import as_it_came
from generator.batch.settings import Batch
from generator.drafting.pipeline import open_materials
from generator.writing import sync

Chunk = Sequence[Record]

STUCK = 75
"""The exit code of a process that has ended itself because a chunk took too long."""


def work(chunk: Chunk, batch: Batch) -> list[Made]:
    """Draft the records of a chunk; when it returns, their files are on the disk."""
    materials = open_materials(own=batch.library, template=batch.template)  # read once by each process
    made = []
    for record, one in zip(chunk, made_from_each(chunk, batch, materials), strict=False):
        made.append(replace(one, raw=as_it_came(record)) if one.outcome.status == "failed" else one)
        if one.disk_full:
            break
    if batch.folder is not None:
        fresh = (one.outcome for one in made if not one.skipped)
        sync((batch.folder / name for outcome in fresh for name in outcome.files()), batch.folder)
    return made


def work_watched(chunk: Chunk, batch: Batch, seconds: float) -> list[Made]:
    """Do the same where nobody else ends a process that is stuck; it ends itself."""
    watch = threading.Timer(seconds, os._exit, (STUCK,))
    watch.daemon = True
    watch.start()
    try:
        return work(chunk, batch)
    finally:
        watch.cancel()


# A process has no other way to be handed what is the same for every chunk.
_here: dict[str, Any] = {}


def prepare(batch: Batch) -> None:
    """Make a worker process ready: its materials read, and bound to end with its parent."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _here["batch"] = batch
    open_materials(own=batch.library, template=batch.template)


def work_here(chunk: Chunk) -> list[Made]:
    """Draft a chunk in a process that is prepared."""
    return work(chunk, _here["batch"])


def _end_with_parent() -> None:
    """End this process when its parent is gone, which after kill -9 could not say so."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
