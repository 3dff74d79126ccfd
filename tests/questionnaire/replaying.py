"""Feeding the values of an answers file through an interview, question by question."""

from collections.abc import Mapping
from typing import Any

from generator.answers.paths import MISSING, fetch
from generator.questionnaire.asked import Asked
from generator.questionnaire.interview import Interview
from tests.wizard.typing_keys import opened


def replay(
    file: Mapping[str, Any], interview: Interview | None = None, *, turns: int = 500, until: str = ""
) -> Interview:
    """Answer every open question as the file does, or with its default; fail on a refusal.

    Stop after so many turns, or at the question `until`.
    """
    interview = interview or opened({})
    for _ in range(turns):
        if interview.asked is None or interview.asked.path == until:
            return interview
        interview = one_turn(file, interview, interview.asked)
    return interview


def one_turn(file: Mapping[str, Any], interview: Interview, asked: Asked) -> Interview:
    after = _reply(file, interview, asked)
    if after.offer is not None:
        return after.take_offer()
    assert after.refused is None, after.refused
    return after


def _reply(file: Mapping[str, Any], interview: Interview, asked: Asked) -> Interview:
    value = fetch(file, asked.path)
    if asked.kind == "terms":
        wanted = _wanted(file, interview, asked)
        leaves = value is None and not asked.left_out
        return interview.jump(wanted) if wanted else interview.answer(False) if leaves else interview.accept()
    if asked.kind == "list":
        there = len(asked.entries)
        return interview.add() if isinstance(value, list) and len(value) > there else interview.accept()
    if asked.kind == "kind" and value is MISSING and not asked.optional:
        assert asked.default is not None
        return interview.answer(asked.default.value["kind"])
    if asked.kind == "include" and value is not MISSING:
        return interview.answer(value is not None)
    none = value is None and asked.default is not None and asked.default.value is None
    return interview.accept() if value is MISSING or none else interview.answer(value)


def _wanted(file: Mapping[str, Any], interview: Interview, terms: Asked) -> str:
    """Return the first of the terms that the file gives and the interview does not have yet."""
    if fetch(file, terms.path) is None:
        return ""
    here, passed = interview.data, interview.saved["$passed"]
    paths = (row.path for row in terms.rows if row.kind != "list")
    return next(
        (p for p in paths if fetch(file, p) is not MISSING and fetch(here, p) is MISSING and p not in passed),
        "",
    )
