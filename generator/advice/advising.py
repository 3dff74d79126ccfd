"""Putting every rule to a deal, or to as much of it as is answered."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from generator.advice import (
    attorney_fees,
    company_names,
    consumer_home,
    contractor,
    cooling_off,
    deposit,
    ending,
    facts,
    final_files,
    freelance,
    governing,
    late_charge,
    licensing,
    overridden,
    parties,
    payment,
    personal_data,
    physical,
    plausible,
    project,
    rights,
    risk,
    short_form,
    silence,
    small_claims,
    third_party,
)
from generator.advice.case import Case
from generator.advice.rule import Rule, rules_of
from generator.answers.reading import answers_from
from generator.errors import InputError
from generator.findings import Finding, Source
from generator.questionnaire.completing import Deal, complete

_MODULES = (
    parties,
    company_names,
    project,
    third_party,
    physical,
    contractor,
    freelance,
    plausible,
    payment,
    final_files,
    deposit,
    late_charge,
    silence,
    rights,
    licensing,
    personal_data,
    risk,
    ending,
    overridden,
    governing,
    attorney_fees,
    consumer_home,
    cooling_off,
    small_claims,
    short_form,
    facts,
)

RULES: tuple[Rule, ...] = tuple(found for module in _MODULES for found in rules_of(module))
"""Every rule of advice, in the order of the questionnaire and of the modules."""

_GRAVITY = {"error": 0, "warning": 1, "note": 2}


def advise(deal: Deal, as_of: date, cited: tuple[Source, ...] = ()) -> tuple[Finding, ...]:
    """Return the findings on a deal under the law of a day: errors first, then warnings, then notes.

    `cited` are the sources of its clauses, where these were chosen already.
    """
    return _findings(RULES, Case(deal, as_of, cited))


def advise_so_far(data: Mapping[str, Any], as_of: date) -> tuple[Finding, ...]:
    """Return the errors and warnings on the answers so far; on whole answers, those that a draft shows."""
    try:
        whole = answers_from(data)
    except InputError:
        return advise_partial(data, as_of)
    return tuple(f for f in advise(complete(whole, as_of), as_of) if f.severity != "note")


def advise_partial(partial: Mapping[str, Any], as_of: date) -> tuple[Finding, ...]:
    """Return the errors and warnings on unfinished answers (JSON values), of each rule that can run.

    Notes are for the reader of a whole draft: they are left out.
    """
    from generator.advice.unfinished import partial_deal

    so_far = partial_deal(partial)
    found = _findings((rule for rule in RULES if so_far.allows(rule)), Case(so_far.deal, as_of))
    return tuple(finding for finding in found if finding.severity != "note")


def advise_unfinished(
    deal: Deal,
    given: Mapping[str, Any],
    missing: Collection[str],
    as_of: date,
    cited: tuple[Source, ...] = (),
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Return the findings of each rule that the given answers (JSON values) allow, and the other rules' ids.

    `deal` holds stand-ins at the paths in `missing`; no rule that would read one is asked.
    """
    from generator.advice.unfinished import partial_deal

    so_far = partial_deal(given)
    able = [rule for rule in RULES if so_far.allows(rule) and not _reads(rule, missing)]
    waiting = dict.fromkeys(rule.id for rule in RULES if rule not in able)
    return _findings(able, Case(deal, as_of, cited)), tuple(waiting)


def _reads(rule: Rule, missing: Collection[str]) -> bool:
    pages = tuple(f"{path}{end}" for path in (rule.place, *rule.needs) for end in (".", "["))
    return any(path in (rule.place, *rule.needs) or path.startswith(pages) for path in missing)


def _findings(rules: Iterable[Rule], case: Case) -> tuple[Finding, ...]:
    found = [_aged(rule.finding(advice), case.as_of) for rule in rules for advice in rule.question(case)]
    return tuple(sorted(found, key=lambda finding: _GRAVITY[finding.severity]))


def _aged(finding: Finding, as_of: date) -> Finding:
    """Have each source of a finding say so where nobody has checked it for a year."""
    return replace(finding, sources=tuple(source.on(as_of) for source in finding.sources))
