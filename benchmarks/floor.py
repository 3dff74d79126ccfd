"""The floor: what is left when a document needs no thought.

Our own finished documents, so the same bytes. Parts that are equal in all of them lie ready,
deflated; the others come as short texts, and are joined, encoded, summed, deflated at level 6,
laid out as a zip archive and written.
"""

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.deals import deals
from benchmarks.task import Task
from generator.answers import answers_from
from generator.drafting import draft

__all__ = ["pieces_of", "write_floor"]

_DOCUMENTS = 40
_PIECE = re.compile(r"(?<=</w:r>)")
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_DATE = 33  # 1 January 1980, as zip counts


@dataclass(frozen=True)
class Ready:
    """A part that is the same in every document: deflated once."""

    crc: int
    size: int
    data: bytes


Document = dict[bytes, Ready | list[str]]


def pieces_of(task: Task) -> list[Document]:
    """Draft some documents and take them apart: parts that lie ready, and texts to be joined."""
    materials = task.materials()
    archives = []
    for deal in islice(deals(), _DOCUMENTS):
        document = draft(answers_from(deal), materials).signing_copy()
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            archives.append({name: archive.read(name) for name in archive.namelist()})
    equal = {name for name in archives[0] if len({archive[name] for archive in archives}) == 1}
    return [
        {
            name.encode(): _ready(part) if name in equal else _PIECE.split(part.decode())
            for name, part in a.items()
        }
        for a in archives
    ]


def write_floor(document: Document, path: Path) -> None:
    """Write a document."""
    entries, central, offset = [], [], 0
    for name, part in document.items():
        ready = part if isinstance(part, Ready) else _ready("".join(part).encode())
        sizes = (ready.crc, len(ready.data), ready.size, len(name), 0)
        entries += [_LOCAL.pack(b"PK\3\4", 20, 0, 8, 0, _DATE, *sizes), name, ready.data]
        central += [_CENTRAL.pack(b"PK\1\2", 20, 20, 0, 8, 0, _DATE, *sizes, 0, 0, 0, 0, offset), name]
        offset += _LOCAL.size + len(name) + len(ready.data)
    directory = b"".join(central)
    end = _END.pack(b"PK\5\6", 0, 0, len(document), len(document), len(directory), offset, 0)
    path.write_bytes(b"".join([*entries, directory, end]))


def _ready(part: bytes) -> Ready:
    deflate = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Ready(zlib.crc32(part), len(part), deflate.compress(part) + deflate.flush())
