"""The places that a clause may be for: a state, or a city that has a law of its own."""

import re

from generator.law.lookup import Law
from generator.packs.us.law.lookup import LAW, city_names
from generator.packs.us.places import STATES

_CODE = re.compile(r"(?P<state>US-[A-Z]{2})(?:/(?P<city>\S(?:.*\S)?))?")


def place_problem(code: str, *, cities: bool, law: Law = LAW) -> str:
    """Say what is wrong with a code such as US-CA or US-WA/Seattle; empty where nothing is.

    A city is named as its law file names it; `cities` says whether one may stand here.
    """
    match = _CODE.fullmatch(code)
    if not match or (match["city"] and not cities):
        return f"{code} must look like US-CA" + (" or US-WA/Seattle" if cities else "")
    if match["state"] not in STATES:
        return f"{code} is in no state: write its two letters after US-"
    if match["city"] and match["city"] not in (known := city_names(match["state"], law)):
        there = f"there is {', '.join(known)}" if known else "no city there has one"
        return f"{match['city']} has no law file in {STATES[match['state']]}: {there}"
    return ""
