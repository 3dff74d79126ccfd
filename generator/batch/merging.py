"""Merging the manifests of parts: checked record by record, so that nothing is there twice or missing."""

from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.batch.index import Index, name_digest
from generator.batch.ledger import ending_of
from generator.batch.lines import Lines
from generator.batch.outcome import Outcome, outcome_from
from generator.batch.parts import NAMES, WHOLE, Part
from generator.errors import InputError, Problem
from generator.messages import listed, tell, tell_many

_MOST_TOLD = 20


@dataclass(slots=True)
class _Gathered:
    """Where the line of each record stands: its part, from 1, and where it begins there."""

    parts: "array[int]"
    starts: "array[int]"
    twice: list[int]
    beyond: list[int]


def merge(manifests: Mapping[Part, Path], out: Path, stands: Callable[[str], bool]) -> dict[str, int]:
    """Write the manifest of all parts, in the order of the records; return how many have each status.

    `stands` says whether a document is there. Raise InputError with all that is wrong, and write nothing.
    """
    total = _total(manifests)
    found = _gathered(manifests, total)
    problems = [*_wrong_numbers(found), *_mixed(manifests)]
    if problems:
        raise InputError(Problem(message, source=str(out.parent)) for message in problems)
    counts: dict[str, int] = {}
    missing: list[str] = []
    partial = out.with_name(f"{out.name}.partial")
    with Lines(partial) as lines, Index() as names:
        for outcome in _in_order(manifests, found):
            told = outcome
            if outcome.output:
                gone = [name for name in outcome.places() if not stands(name)]
                missing += gone[: _MOST_TOLD - len(missing)]
                first = names.add(name_digest(outcome.output), 0)
                told = outcome if first else replace(outcome, status="done before")
            counts[told.status] = counts.get(told.status, 0) + 1
            lines.add(told.text().encode("utf-8", "backslashreplace"))
        lines.sync()
    if missing:
        partial.unlink()
        raise InputError(
            Problem(tell("is not there: run its part again with --resume"), source=name) for name in missing
        )
    partial.replace(out)
    return counts


def merge_folder(folder: Path) -> tuple[int, dict[str, int]]:
    """Merge the manifests of parts in a folder; return how many parts there were, and records by status."""
    names = parts_in((each.name for each in folder.iterdir()) if folder.is_dir() else iter(()), str(folder))
    paths = {part: folder / name for part, name in names.items()}
    counts = merge(paths, folder / WHOLE.manifest, lambda name: (folder / name).is_file())
    for path in paths.values():
        path.unlink()
    return len(names), counts


def parts_in(names: Iterator[str], source: str) -> dict[Part, str]:
    """Return the manifests of parts among the names of files; raise InputError where some are missing."""
    found = {Part(int(m[1]), int(m[2])): m[0] for name in names if (m := NAMES.fullmatch(name))}
    kinds = {part.of for part in found}
    if not found:
        raise InputError.single(
            tell("holds no manifest of a part: `clausegen batch --part 1/8` makes one"), source=source
        )
    if len(kinds) > 1:
        each = listed(f"n = {kind}" for kind in sorted(kinds))
        raise InputError.single(
            tell("holds parts of several batches ({each}): move one batch elsewhere", each=each),
            source=source,
        )
    (of,) = kinds
    missing = [f"{number}/{of}" for number in range(1, of + 1) if Part(number, of) not in found]
    if missing:
        told = listed(missing[:_MOST_TOLD])
        raise InputError.single(
            tell(
                "lacks the parts {missing}: run each with --part, --resume where it was begun", missing=told
            ),
            source=source,
        )
    return dict(sorted(found.items(), key=lambda item: item[0].number))


def _total(manifests: Mapping[Part, Path]) -> int:
    """Return how many records all parts say that there are."""
    totals = {part: ending_of(path) for part, path in manifests.items()}
    unfinished = [f"{part.number}/{part.of}" for part, total in totals.items() if total is None]
    if unfinished:
        raise InputError.single(
            tell(
                "these parts were interrupted: {parts}; run each again with --resume",
                parts=listed(unfinished),
            ),
            source=str(next(iter(manifests.values())).parent),
        )
    known = {total for total in totals.values() if total is not None}
    if len(known) > 1:
        each = listed(f"{part.number}/{part.of}: {total}" for part, total in totals.items())
        raise InputError.single(
            tell("the parts had other inputs, of so many records: {each}; run them on the same", each=each)
        )
    return known.pop()


def _gathered(manifests: Mapping[Part, Path], total: int) -> _Gathered:
    found = _Gathered(array("i", bytes(4 * total)), array("q", bytes(8 * total)), [], [])
    for part, path in manifests.items():
        at = 0
        with path.open("rb") as file:
            for line in file:
                outcome = outcome_from(line)
                number = outcome.number if outcome else 0
                if number > total:
                    found.beyond.append(number)
                elif number and found.parts[number - 1]:
                    found.twice.append(number)
                elif number:
                    found.parts[number - 1], found.starts[number - 1] = part.number, at
                at += len(line)
    return found


def _wrong_numbers(found: _Gathered) -> Iterator[str]:
    missing = [at for at, part in enumerate(found.parts, 1) if not part]
    if missing:
        yield tell_many(
            len(missing),
            "{count} record is missing: {numbers}",
            "{count} records are missing: {numbers}",
            numbers=_told(missing),
        )
    if found.twice:
        yield tell("records that stand twice: {numbers}", numbers=_told(found.twice))
    if found.beyond:
        yield tell("records of another input: {numbers}", numbers=_told(found.beyond))


def _told(numbers: list[int]) -> str:
    some = ", ".join(map(str, numbers[:_MOST_TOLD]))
    return f"{some} …" if len(numbers) > _MOST_TOLD else some


def _mixed(manifests: Mapping[Part, Path]) -> Iterator[str]:
    """Yield what parts were made with that others were not."""
    first: dict[str, Any] | None = None
    for part, path in manifests.items():
        with path.open("rb") as file:
            made = next(
                (dict(o.made_with) for line in file if (o := outcome_from(line)) and o.made_with), None
            )
        if first is not None and made is not None and made != first:
            options = listed(sorted(name for name in {*first, *made} if first.get(name) != made.get(name)))
            yield tell(
                "part {part} was made with other options than the first: {options}",
                part=f"{part.number}/{part.of}",
                options=options,
            )
        first = first or made


def _in_order(manifests: Mapping[Part, Path], found: _Gathered) -> Iterator[Outcome]:
    files = {part.number: path.open("rb") for part, path in manifests.items()}
    try:
        for part, start in zip(found.parts, found.starts, strict=True):
            files[part].seek(start)
            outcome = outcome_from(files[part].readline())
            if outcome is not None:
                yield replace(outcome, number=0)
    finally:
        for file in files.values():
            file.close()
