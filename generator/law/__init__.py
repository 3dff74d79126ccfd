"""What the law says, by jurisdiction and by date: one file each, every fact with its source.

Facts serve drafting and warnings; they are not legal advice. Each topic of a jurisdiction is a
`Fact`, a `NoRule` (researched: there is no such rule) or None (not determined); a fact that nobody
could verify says so in `sure` and `unverified`.
"""

from generator.law.checking import check_law, law_files, stale
from generator.law.facts import (
    TOPICS,
    AttorneyFees,
    ChoiceOfLaw,
    City,
    ConsumerRule,
    CountyClause,
    Fact,
    ForumRule,
    FreelanceLaw,
    Jurisdiction,
    LateInterest,
    NoRule,
    Reference,
    Rule,
    SmallClaims,
)
from generator.law.lookup import cities, city, city_at, city_name, city_names, jurisdiction, jurisdictions
from generator.law.reading import CityFile, StateFile, read_city, read_state
from generator.law.wording import says_work_for_hire

__all__ = [
    "TOPICS",
    "AttorneyFees",
    "ChoiceOfLaw",
    "City",
    "CityFile",
    "ConsumerRule",
    "CountyClause",
    "Fact",
    "ForumRule",
    "FreelanceLaw",
    "Jurisdiction",
    "LateInterest",
    "NoRule",
    "Reference",
    "Rule",
    "SmallClaims",
    "StateFile",
    "check_law",
    "cities",
    "city",
    "city_at",
    "city_name",
    "city_names",
    "jurisdiction",
    "jurisdictions",
    "law_files",
    "read_city",
    "read_state",
    "says_work_for_hire",
    "stale",
]
