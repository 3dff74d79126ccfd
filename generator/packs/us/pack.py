"""The parts of the pack `en-US`."""

from datetime import date
from functools import partial
from pathlib import Path

from generator.answers.deal import Answers
from generator.formatting.formats import Formats
from generator.packs.pack import Pack
from generator.questionnaire.completing import Deal, complete
from generator.questionnaire.parts import Judge, Questionnaire
from generator.questionnaire.suggesting import suggest

_TAG = "en-US"


def _questionnaire(as_of: date, judge: Judge) -> Questionnaire:
    from generator.questionnaire.contract import contract_questionnaire

    return contract_questionnaire(as_of, judge)


PACK = Pack(
    tag=_TAG,
    folder=Path(__file__).parent,
    root=Answers,
    deal=Deal,
    complete=complete,
    suggest=suggest,
    questionnaire=_questionnaire,
    formats=partial(Formats, _TAG),
)
