"""The exhibits of a case, numbered: the contract, the files that were logged with its entries, the log."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath

from generator.case.attachments import digest_of
from generator.case.events import Event, name_of
from generator.case.folder import CONTRACT, Case
from generator.case.letter_facts import Facts
from generator.case.letter_pages import capitalized
from generator.case.log import kept_path
from generator.case.photographs import SUFFIXES, noted_in
from generator.case.view import View
from generator.case.wording import entry_lines, entry_title, event_title, sent_thing
from generator.messages import tell

_CALLED = ("asked", "reminded", "paused", "warned", "delivered", "invoiced", "accounted", "noticed", "ended")
"""Entries whose letters have a name of their own among the enclosures."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A file that proves something: its number, what it is, its name, its bytes and the entry it came with.

    `remark` says what is wrong with it; `content` is None for one that is gone. `entry` is 0 for the contract
    and the log.
    """

    number: int
    what: str
    name: str
    content: bytes | None
    sha256: str
    event: Event | None = None
    remark: str = ""

    @property
    def tells_a_place(self) -> bool:
        """Say whether it is a picture whose file notes where it was taken: whoever gets it can read that."""
        pictured = PurePath(self.name).suffix.lower() in SUFFIXES
        return pictured and self.content is not None and noted_in(self.content).placed

    @property
    def file_name(self) -> str:
        """Return its name in a folder of exhibits: 03-2027-02-11-invoice.docx."""
        return f"{self.number:02}-{self.name}"


def exhibits_of(case: Case, view: View, told: Facts) -> tuple[Exhibit, ...]:
    """Return the exhibits in order; a file that was logged twice is one exhibit.

    Raises InputError where a file cannot be read.
    """
    found: list[Exhibit] = []
    known: set[str] = set()
    say = case.words.phrases.say
    if case.terms is not None:
        content = (case.folder / CONTRACT).read_bytes()
        what = capitalized(say("letters.enclosures.contract"))
        found.append(Exhibit(1, what, CONTRACT, content, digest_of(content)))
    for event in view.events:
        for place, file in enumerate(event.files):
            if file.sha256 in known:
                continue
            known.add(file.sha256)
            kept = _content(kept_path(case.folder, file.name, file.sha256))
            same = kept is not None and digest_of(kept) == file.sha256
            remark = "" if same else tell("is gone, or no longer as it was kept")
            what = _called(event, told, case)
            if place:
                what = say("case.file.goes_with", what=what)
            found.append(
                Exhibit(len(found) + 1, what, file.name, kept if same else None, file.sha256, event, remark)
            )
    log = _log(view)
    what = case.words.say("case.file.log")
    return (*found, Exhibit(len(found) + 1, what, "log.txt", log, digest_of(log)))


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _called(event: Event, told: Facts, case: Case) -> str:
    if name_of(event) in _CALLED and event.by == "freelancer":
        return capitalized(told.called(event))
    return capitalized(sent_thing(case.words, event)) or entry_title(case.words, name_of(event))


def _log(view: View) -> bytes:
    """Return the entries that count as text that anybody can read, without private notes and accounts."""
    return "".join(f"{line}\n" for line in _entries(view)).encode()


def _entries(view: View) -> Iterator[str]:
    words, colon = view.words, partial(view.words.phrases.join, "colon")
    for event in view.events:
        yield colon((f"{event.id}. {words.shown(event.on)}", event_title(words, event)))
        yield from (f"   {line}" for line in entry_lines(view, event))
        for file in event.files:
            yield f"   {colon((file.name, file.sha256))}"
        moment = event.recorded.isoformat(sep=" ", timespec="minutes")
        yield f"   {words.say('case.file.recorded', moment=moment)}"
