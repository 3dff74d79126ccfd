"""The parts of the pack `en-US`."""

from datetime import date
from functools import partial
from operator import attrgetter
from pathlib import Path

from generator.formatting.formats import Formats
from generator.packs.pack import Pack
from generator.packs.us.completing import Deal, complete
from generator.packs.us.deal import Answers
from generator.packs.us.dependence import DEPENDS_ON
from generator.packs.us.migration import as_before, migrated
from generator.packs.us.overrides import overrides
from generator.packs.us.particulars import particulars
from generator.packs.us.suggesting import suggest
from generator.questionnaire.parts import Judge, Questionnaire

_TAG = "en-US"


def _questionnaire(as_of: date, judge: Judge) -> Questionnaire:
    from generator.packs.us.questionnaire import contract_questionnaire

    return contract_questionnaire(as_of, judge)


PACK = Pack(
    tag=_TAG,
    folder=Path(__file__).parent,
    root=Answers,
    deal=Deal,
    migrate=migrated,
    as_before=as_before,
    complete=complete,
    suggest=suggest,
    questionnaire=_questionnaire,
    depends_on=DEPENDS_ON,
    own_page="freelancer",
    particulars=particulars,
    overrides=overrides,
    not_followed=attrgetter("asked"),
    formats=partial(Formats, _TAG),
)
