"""What stands beside the questions: the contract as it is so far, its sums, what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.assembly.contract import CoverRow, Value, text_of
from generator.drafting.given_up import LENGTH
from generator.errors import InputError
from generator.previewing.html import preview_html
from generator.web.controls import Told, told_of
from generator.web.deals import Deal, Deals

if TYPE_CHECKING:
    from generator.drafting.given_up import Lost
    from generator.drafting.pipeline import Draft


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum of the deal: what it is, how much, and when or how; in place of a sum there may be words."""

    term: str
    sum: str
    detail: str
    is_sum: bool = True


@dataclass(frozen=True, slots=True)
class Aside:
    """The contract so far as HTML, why there is none, its sums, its form, and the findings.

    `given_up` is what the short form says less than the full one.
    """

    paper: Markup
    trouble: tuple[str, ...]
    figures: tuple[Figure, ...]
    length: str
    given_up: "tuple[Lost, ...]"
    findings: Sequence[Told]
    saved_at: str

    @property
    def stops(self) -> int:
        """Return how many findings stop a contract to sign."""
        return sum(told.weight == "stop" for told in self.findings)


def aside_of(deals: Deals, deal: Deal, then: str = "") -> Aside:
    """Return what stands beside the questions of a deal; `then` is where a change leads."""
    interview = deal.interview
    findings = told_of(interview, deal.name, then)
    saved = "" if deal.saved_at is None else f"{deal.saved_at:%H:%M}"
    length = interview.row(LENGTH)
    told = "" if length is None else length.text
    try:
        drafted = deals.draft(deal)
    except InputError as error:
        reasons = tuple(problem.message for problem in error.problems)
        return Aside(Markup(), reasons, (), told, (), findings, saved)
    html = Markup(preview_html(drafted.contract))  # noqa: S704  the preview escapes what others wrote
    return Aside(html, (), _figures(drafted), told, drafted.given_up, findings, saved)


def _figures(drafted: "Draft") -> tuple[Figure, ...]:
    """Return the sums to keep in view, as the outline of the pack has them; a row without a text is none."""
    name = drafted.materials.pack.figures
    rows = drafted.companion_tree(name).rows if name else ()
    return tuple(_figure(row) for row in rows if any(row.paragraphs))


def _figure(row: CoverRow) -> Figure:
    (first, *after), *others = row.paragraphs
    if not isinstance(first, Value):
        return Figure(row.term, text_of((first, *after)), " ".join(map(text_of, others)), is_sum=False)
    return Figure(row.term, first.text, " ".join(text_of(part).strip() for part in (tuple(after), *others)))
