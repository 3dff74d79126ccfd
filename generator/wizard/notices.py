"""Findings shown after the answer that causes them, each with its reason and its mend."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from generator.answers.paths import MISSING, fetch, put
from generator.findings import Finding
from generator.wizard.prompts import BACK, Option, choose
from generator.wizard.screen import note, problem, warning
from generator.wizard.session import Session
from generator.wizard.steps import Step
from generator.wizard.words import shown

__all__ = ["aims", "decide", "keys", "prune", "show"]

_KEEP, _USE, _CHANGE = "keep", "use", "change"


def keys(findings: Sequence[Finding]) -> frozenset[tuple[str, str, str]]:
    """Return what tells findings apart."""
    return frozenset((f.id, f.place, f.reason) for f in findings)


def show(finding: Finding) -> None:
    """Print a finding with its reason, its mend and its sources."""
    (problem if finding.severity == "error" else warning)(finding.reason)
    if finding.mend:
        note(finding.mend)
    if finding.sources:
        note(f"Source: {'; '.join(source.title for source in finding.sources)}")


def decide(finding: Finding, session: Session) -> Session:
    """Ask what to do about a finding, where there is a choice; return the session after it."""
    options = _options(finding, session)
    if len(options) == 1 and finding.severity == "warning":
        return session
    preset = _KEEP if finding.severity == "warning" and not finding.slip else None
    answer = choose("What would you like?", options, default=preset)
    if answer == _USE and finding.remedy is not None:
        path, value = finding.remedy
        passed = {place: old for place, old in session.passed.items() if place != path}
        return replace(session, data=put(session.data, path, value), passed=passed)
    if answer in (_CHANGE, BACK) and session.step(finding.place) is not None:
        return session.ask_again(finding.place, "picked")
    return _accepting(finding, session) if finding.severity == "error" else session


def _options(finding: Finding, session: Session) -> list[Option]:
    found = []
    if finding.remedy is not None:
        found.append(Option(*_remedy(finding.remedy, session)))
    elif (finding.severity == "error" or finding.slip) and session.step(finding.place) is not None:
        found.append(Option("Change this answer", _CHANGE))
    risk = "The answers file records that you accept this." if finding.severity == "error" else ""
    return [*found, Option("Keep mine", _KEEP, risk)]


def aims(remedy: tuple[str, object], session: Session) -> tuple[tuple[Step, Any], ...]:
    """Return the questions that a remedy answers, each with its answer: one, or those of a page."""
    path, value = remedy
    exact = next((step for step in session.steps if path in (step.path, step.place)), None)
    if exact is not None:
        return ((exact, value),)
    below = ((step, fetch(value, step.path.removeprefix(f"{path}."))) for step in session.steps)
    return tuple(
        (step, found) for step, found in below if step.path.startswith(f"{path}.") and found is not MISSING
    )


def _remedy(remedy: tuple[str, object], session: Session) -> tuple[str, str, str]:
    aimed = aims(remedy, session)
    if not aimed:
        return "Mend it", _USE, ""
    values = ", ".join(shown(step, value, session.data) for step, value in aimed)
    return f"Choose “{values}” instead", _USE, "; ".join(step.question.title for step, _ in aimed)


def _accepting(finding: Finding, session: Session) -> Session:
    accepted = _accepted(session)
    if finding.id in accepted:
        return session
    return replace(session, data={**session.data, "accepted": [*accepted, finding.id]})


def _accepted(session: Session) -> list[Any]:
    found = fetch(session.data, "accepted")
    return list(found) if isinstance(found, list) else []


def prune(session: Session, findings: Sequence[Finding]) -> Session:
    """Take back the acceptance of errors that are no longer there."""
    accepted = _accepted(session)
    if not accepted:
        return session
    standing = [entry for entry in accepted if entry in {f.id for f in findings}]
    data = {key: value for key, value in session.data.items() if key != "accepted"}
    return replace(session, data={**data, "accepted": standing} if standing else data)
