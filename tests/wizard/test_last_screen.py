"""The last screen of the wizard and the Cover Page say the same, term by term, whatever was answered."""

import re
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

import pytest

from generator.answers.overrides import answers_at
from generator.assembly.contract import text_of
from generator.drafting.pipeline import draft, open_materials
from generator.packs.reading import answers_from
from generator.packs.us.completing import complete
from generator.packs.us.law.lookup import state_law
from generator.packs.us.law.topics import FreelanceLaw
from generator.packs.us.localities import where
from generator.packs.us.overrides import ILLINOIS_DAYS, overrides
from generator.wizard.review import everything
from tests.building import build
from tests.wizard.typing_keys import TODAY, Desk, opened

DEALS = range(120)
ILLINOIS = {
    "street": "1 Lake Street",
    "city": "Chicago",
    "country": "US",
    "region": "IL",
    "postal_code": "60601",
}
KILL_FEE = "Kill fee: what is owed when the client ends the project early or goes silent?"


def data_of(seed: int) -> dict[str, Any]:
    """Return one random deal, often for a private client, in Illinois or in the District of Columbia."""
    random = Random(seed)

    def decide(path: str, options: tuple[Any, ...]) -> Any:
        if path == "governing_law.state":
            return random.choice(("NY", "DC", "IL", "OR"))
        return random.choice(options)

    data = build(decide)
    if random.random() < 0.4:
        data[random.choice(("client", "freelancer"))]["address"] = ILLINOIS
    data["payment"]["term"] = random.choice((None, 0, 1, 14, 30, 31, 45, 120))
    data["governing_law"]["city"] = random.choice(("New York", "Bethesda", "Washington"))
    if data["silence"]:
        data["silence"]["reactivation"] = random.choice((None, "5", "10", "40"))
    if data["ending"]["kill_fee"]["kind"] == "work_done_plus":
        data["ending"]["kill_fee"]["percent"] = random.choice(("10", "25", "100"))
    data["project"]["revision_rounds"] = random.choice((0, 1, 2, 7))
    if random.random() < 0.1:
        data["project"]["kinds"], data["payment"]["final_files"] = ["physical"], "on_payment"
    return data


def screen_of(data: Mapping[str, Any], desk: Desk) -> dict[str, str]:
    """Return the rows of the last screen: question and answer, as they are printed."""
    interview = opened(data)
    titles = [row.title for page in interview.pages for row in page.rows]
    for piece in everything(interview):
        desk.print(*piece)
    printed = [line for line in desk.text.replace("\u00a0", " ").split("\n") if line.strip()]
    rows: dict[str, str] = {}
    for line in printed:
        title = max((t for t in titles if line.strip().startswith(t)), key=len, default="")
        if title:
            rows.setdefault(title, line.strip().removeprefix(title).strip())
    return rows


def cover_of(data: Mapping[str, Any]) -> dict[str, str]:
    """Return the rows of the Cover Page of the contract: term and text."""
    contract = draft(answers_from(data), open_materials(), as_of=TODAY).contract
    return {
        row.term: " ".join(text_of(part) for part in row.paragraphs).replace("\u00a0", " ")
        for row in contract.rows
    }


def figure(text: str) -> str:
    found = re.search(r"[\d][\d,.]*", text)
    assert found is not None, text
    return found.group().rstrip(".,")


def late_charge(said: str, cover: Mapping[str, str], _: Mapping[str, Any]) -> bool:
    return cover["Late Charge"].startswith("None set") is said.startswith("No late charge")


def kill_fee(said: str, cover: Mapping[str, str], _: Mapping[str, Any]) -> bool:
    share = " of the Remaining Fee" in cover["Kill Fee"]
    return share is ("a percentage of the rest" in said) and said.startswith("Pay for the work done")


def payment_term(said: str, cover: Mapping[str, str], _: Mapping[str, Any]) -> bool:
    days = figure(said)
    return cover["Payment Term"].startswith("The day" if days == "0" else f"{days} day")


def courts_city(said: str, cover: Mapping[str, str], data: Mapping[str, Any]) -> bool:
    if data["governing_law"]["state"] == "DC":
        return said.startswith("Washington") and "District of Columbia" in cover["Agreed Courts"]
    return f"serve {said}, " in cover["Agreed Courts"]


def reactivation(said: str, cover: Mapping[str, str], data: Mapping[str, Any]) -> bool:
    row = cover.get("Reactivation Fee")
    if said == "none":
        return row is None
    limit = "at most" in said
    asked = draft(answers_from(data), open_materials(), as_of=TODAY).deal.silence
    return row is not None and limit is ("at most" in row) and figure(said) in f"{asked.reactivation}"


def deposit(said: str, cover: Mapping[str, str], _: Mapping[str, Any]) -> bool:
    percent, _, money = said.partition(" = ")
    return (
        cover["Deposit"] == "None" if said == "0%" else f"{money} ({percent} of".strip() in cover["Deposit"]
    )


def revision_rounds(said: str, cover: Mapping[str, str], data: Mapping[str, Any]) -> bool:
    if data["fee"]["kind"] == "fixed" and said == "0":
        return cover["Revision rounds"] == "None included"
    return cover["Revision rounds"].startswith(f"{said} ")


def hours(said: str, cover: Mapping[str, str], _: Mapping[str, Any]) -> bool:
    row = cover.get("Billing Cap") or cover["Hours Estimate"]
    return row.startswith(f"{figure(said)} hours") and said.rpartition("= ")[2] in row


def money_cap(said: str, cover: Mapping[str, str], _: Mapping[str, Any]) -> bool:
    return cover["Billing Cap"].startswith(said.partition(",  that")[0].split(", that")[0])


def plainly(term: str) -> Callable[[str, Mapping[str, str], Mapping[str, Any]], bool]:
    return lambda said, cover, _: said in cover[term]


def included(term: str) -> Callable[[str, Mapping[str, str], Mapping[str, Any]], bool]:
    return lambda said, cover, _: figure(said) in cover.get(term, "")


Same = Callable[[str, Mapping[str, str], Mapping[str, Any]], bool]
TERMS: dict[str, Same] = {
    KILL_FEE: kill_fee,
    "Percent of the rest": plainly("Kill Fee"),
    "Late charge on overdue invoices": late_charge,
    "Rate of the late charge": plainly("Late Charge"),
    "Days to pay an invoice": payment_term,
    "City of the courts": courts_city,
    "Include a fee to start again after a pause, in percent of the fee?": reactivation,
    "Deposit before work starts, in percent": deposit,
    "Revision rounds for each deliverable": revision_rounds,
    "Estimated hours": hours,
    "Most hours you may bill": hours,
    "Highest sum you may bill": money_cap,
    "Fixed fee": plainly("Fee"),
    "Hourly rate": plainly("Hourly Rate"),
    "Fee per month": plainly("Monthly Fee"),
    "Project title": plainly("Project"),
    "Time for the client to review a delivery": plainly("Review and repairs"),
    "After how long without an answer may you pause the work?": plainly("Client silence"),
    "How long after the pause may you end the contract?": plainly("Client silence"),
    "What may the client use it for?": plainly("Licensed Use"),
    "In which media?": plainly("Licensed Media"),
    "In which territory?": plainly("Licensed Territory"),
    "Liability cap": plainly("Liability Cap"),
}
"""Which row of the Cover Page states what a row of the screen does, and when the two agree."""


@pytest.mark.parametrize("seed", DEALS)
def test_each_row_of_the_last_screen_stands_in_the_contract(seed: int, desk: Desk) -> None:
    data = data_of(seed)
    screen, cover = screen_of(data, desk), cover_of(data)

    compared = {title: screen[title] for title in TERMS if title in screen}
    assert len(compared) >= 8, screen
    differing = {title: said for title, said in compared.items() if not TERMS[title](said, cover, data)}
    assert not differing, cover


def test_every_kind_of_difference_is_among_the_deals() -> None:
    kinds = {path for seed in DEALS for path in overrides(answers_at(data_of(seed)))}
    asked = {path for seed in DEALS for path in complete(answers_from(data_of(seed)), TODAY).asked}

    assert kinds == {
        "ending.kill_fee", "payment.late_charge", "governing_law.attorney_fees", "silence.reactivation",
        "payment.term", "governing_law.city", "project.end", "payment.final_files", "project.physical",
        "options.open_source", "contract.agreed_at", "project.event",
    }  # fmt: skip
    assert asked == kinds - {"silence.reactivation", "project.end"}


@pytest.mark.parametrize("seed", DEALS[::4])
def test_illinois_is_where_its_clause_is(seed: int) -> None:
    answers = answers_from(data_of(seed))
    limited = "payment.term" in overrides(answers_at(answers))

    assert limited is ("US-IL" in where(complete(answers, TODAY)).touched)


def test_illinois_gives_the_days_that_its_law_gives() -> None:
    law = state_law("US-IL").freelance_law.on(TODAY)

    assert isinstance(law, FreelanceLaw)
    assert law.max_payment_days == ILLINOIS_DAYS
