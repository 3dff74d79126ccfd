"""The parts of the pack `en-US`."""

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from generator.answers.amending import Change
from generator.answers.length import with_length
from generator.assembly.contract import Contract
from generator.formatting.phrases import Phrases
from generator.law.lookup import Law
from generator.library.shipped import DEFAULT_TEMPLATE
from generator.packs.pack import Pack, Sheet
from generator.packs.us.blanks import FOLLOW, blank_name
from generator.packs.us.completing import Deal, complete
from generator.packs.us.deal import Answers
from generator.packs.us.dependence import DEPENDS_ON
from generator.packs.us.formats import TAG, formats
from generator.packs.us.law.lookup import LAW
from generator.packs.us.localities import where
from generator.packs.us.migration import as_before, migrated
from generator.packs.us.overrides import overrides
from generator.packs.us.particulars import particulars
from generator.packs.us.place_name import place_name
from generator.packs.us.place_problem import place_problem
from generator.packs.us.suggesting import suggest

if TYPE_CHECKING:
    from generator.advice.advising import Rulebook
    from generator.packs.mail import Mail
    from generator.packs.remedies import DemandTerm, Owed, Remedies, Told
    from generator.packs.us.advice.case import Case
    from generator.proofreading.habits import Habits
    from generator.questionnaire.parts import Judge, Questionnaire
    from generator.word.review import StatuteTable


def _questionnaire(law: Law, as_of: date, judge: "Judge") -> "Questionnaire":
    from generator.packs.us.questionnaire import contract_questionnaire

    return contract_questionnaire(as_of, judge, law)


def _rulebook(law: Law) -> "Rulebook[Case]":
    from generator.packs.us.rulebook import rulebook

    return rulebook(law)


def _habits() -> "Habits":
    from generator.packs.us.proofreading import HABITS

    return HABITS


def _open_law(law: Law, deal: Deal, as_of: date) -> Iterator[str]:
    from generator.packs.us.open_law import open_law

    return open_law(law, deal, as_of)


def _charge_ceiling(law: Law, deal: Deal, as_of: date) -> Decimal | None:
    from generator.packs.us.charge_ceiling import charge_ceiling

    return charge_ceiling(law, deal, as_of)


def _demand_terms(law: Law, deal: Deal, open_sum: Decimal, as_of: date) -> "tuple[DemandTerm, ...]":
    from generator.packs.us.remedies.demand import demand_terms

    return demand_terms(law, deal, open_sum, as_of)


def _amended(deal: Deal, change: Change) -> Deal:
    from generator.packs.us.amending import amended

    return amended(deal, change)


def _registration(law: Law, published: date | None, as_of: date) -> "Told | None":
    from generator.packs.us.remedies.registration import registration

    return registration(law, published, as_of)


def _remedies(law: Law, deal: Deal, owed: "Owed") -> "Remedies":
    from generator.packs.us.remedies.offered import remedies

    return remedies(law, deal, owed)


def _statutes(
    law: Law, deal: Deal, as_of: date, contract: Contract, waiting: Collection[str], sheet: Sheet
) -> "tuple[StatuteTable, ...]":
    from generator.packs.us.advice.case import Case
    from generator.packs.us.statutes import statute_tables

    return statute_tables(Case(law, deal, as_of), contract, waiting, sheet)


def _covering_email(deal: Deal, phrases: Phrases) -> "Mail":
    from generator.packs.us.covering_email import covering_email

    return covering_email(deal, phrases)


def _after_signing(deal: Deal, on: date, phrases: Phrases) -> Iterator[tuple[date, str]]:
    from generator.packs.us.after_signing import after_signing

    return after_signing(deal, on, phrases)


def _days_named(text: str, today: date) -> tuple[date, ...]:
    from generator.packs.us.typed_day import days_named

    return days_named(text, today, nearest=True)


def _pack(law: Law) -> Pack:
    return Pack(
        tag=TAG,
        folder=Path(__file__).parent,
        root=Answers,
        deal=Deal,
        migrate=migrated,
        as_before=as_before,
        complete=partial(complete, law=law),
        suggest=partial(suggest, law=law),
        questionnaire=partial(_questionnaire, law),
        depends_on=DEPENDS_ON,
        own_page="freelancer",
        with_length=with_length,
        particulars=particulars,
        overrides=overrides,
        not_followed=attrgetter("asked"),
        where=partial(where, law=law),
        template=DEFAULT_TEMPLATE,
        sides=("freelancer", "client"),
        blank_name=blank_name,
        follow=FOLLOW,
        place_problem=partial(place_problem, law=law),
        place_name=place_name,
        formats=formats,
        law=law,
        under=_pack,
        rulebook=partial(_rulebook, law),
        open_law=partial(_open_law, law),
        charge_ceiling=partial(_charge_ceiling, law),
        demand_terms=partial(_demand_terms, law),
        amended=_amended,
        remedies=partial(_remedies, law),
        registration=partial(_registration, law),
        habits=_habits,
        statutes=partial(_statutes, law),
        covering_email=_covering_email,
        after_signing=_after_signing,
        days_named=_days_named,
        figures="figures",
        standing=(
            "payment",
            "silence",
            "acceptance",
            "confidentiality",
            "liability",
            "ending",
            "governing_law",
            "options",
            "signing",
        ),
        passing={"client.history": ("new", "known")},
    )


PACK = _pack(LAW)
