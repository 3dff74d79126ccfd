"""The made-up pack: its parts, as the engines are handed them."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from generator.answers.particulars import Particulars, Side, Where
from generator.formatting.phrases import Phrases
from generator.law.lookup import Law
from generator.packs.mail import Mail
from generator.packs.pack import Pack
from generator.questionnaire.missing import question_in_blank
from generator.questionnaire.parts import Judge, Questionnaire
from tests.made_up.answers import TRANSLATION, Translation, Whole, advance
from tests.made_up.formats import formats
from tests.made_up.habits import HABITS
from tests.made_up.law.topics import LAW
from tests.made_up.phrases import TAG
from tests.made_up.rulebook import rulebook

REGIONS = {"KZ-01": "Степь", "KZ-02": "Горы"}
FOLDER = Path(__file__).parent


class Deal(Translation):
    """Ответы и итоги."""


def complete(answers: Translation, _: date) -> Deal:
    terms = answers.terms
    if terms.advance is None and isinstance(answers.fee, Whole):
        terms = terms.model_copy(update={"advance": answers.fee.amount / 5})
    values = {name: getattr(answers, name) for name in Translation.model_fields}
    return Deal.model_construct(**values | {"terms": terms})


def particulars(answers: Translation) -> Particulars:
    return Particulars(
        date=answers.schedule.start,
        client="Издательство",
        title=answers.schedule.chapters[0],
        title_path="schedule.chapters[0]",
        currency="KWD",
        paper="A4",
        positions=answers.positions,
        accepted=answers.accepted,
        sides={"translator": Side("translator.name", (("translator.name", ""),))},
    )


def place_problem(code: str, *, cities: bool) -> str:
    return "" if code in REGIONS else f"{code}: такого места нет"


def place_name(code: str, *, phrases: Phrases) -> str:
    return REGIONS[code]


def _questionnaire(_: date, __: Judge) -> Questionnaire:
    return TRANSLATION


def _suggest(data: Any, _: date) -> dict[str, Any]:
    return {path: found.value for path, found in advance(data).items()}


def covering_email(deal: Deal, _: Phrases) -> Mail:
    return Mail((deal.translator.name, "anna@example.com"), (), "Договор", "Здравствуйте!\n")


def _pack(law: Law) -> Pack:
    return Pack(
        tag=TAG,
        folder=FOLDER,
        root=Translation,
        deal=Deal,
        migrate=dict,
        as_before=lambda _: (),
        complete=complete,
        suggest=_suggest,
        questionnaire=_questionnaire,
        depends_on={},
        own_page="translator",
        particulars=particulars,
        overrides=lambda _: {},
        not_followed=lambda _: {},
        where=lambda _: Where("KZ-01", frozenset({"KZ-02"})),
        template="translation",
        sides=("translator",),
        blank_name=question_in_blank,
        follow={"money": {"terms.advance": ("fee.",)}},
        place_problem=place_problem,
        place_name=place_name,
        with_length=lambda answers, _: answers,
        formats=formats,
        law=law,
        under=_pack,
        rulebook=partial(rulebook, law),
        open_law=lambda *_: iter(()),
        habits=lambda: HABITS,
        statutes=lambda *_: (),
        covering_email=covering_email,
        after_signing=lambda deal, on, _: ((on, deal.schedule.chapters[0]),),
    )


PACK = _pack(LAW)
