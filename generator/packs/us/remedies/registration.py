"""Timely registration of a copyright: what is worth knowing on the day on which work is handed over."""

import datetime as dt

from generator.law.lookup import Law
from generator.packs.remedies import Told, months_after
from generator.packs.us.law.lookup import federal_law
from generator.packs.us.law.topics import TimelyRegistration
from generator.packs.us.remedies.words import on, sourced


def registration(law: Law, published: dt.date | None, as_of: dt.date) -> Told | None:
    """Return the reminder to register work that was handed over; None once it is too late for it."""
    nation = federal_law(law)
    timely = nation.registration.on(as_of)
    if not isinstance(timely, TimelyRegistration):
        return None
    last = None if published is None else months_after(published, timely.months) - dt.timedelta(days=1)
    if last is not None and as_of > last:
        return None
    latest = f"on {on(last)}" if last else f"{timely.months} months after its publication"
    before = f"before the client uses the work, at the latest {latest}"
    told = (
        f"if the copyright is yours, think of registering it {before}: for a use that began before, "
        "there are else no damages set by statute and no attorney's fees"
    )
    return Told(told, (sourced(timely, nation.code, as_of),))
