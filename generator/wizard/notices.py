"""Findings shown after the answer that causes them, each with its reason and its mend."""

from collections import Counter
from collections.abc import Sequence

from generator.findings import Finding
from generator.formatting.phrases import Phrases
from generator.questionnaire.interview import Interview
from generator.wizard.prompts import BACK, Option, choose
from generator.wizard.screen import About, Screen

_KEEP, _USE, _CHANGE = "keep", "use", "change"


def counted(findings: Sequence[Finding], phrases: Phrases) -> str:
    """Return how many errors and warnings there are: 1 error, 4 warnings."""
    counts = Counter(finding.severity for finding in findings)
    told = (phrases.say(f"counted.{name}", count=n) for name in ("error", "warning") if (n := counts[name]))
    return phrases.join("comma", told)


def show(finding: Finding, phrases: Phrases, screen: Screen) -> None:
    """Print a finding with its reason, its mend and its sources; it leaves the screen once it is settled."""
    about = About("finding", finding)
    (screen.problem if finding.severity == "error" else screen.warning)(finding.reason, about)
    if finding.mend:
        screen.note(finding.mend, about)
    if finding.sources:
        titles = phrases.join("semicolon", (source.title for source in finding.sources))
        screen.note(phrases.say("interview.source", sources=titles), about)


def decide(finding: Finding, interview: Interview, *, again: bool = False) -> Interview:
    """Ask what to do about a finding, where there is a choice; return the interview after it.

    With `again` it was kept before, and whoever asks for it may want another answer; going back keeps it.
    """
    can_change = bool(interview.rows_at(finding.place))
    options = _options(finding, interview, can_change=can_change, again=again)
    if len(options) == 1 and finding.severity == "warning" and not again:
        return interview.keep(finding)
    preset = _KEEP if finding.severity == "warning" and not finding.slip else None
    answer = choose(interview.phrases.say("interview.what"), options, default=preset)
    if answer == _USE:
        return interview.take_remedy(finding)
    if answer == _CHANGE or (answer is BACK and can_change and not again):
        return interview.change(finding)
    return interview.keep(finding)


def _options(finding: Finding, interview: Interview, *, can_change: bool, again: bool) -> list[Option]:
    found, phrases = [], interview.phrases
    if finding.remedy is not None:
        rows = interview.remedied(finding)
        values = phrases.join("comma", (row.text for row in rows))
        titles = phrases.join("semicolon", (row.title for row in rows))
        mend = (
            phrases.say("interview.choose_instead", value=values)
            if rows
            else phrases.say("interview.mend_it")
        )
        found.append(Option(mend, _USE, titles))
    if can_change and (again or (finding.remedy is None and (finding.severity == "error" or finding.slip))):
        found.append(Option(phrases.say("interview.change_this"), _CHANGE))
    risk = phrases.say("interview.recorded") if finding.severity == "error" else ""
    return [*found, Option(phrases.say("interview.keep_mine"), _KEEP, risk)]
