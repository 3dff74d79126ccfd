"""The whole scan: what kind of file it is, its archive, its markup, and what it would run or fetch."""

from collections.abc import Iterator, Mapping

from generator.docx.relations import main_part
from generator.errors import InputError, Problem
from generator.messages import listed, tell
from generator.scanning.active import active_problems, refused_types
from generator.scanning.archive import unpacked
from generator.scanning.fields import field_problems
from generator.scanning.kinds import other_kind
from generator.scanning.markup import Markup, parsed
from generator.scanning.relations import relation_problems

_REQUIRED = ("[Content_Types].xml", "_rels/.rels")


def scan(data: bytes, *, source: str) -> None:
    """Refuse a Word file that could harm whoever opens it; raise InputError with every reason.

    `source` is the name that the messages begin with. A file that passes is a whole .docx of bounded
    size whose parts are well-formed, which fetches nothing and runs nothing.
    """
    if kind := other_kind(data):
        raise InputError.single(kind, source=source)
    parts, problems = unpacked(data)
    problems = (*problems, *_missing(parts))
    if not problems:
        problems = tuple(_problems_inside(parts))
    if problems:
        raise InputError(Problem(found.message, found.place, source, found.value) for found in problems)


def _missing(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    lacking = [name for name in _REQUIRED if name not in parts]
    if parts and lacking:
        yield Problem(tell("is not a Word document: it lacks {parts}", parts=listed(lacking)))


def _problems_inside(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    yield from refused_types(parts)
    markup: Markup = {}
    for found in parsed(parts):
        if isinstance(found, Problem):
            yield found
        else:
            name, root = found
            markup[name] = root
    package = markup.get("_rels/.rels")
    if package is not None and main_part(package) not in markup:
        yield Problem(tell("is not a Word document: nothing in it is named as its text"))
    for name, root in markup.items():
        if name.endswith(".rels"):
            yield from relation_problems(name, root)
        else:
            yield from active_problems(name, root)
            yield from field_problems(name, root)
