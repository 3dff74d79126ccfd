"""The parts of the pack `fr-FR`."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from generator.answers.amending import Change
from generator.answers.length import with_length
from generator.law.lookup import Law
from generator.packs.fr.after_signing import after_signing, covering_email
from generator.packs.fr.blanks import FOLLOW, blank_name
from generator.packs.fr.completing import Deal, complete
from generator.packs.fr.deal import Answers
from generator.packs.fr.dependence import DEPENDS_ON
from generator.packs.fr.formats import TAG, formats
from generator.packs.fr.law.lookup import LAW
from generator.packs.fr.overrides import overrides
from generator.packs.fr.particulars import particulars, where
from generator.packs.fr.place_names import place_name, place_problem
from generator.packs.fr.suggesting import suggest
from generator.packs.pack import Pack
from generator.questionnaire.parts import Judge, Questionnaire

if TYPE_CHECKING:
    from generator.advice.advising import Rulebook
    from generator.packs.fr.advice.case import Case
    from generator.packs.letterhead import Addressed
    from generator.packs.remedies import LateLaw, Owed, Remedies, SalesTax
    from generator.proofreading.habits import Habits
    from generator.word.letter import Head


def _questionnaire(as_of: date, judge: Judge) -> Questionnaire:
    from generator.packs.fr.questionnaire import contract_questionnaire

    return contract_questionnaire(as_of, judge)


def _rulebook(law: Law) -> "Rulebook[Case]":
    from generator.packs.fr.rulebook import rulebook

    return rulebook(law)


def _habits() -> "Habits":
    from generator.packs.fr.proofreading import HABITS

    return HABITS


def _open_law(law: Law, deal: Deal, as_of: date) -> Iterator[str]:
    from generator.packs.fr.open_law import open_law

    return open_law(law, deal, as_of)


def _sales_tax(law: Law, deal: Deal, as_of: date) -> "SalesTax | None":
    from generator.packs.fr.sales_tax import sales_tax

    return sales_tax(law, deal, as_of)


def _late_law(law: Law, _deal: Deal, as_of: date) -> "LateLaw":
    from generator.packs.fr.late_law import late_law

    return late_law(law, as_of)


def _remedies(law: Law, deal: Deal, owed: "Owed") -> "Remedies":
    from generator.packs.fr.remedies.offered import remedies

    return remedies(law, deal, owed)


def _amended(deal: Deal, change: Change) -> Deal:
    from generator.packs.fr.amending import amended

    return amended(deal, change)


def _letter_head(letter: "Addressed") -> "Head":
    from generator.packs.fr.letterhead import letter_head

    return letter_head(letter)


def _days_named(text: str, today: date) -> tuple[date, ...]:
    from generator.packs.fr.typed_day import days_named

    return days_named(text, today, nearest=True)


def _pack(law: Law) -> Pack:
    return Pack(
        tag=TAG,
        folder=Path(__file__).parent,
        root=Answers,
        deal=Deal,
        migrate=dict,
        as_before=lambda _: (),
        complete=complete,
        suggest=suggest,
        questionnaire=_questionnaire,
        depends_on=DEPENDS_ON,
        own_page="freelancer",
        with_length=with_length,
        particulars=particulars,
        overrides=overrides,
        not_followed=attrgetter("asked"),
        where=where,
        template="prestation",
        sides=("freelancer", "client"),
        blank_name=blank_name,
        follow=FOLLOW,
        place_problem=place_problem,
        place_name=place_name,
        formats=formats,
        law=law,
        under=_pack,
        rulebook=partial(_rulebook, law),
        open_law=partial(_open_law, law),
        sales_tax=partial(_sales_tax, law),
        late_law=partial(_late_law, law),
        remedies=partial(_remedies, law),
        habits=_habits,
        statutes=lambda *_: (),
        covering_email=covering_email,
        after_signing=after_signing,
        days_named=_days_named,
        amended=_amended,
        letter_head=_letter_head,
        figures="chiffres",
        standing=(
            "payment",
            "silence",
            "acceptance",
            "confidentiality",
            "liability",
            "ending",
            "disputes",
            "options",
            "signing",
        ),
        passing={"client.history": ("new", "known")},
    )


PACK = _pack(LAW)
