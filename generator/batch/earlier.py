"""What earlier runs made, read from disk record by record, whatever ended them."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

from generator.batch.index import Index, name_digest
from generator.batch.lines import Lines, refuse_folder
from generator.batch.outcome import Outcome, outcome_from
from generator.errors import InputError
from generator.messages import Message, relayed, tell

_OTHER_LIBRARY = Message(
    "{output} was made with another clause library or --library ({old}; this run has {new}): give the same "
    "options, name another place, or add --overwrite to make all again"
)
_OTHER_PROGRAM = Message(
    "{output} was made with another version of this program ({old}; this run has {new}): name another place, "
    "or add --overwrite to make all again"
)
_OTHER_OPTION = Message(
    "{output} was made with {option} {old}, this run has {new}: give the same options, name another place, "
    "or add --overwrite to make all again"
)
_OTHER = {"library": _OTHER_LIBRARY, "program": _OTHER_PROGRAM}


class Earlier:
    """The outcomes that stand in the manifests of earlier runs, failed ones apart."""

    def __init__(self, whole: Path, partial: Path, made_with: Mapping[str, Any], *, overwrite: bool) -> None:
        """Gather what a killed run left in `partial`, and then `whole`, into `whole`.

        Raise InputError where a document was made with other options than this run has, unless
        it may be overwritten: then it is not known, and made again.
        """
        self._whole, self._made_with, self._overwrite = whole, dict(made_with), overwrite
        self._records = Index()
        try:
            self._gather(partial, whole)
        except BaseException:
            self._records.close()
            raise
        self._file = whole.open("rb")

    def _gather(self, partial: Path, whole: Path) -> None:
        with Index() as names, Lines(whole.with_name(f"{whole.name}.tmp")) as gathered:
            for outcome in chain(outcomes_of(partial), outcomes_of(whole)):
                made = outcome.output if outcome.status != "failed" else ""
                if made and names.add(name_digest(made), 0):
                    self._keep(outcome, gathered)
            gathered.sync()
            gathered.path.replace(whole)

    def _keep(self, outcome: Outcome, gathered: Lines) -> None:
        start = gathered.add(outcome.text().encode("utf-8", "backslashreplace"))
        different = {k: v for k, v in self._made_with.items() if outcome.made_with.get(k) != v}
        if different and outcome.made_with and not self._overwrite:
            raise self._refusal(next(iter(different)), outcome)
        if not different and outcome.record_sha256:
            self._records.add(outcome.record_sha256, start)

    def _refusal(self, option: str, outcome: Outcome) -> InputError:
        return InputError.single(
            tell(
                _OTHER.get(option, _OTHER_OPTION),
                output=outcome.output,
                option=f"--{option.replace('_', '-')}",
                old=outcome.made_with.get(option),
                new=self._made_with[option],
            ),
            source=str(self._whole),
        )

    def find(self, record_sha256: str) -> Outcome | None:
        """Return what was made of a record."""
        start = self._records.find(record_sha256)
        if start is None:
            return None
        self._file.seek(start)
        outcome = outcome_from(self._file.readline())
        return outcome if outcome is not None and outcome.record_sha256 == record_sha256 else None

    def outcomes(self) -> Iterator[Outcome]:
        """Yield every outcome."""
        self._file.seek(0)
        for line in self._file:
            outcome = outcome_from(line)
            if outcome is not None:
                yield outcome

    def close(self) -> None:
        """Let the files go."""
        self._records.close()
        self._file.close()


def shards_before(*manifests: Path) -> int | None:
    """Return how many sub-folders an earlier run had, or None where there was none."""
    for outcome in chain.from_iterable(map(outcomes_of, manifests)):
        shards = outcome.made_with.get("shards")
        if isinstance(shards, int):
            return shards
    return None


def outcomes_of(path: Path) -> Iterator[Outcome]:
    """Yield the outcomes that a manifest tells of; none where there is no manifest."""
    refuse_folder(path)
    try:
        with suppress(FileNotFoundError, NotADirectoryError), path.open("rb") as file:
            for line in file:
                outcome = outcome_from(line.decode("utf-8", "replace"))
                if outcome is not None:
                    yield outcome
    except OSError as error:
        raise InputError.single(
            tell("cannot be read: {reason}: mend it, or leave out --resume", reason=relayed(error.strerror)),
            source=str(path),
        ) from error
