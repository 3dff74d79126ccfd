"""Answering a quick interview without a screen."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from generator.packs.us.questionnaire import contract_questionnaire
from generator.questionnaire.asked import Asked
from generator.questionnaire.interview import Interview
from tests.wizard.typing_keys import TODAY

LOGO: Mapping[str, Any] = {
    "freelancer.legal_name": "Maya Ortiz",
    "freelancer.whole_address": "41 Mercer Street, Apt 5, Brooklyn, NY 11201",
    "freelancer.contact": "maya@example.com 718 555 0142",
    "freelancer.what": 0,
    "client.legal_name": "Harbor Coffee LLC",
    "client.whole_address": "9 Pine St, Seattle, WA 98101",
    "client.what": 0,
    "client.form.organized_in": "Washington",
    "client.contact": "dana@example.com, 206 555 0100",
    "client.signer": "Dana Whitfield, CEO",
    "client.history": "new",
    "fee.price": "$800",
    "project.kinds": ["design"],
    "project.items": "Logo in vector and bitmap form",
    "project.priced_items": "Logo in vector and bitmap form",
    "project.not_included": "",
    "project.end": "end of January",
    "rights.kind": "assign",
}
"""The simplest honest deal: a logo for $800, by the reply to each question."""


def begun(start: Mapping[str, Any] | None = None) -> Interview:
    return Interview.open(contract_questionnaire(TODAY), start or {}, quick=True)


def replied(interview: Interview, asked: Asked, reply: Any) -> Interview:
    if asked.kind == "usual":
        return interview.accept()
    return (
        interview.answer_text(reply)
        if isinstance(reply, str) and not asked.choices
        else interview.answer(reply)
    )


def held(
    replies: Mapping[str, Any], interview: Interview | None = None, *, until: str = ""
) -> tuple[Interview, list[str]]:
    """Reply to every question, or up to one; return the interview and the paths that were asked."""
    if replies is LOGO and interview is None:
        stages = _stages()
        found = next((n for n, stage in enumerate(stages) if _path(stage) == until), len(stages) - 1)
        return stages[found], [_path(stage) for stage in stages[:found]]
    walked = list(_walked(replies, interview or begun(), until))
    return walked[-1], [_path(stage) for stage in walked[:-1]]


@cache
def _stages() -> list[Interview]:
    return list(_walked(LOGO, begun(), ""))


def _walked(replies: Mapping[str, Any], interview: Interview, until: str) -> Iterator[Interview]:
    """Yield the interview before each reply, and at the end."""
    for _ in range(60):
        yield interview
        if interview.asked is None or interview.asked.path == until:
            return
        interview = replied(interview, interview.asked, replies.get(interview.asked.path))
        assert interview.refused is None, interview.refused
    raise AssertionError(interview.asked)


def _path(interview: Interview) -> str:
    return interview.asked.path if interview.asked is not None else ""
