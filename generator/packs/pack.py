"""A pack: the parts that one language and law hand to the engines, found by its tag.

Engines never import a pack. They are handed the parts they need.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from generator.advice.advising import Rulebook
from generator.answers.overrides import Lookup, Override
from generator.answers.particulars import Particulars, Where
from generator.answers.root import Root
from generator.answers.terms import Length
from generator.assembly.contract import Contract
from generator.errors import InputError, Problem
from generator.formatting.formats import Formats
from generator.formatting.phrases import Phrases
from generator.law.lookup import SUFFIX, Law
from generator.library.shipped import layered
from generator.messages import listed, tell

if TYPE_CHECKING:
    from generator.answers.amending import Change
    from generator.library.vocabulary import PlaceProblem
    from generator.packs.letterhead import Addressed
    from generator.packs.mail import Mail
    from generator.packs.remedies import DemandTerm, LateLaw, Owed, Remedies, SalesTax, Told
    from generator.proofreading.habits import Habits
    from generator.questionnaire.missing import BlankName
    from generator.questionnaire.parts import Judge, Questionnaire
    from generator.word.letter import Head
    from generator.word.review import StatuteTable

Sheet = Callable[[str], Contract | None]


class PlaceName(Protocol):
    """Names a place by its code, in the phrases of its pack."""

    def __call__(self, code: str, *, phrases: Phrases) -> str:
        """Return the name."""


DEFAULT = "en-US"
"""The pack of answers that name none."""

MODULES: dict[str, str] = {"en-US": "generator.packs.us.pack", "fr-FR": "generator.packs.fr.pack"}
"""For each tag the module whose `PACK` it is; it is imported when the pack is first asked for."""


def _as_it_was(deal: Any, _change: "Change") -> Any:
    return deal


def _usual_head(letter: "Addressed") -> "Head":
    from generator.packs.letterhead import usual_head

    return usual_head(letter)


class Pack(NamedTuple):
    """The parts of a pack.

    `tag` is its language and country, `folder` holds its data files.

    `root` is the model of the answers, `deal` that of completed ones. `migrate` brings JSON answers of a
    former version into the form of today, and `as_before` yields a dump of answers as former versions had it.
    `complete` makes a deal of answers under the law of a day; `suggest` gives the defaults that follow from
    JSON answers, by path. `questionnaire` is what an interview is held about: it takes today, and what judges
    the answers so far. `depends_on` names, by the path of a question, the answers that bear on it. `own_page`
    is the page that a person answers alike in every deal. `with_length` has answers ask for a contract of a
    length, whatever they say of it; None leaves them as they are.

    `particulars` are what every engine reads of answers or of a deal. `overrides` are what a contract says
    whatever is answered, and `not_followed` the answers that a deal replaced for that, by path. `where` says
    in which places a deal is.

    `template` is the usual outline, `figures` that of the sums to keep in view, if there is one. `sides` are
    the pages of the parties that sign. `place_problem` says what
    is wrong with the code of a place, `place_name` names the place. `formats` prints and reads values; it
    takes a currency's code. `blank_name` names an answer in the blank that stands for it, and `follow` says
    what is computed from which answers, by unit and by how the paths begin.

    `law` are its law files, and `under` makes the same pack with others. `rulebook` judges a deal by them.
    `open_law` says what of the law nobody determined. `statutes` makes a table for each law that wants
    something of the contract; it takes the ids of the rules that wait for an answer, and what makes the
    document that goes with a finding. `habits` are what proofreading knows of the language.
    `covering_email` is the e-mail that brings a contract to the other side, `after_signing` what runs from
    the day of signing, by day. `standing` are the pages of terms that the next contract with the same client
    begins with, `passing` the answers that no longer hold in it, by path, each with the likely next one.
    `days_named` is the day that a text as people type it names, the nearest to today, or both that it may
    name; it takes today.
    `charge_ceiling` is the highest late charge, in percent a year, that letters about a deal use; None where
    none was determined. `sales_tax` is what the freelancer adds to each price, None where the pack says
    nothing of it or it adds none. `late_law` is what the law gives for late sums, as it is on file on a day;
    None where contracts alone say it. `demand_terms` are how long a written demand for a sum must give under
    the law of a day, `remedies` what the law offers when letters have not helped. `registration` is worth
    knowing once work was handed over: it takes the day of its publication, if any, and today. `amended` is a
    deal as a change order leaves it. `letter_head` is what stands above a letter.
    """

    tag: str
    folder: Path
    root: type[Root]
    deal: type[Root]
    migrate: Callable[[Mapping[str, Any]], dict[str, Any]]
    as_before: Callable[[Mapping[str, Any]], Iterable[Mapping[str, Any]]]
    complete: Callable[[Any, date], Any]
    suggest: Callable[[Mapping[str, Any], date], dict[str, Any]]
    questionnaire: "Callable[[date, Judge], Questionnaire]"
    depends_on: Mapping[str, tuple[str, ...]]
    own_page: str
    with_length: Callable[[Any, Length | None], Any]
    particulars: Callable[[Any], Particulars]
    overrides: Callable[[Lookup], Mapping[str, Override]]
    not_followed: Callable[[Any], Mapping[str, Any]]
    where: Callable[[Any], Where]
    template: str
    sides: tuple[str, ...]
    blank_name: "BlankName"
    follow: Mapping[str, Mapping[str, tuple[str, ...]]]
    place_problem: "PlaceProblem"
    place_name: PlaceName
    formats: Callable[[str], Formats]
    law: Law
    under: "Callable[[Law], Pack]"
    rulebook: Callable[[], Rulebook[Any]]
    open_law: Callable[[Any, date], Iterator[str]]
    habits: "Callable[[], Habits]"
    statutes: Callable[[Any, date, Contract, Collection[str], Sheet], "tuple[StatuteTable, ...]"]
    covering_email: "Callable[[Any, Phrases], Mail]"
    after_signing: Callable[[Any, date, Phrases], Iterable[tuple[date, str]]]
    days_named: Callable[[str, date], tuple[date, ...]] = lambda _text, _today: ()
    figures: str = ""
    standing: tuple[str, ...] = ()
    passing: Mapping[str, tuple[Any, Any]] = MappingProxyType({})
    charge_ceiling: Callable[[Any, date], Decimal | None] = lambda _deal, _as_of: None
    sales_tax: "Callable[[Any, date], SalesTax | None]" = lambda _deal, _as_of: None
    late_law: "Callable[[Any, date], LateLaw | None]" = lambda _deal, _as_of: None
    demand_terms: "Callable[[Any, Decimal, date], tuple[DemandTerm, ...]]" = lambda _deal, _sum, _as_of: ()
    amended: "Callable[[Any, Change], Any]" = _as_it_was
    letter_head: "Callable[[Addressed], Head]" = _usual_head
    remedies: "Callable[[Any, Owed], Remedies | None]" = lambda _deal, _owed: None
    registration: "Callable[[date | None, date], Told | None]" = lambda _published, _as_of: None


def unregistered() -> Iterator[Problem]:
    """Yield a problem for each package beside this one that has the module of a pack and no tag."""
    for module in sorted(Path(__file__).parent.glob("*/pack.py")):
        name = f"{__package__}.{module.parent.name}.{module.stem}"
        if name not in MODULES.values():
            message = tell(
                "is the module of a pack that has no tag: add it to MODULES in {file}", file=__file__
            )
            yield Problem(message, source=str(module))


@cache
def pack_of(tag: str, own: Path | None = None) -> Pack:
    """Return the pack with a tag; raise InputError, naming those there are, where there is none.

    The law files of a person's `own` library, in `law/<tag>` there, stand before those of the pack.
    """
    if tag not in MODULES:
        message = tell("no such pack: there is {tags}", tags=listed(sorted(MODULES)))
        raise InputError.single(message, value=tag)
    found: Pack = import_module(MODULES[tag]).PACK
    files = layered((own,), f"law/{tag}", SUFFIX) if own else {}
    return found.under(found.law.with_own(files)) if files else found


def pack_in(data: Any, *, source: str = "", own: Path | None = None) -> Pack:
    """Return the pack that JSON answers name, the usual one where they name none; raise InputError."""
    tag = data.get("pack", DEFAULT) if isinstance(data, Mapping) else DEFAULT
    if not isinstance(tag, str) or tag not in MODULES:
        message = tell("must name a pack: there is {tags}", tags=listed(sorted(MODULES)))
        raise InputError.single(message, place="pack", source=source, value=str(tag))
    return pack_of(tag, own)
