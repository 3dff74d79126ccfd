"""The floor: what is left when a document needs no thought.

Our own finished documents, so the same bytes. Parts that are equal in all of them lie ready,
deflated; the others come as short texts, and are joined, encoded, summed, deflated as ours are,
laid out as a zip archive and written. A second floor deflates as most programs do: by zlib, at 6.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from benchmarks.deals import deals
from benchmarks.task import Task
from generator.docx.package import COMPRESSION
from generator.docx.zipping import Member, archive, deflated
from generator.drafting.pipeline import draft
from generator.packs.reading import answers_from

_DOCUMENTS = 40
_PIECE = re.compile(r"(?<=</w:r>)")

Document = dict[str, Member | list[str]]


def pieces_of(task: Task) -> list[Document]:
    """Draft some documents and take them apart: parts that lie ready, and texts to be joined."""
    materials = task.materials()
    archives = []
    for deal in islice(deals(), _DOCUMENTS):
        document = draft(answers_from(deal), materials).signing_copy()
        with zipfile.ZipFile(io.BytesIO(document)) as unzipped:
            archives.append({name: unzipped.read(name) for name in unzipped.namelist()})
    equal = {name for name in archives[0] if len({parts[name] for parts in archives}) == 1}
    ready = {name: deflated(name, archives[0][name], COMPRESSION) for name in equal}
    return [
        {name: ready.get(name) or _PIECE.split(part.decode()) for name, part in parts.items()}
        for parts in archives
    ]


def write_floor(document: Document, path: Path, deflate: Callable[[str, bytes], Member]) -> None:
    """Write a document."""
    path.write_bytes(
        archive(
            part if isinstance(part, Member) else deflate(name, "".join(part).encode())
            for name, part in document.items()
        )
    )


def ours(name: str, part: bytes) -> Member:
    """Return a part deflated as our documents are."""
    return deflated(name, part, COMPRESSION)


def by_zlib(name: str, part: bytes) -> Member:
    """Return a part deflated by zlib, at its usual level."""
    data = zlib.compress(part, 6, wbits=-zlib.MAX_WBITS)
    told = (20, 0, 8, 0, 33, zlib.crc32(part), len(data), len(part), len(name), 0)
    return Member(told, name.encode(), data)
