"""Findings shown after the answer that causes them, each with its reason and its mend."""

from generator.findings import Finding
from generator.questionnaire.interview import Interview
from generator.wizard.prompts import BACK, Option, choose
from generator.wizard.screen import note, problem, warning

__all__ = ["decide", "show"]

_KEEP, _USE, _CHANGE = "keep", "use", "change"


def show(finding: Finding) -> None:
    """Print a finding with its reason, its mend and its sources."""
    (problem if finding.severity == "error" else warning)(finding.reason)
    if finding.mend:
        note(finding.mend)
    if finding.sources:
        note(f"Source: {'; '.join(source.title for source in finding.sources)}")


def decide(finding: Finding, interview: Interview) -> Interview:
    """Ask what to do about a finding, where there is a choice; return the interview after it."""
    can_change = bool(interview.rows_at(finding.place))
    options = _options(finding, interview, can_change=can_change)
    if len(options) == 1 and finding.severity == "warning":
        return interview.keep(finding)
    preset = _KEEP if finding.severity == "warning" and not finding.slip else None
    answer = choose("What would you like?", options, default=preset)
    if answer == _USE:
        return interview.take_remedy(finding)
    if answer in (_CHANGE, BACK) and can_change:
        return interview.change(finding)
    return interview.keep(finding)


def _options(finding: Finding, interview: Interview, *, can_change: bool) -> list[Option]:
    found = []
    if finding.remedy is not None:
        rows = interview.remedied(finding)
        values, titles = ", ".join(row.text for row in rows), "; ".join(row.title for row in rows)
        found.append(Option(f"Choose “{values}” instead" if rows else "Mend it", _USE, titles))
    elif (finding.severity == "error" or finding.slip) and can_change:
        found.append(Option("Change this answer", _CHANGE))
    risk = "The answers file records that you accept this." if finding.severity == "error" else ""
    return [*found, Option("Keep mine", _KEEP, risk)]
