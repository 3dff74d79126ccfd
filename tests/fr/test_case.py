"""A client who vanishes under French law: days and sums worked out by hand, and what each letter says."""

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import generator.packs.fr as french
from generator.answers.reading import read_json
from generator.case.folder import open_case
from generator.case.ledger import ledger_of
from generator.case.letter_files import letter_in_form
from generator.case.letter_materials import letter_files
from generator.case.letters import Letter
from generator.case.machine import State
from generator.case.rates import charge_of
from generator.case.readings import read_readings
from generator.case.telling import state_data, state_text
from generator.case.terms import read_terms
from generator.cli.commands import main
from generator.docx.reading import read_text
from generator.errors import InputError, UsageError
from generator.packs.reading import answers_from
from generator.returns.opening import open_document
from tests.case.cases import read_from
from tests.fr.cases import TAG, Story, ladder
from tests.fr.deals import LOGO, changed
from tests.samples import FRENCH

ROOT = Path(__file__).parents[2]
READINGS = read_readings(Path(french.__file__).parent)
PAY_TO = "IBAN FR76 3000 4000 0312 3456 7890 143"
WORK = {"done": [{"number": 1, "percent": 100}, {"number": 2, "percent": 40}]}


def version_of(file: Path) -> int:
    front = YAML(typ="safe").load(file.read_text(encoding="utf-8").split("---\n")[1])
    return int(front["version"])


def text_of(letter: Letter) -> str:
    return letter_in_form(letter, ".txt").decode().replace("\u202f", " ")


def steps(state: State) -> dict[str, str]:
    """Return the first day on which the contract allows each step, now or later."""
    listed = (*state.now, *state.later, *state.choices)
    return {step.act: step.allowed.isoformat() for step in reversed(listed)}


def begun(folder: Path, **answers: Any) -> Story:
    """Return a case with its deposit paid: 3 600,50 €, of which 50 % are 1 800,25 €."""
    story = Story(
        changed(LOGO, **{"contract__length": "full", "silence": {"reactivation": "10"}, **answers}), folder
    )
    story.log("2026-12-07", event="signed")
    deposit = [{"kind": "deposit", "sum": "1800.25"}]
    story.log("2026-12-07", event="invoiced", number="1", day="2026-12-07", lines=deposit)
    story.log("2026-12-09", event="paid", sum="1800.25", cleared="2026-12-09", of="1")
    return story


def silent(folder: Path, **answers: Any) -> tuple[Story, dict[str, Letter]]:
    """Return a case in which nobody answers, up to the demand, and its letters."""
    story, sent = begun(folder, **answers), {}
    asked = {"matter": "content", "items": ["les textes du guide"]}
    sent["answer_request"] = story.send("answer_request", "2027-01-20", asked)
    sent["reminder"] = story.send("reminder", "2027-01-26")
    sent["reminder_again"] = story.send("reminder", "2027-02-01")
    story.log("2027-02-03", event="called")
    sent["reminder_last"] = story.send("reminder_last", "2027-02-08")
    return story, sent


# What the articles give


def test_every_variant_of_a_slot_that_is_read_has_its_reading() -> None:
    slots = {clause.split(".")[0] for clause in READINGS}
    for file in (ROOT / "clauses" / TAG).glob("*/*.md"):
        clause = f"{file.parent.name}/{file.stem}"
        if clause.split(".", maxsplit=1)[0] in slots:
            assert version_of(file) in READINGS[clause], f"{clause} version {version_of(file)}"


def test_every_reading_is_of_an_article() -> None:
    for clause, versions in READINGS.items():
        assert max(versions) == version_of(ROOT / "clauses" / TAG / f"{clause}.md"), clause


@pytest.mark.parametrize("length", ["full", "short"])
@pytest.mark.parametrize("late", [{"kind": "legal"}, {"kind": "yearly", "percent": "12"}])
def test_every_topic_of_a_contract_is_understood(length: str, late: dict[str, str], tmp_path: Path) -> None:
    terms = Story(changed(LOGO, contract__length=length, payment__late_charge=late), tmp_path).terms
    assert not terms.silent
    assert not terms.remarks


def test_each_letter_of_the_ladder_is_there_and_each_letter_has_its_act() -> None:
    assert {act.letter for act in ladder().acts.values()} - {""} == set(letter_files(TAG))


# A client who does not answer


def test_no_demand_before_the_period_is_over_and_a_call_was_tried(tmp_path: Path) -> None:
    """Asked on Wed Jan 20: counts Jan 21, ten business days end Thu Feb 4, so Feb 5; with a call before."""
    story = begun(tmp_path)
    story.send("answer_request", "2027-01-20", {"matter": "content", "items": ["les textes"]})
    assert steps(story.state("2027-01-21"))["reminder"] == "2027-01-22"
    story.send("reminder", "2027-01-26")
    # Counts Wed Jan 27, two business days between: Fri Jan 29 has passed on Mon Feb 1.
    assert steps(story.state("2027-01-27"))["reminder"] == "2027-02-01"
    story.send("reminder", "2027-02-01")
    assert steps(story.state("2027-02-10"))["reminder_last"] == "2027-02-11"  # no call yet: never today
    with pytest.raises(InputError):
        story.letter("reminder_last", "2027-02-10")
    story.log("2027-02-03", event="called")
    assert steps(story.state("2027-02-04"))["reminder_last"] == "2027-02-05"
    demand = {"event": "reminded", "of": "answer", "ask": 4, "via": ["email", "certified"]}
    assert "not possible before February 5" in story.refused("2027-02-04", **demand, pause_day="2027-03-01")


def test_the_demand_names_the_day_that_a_registered_letter_gives(tmp_path: Path) -> None:
    """Sent on Mon Feb 8: counts Mon Feb 15, eight days end Tue Feb 23, so the pause is possible from Feb 24.

    Sent on Fri Feb 5 it counts Fri Feb 12, and eight days end on a Saturday: they run to Mon Feb 22.
    """
    story = begun(tmp_path)
    story.send("answer_request", "2027-01-20", {"matter": "content", "items": ["les textes"]})
    story.send("reminder", "2027-01-26")
    story.send("reminder", "2027-02-01")
    story.log("2027-02-03", event="called")
    demand = {"event": "reminded", "of": "answer", "ask": 4, "via": ["email", "certified"]}
    assert story.refused("2027-02-05", **demand, pause_day="2027-02-22") != ""
    assert story.refused("2027-02-05", **demand, pause_day="2027-02-23") == ""
    assert story.refused("2027-02-08", **demand, pause_day="2027-02-23") != ""
    assert story.refused("2027-02-08", **demand, pause_day="2027-02-24") == ""
    by_email = demand | {"via": ["email"]}
    assert "must name certified" in story.refused("2027-02-08", **by_email, pause_day="2027-02-24")
    story.send("reminder_last", "2027-02-08")
    assert steps(story.state("2027-02-09"))["pause"] == "2027-02-24"


def test_a_registered_letter_counts_when_it_was_presented(tmp_path: Path) -> None:
    """Sent on Mon Feb 8 and assumed for Feb 15; presented on Wed Feb 17, its eight days end on Thu Feb 25."""
    story, _ = silent(tmp_path)
    assert steps(story.state("2027-02-12"))["pause"] == "2027-02-24"
    assert "elle compte ici le 15 février 2027" in told(story, "2027-02-12")
    assert "no registered letter" in story.refused("2027-02-07", event="presented", letter=8)
    story.log("2027-02-17", event="presented", received="2027-02-20")
    assert steps(story.state("2027-02-18"))["pause"] == "2027-02-26"
    assert "hypothèse" not in told(story, "2027-02-18")
    assert "no registered letter is under way" in story.refused("2027-02-18", event="presented")


def test_a_vanished_client_to_the_end(tmp_path: Path) -> None:
    """Done: 2 400,00 + 40 % of 1 200,50 = 480,20, so 2 880,20; less 1 800,25 paid: 1 079,95 to invoice.

    The rest is 720,30, 25 % of it 180,075, so 180,08. In all 3 060,28, less 1 800,25: 1 260,03; with the
    fixed 40,00 of the late invoice 1 300,03.
    """
    story, _ = silent(tmp_path)
    assert "certified" in story.refused("2027-03-01", event="paused", why="silence", ask=4, via=["email"])
    pause = text_of(story.send("pause_notice", "2027-03-01", {"work": WORK}))
    # Mon Mar 1 and five business days: Mon Mar 8; five more, to answer without a price: Mon Mar 15.
    assert "à compter du 8 mars 2027" in pause
    assert "1 079,95 €" in pause
    assert "Jusqu’au 15 mars 2027" in pause
    assert "360,05 €" in pause  # 10 % of 3 600,50
    bill = text_of(story.send("invoice", "2027-03-08", pay_to=PAY_TO))
    assert "à payer le 7 avril 2027" in bill
    # Sixty days from Mar 8 end Fri May 7; the next business day is Mon May 10.
    assert steps(story.state("2027-03-09"))["last_warning"] == "2027-05-10"
    assert ledger_of(story.view("2027-04-08")).open == Decimal("1119.95")
    warning = text_of(story.send("last_warning", "2027-05-11"))
    # Tue May 11, then May 12, 13, 14, 18 (May 17 is Whit Monday), 19; fifteen days end Thu Jun 3.
    assert "au plus tard le 3 juin 2027" in warning
    assert "3 060,28 €" in warning
    assert "180,08 €" in warning
    assert steps(story.state("2027-05-12"))["end"] == "2027-06-04"
    ending = text_of(story.send("ending_notice", "2027-06-08"))
    assert "Son dernier jour est le 15 juin 2027" in ending
    assert "1 300,03 €" in ending
    account = text_of(story.send("final_account", "2027-06-16"))
    assert "1 300,03 €" in account
    assert "plus 10 points" in account
    # 1 079,95 is invoiced and keeps its day: the rest of the account is 180,08; 30 days end on a Saturday.
    last = text_of(story.send("invoice", "2027-06-17", pay_to=PAY_TO))
    assert "180,08 €" in last
    assert "à payer le 19 juillet 2027" in last
    assert ledger_of(story.view("2027-06-18")).open == Decimal("1300.03")


@pytest.mark.parametrize(
    ("postal_code", "city", "opens"), [("69002", "Lyon", True), ("67000", "Strasbourg", False)]
)
def test_good_friday_closes_in_alsace(postal_code: str, city: str, opens: bool, tmp_path: Path) -> None:
    address = {"street": "3 place Bellecour", "postal_code": postal_code, "city": city}
    story = Story(changed(LOGO, contract__length="short", client__address=address), tmp_path)
    assert story.view("2027-03-01").rights.is_open(dt.date(2027, 3, 26)) is opens


def test_the_client_who_chooses_to_leave_owes_the_dedit_and_not_the_indemnity(tmp_path: Path) -> None:
    """2 880,20 done; 40 % of 720,30 are 288,12 for the choice, where a fault would bring 25 %, 180,08."""
    story = begun(tmp_path, ending={"dedit": {"kind": "percent", "percent": "40"}})
    story.log("2027-02-01", event="ended", by="client", why="notice_client", work=WORK)
    account = next(step for step in story.state("2027-03-01").now if step.act == "account")
    assert account.facts["balance"] == Decimal("2880.20") + Decimal("288.12") - Decimal("1800.25")


def leaving(folder: Path, day: str, **answers: Any) -> Decimal:
    """Return the balance of the account of a client who leaves on a day, with a dédit of 40 %."""
    story = begun(folder, ending={"dedit": {"kind": "percent", "percent": "40"}}, **answers)
    story.log(day, event="ended", by="client", why="notice_client", work={"done": []})
    account = next(step for step in story.state("2027-03-01").now if step.act == "account")
    balance = account.facts["balance"]
    assert isinstance(balance, Decimal)
    return balance


PAID, DEDIT = Decimal("1800.25"), Decimal("1440.20")
"""The deposit, and 40 % of 3 600,50 €."""


@pytest.mark.parametrize("length", ["full", "short"])
@pytest.mark.parametrize(
    ("day", "owed"),
    [("2026-12-24", Decimal(0)), ("2026-12-28", DEDIT)],
)
def test_a_conceded_dedit_is_not_owed_fourteen_days_before_the_start(
    day: str, owed: Decimal, length: str, tmp_path: Path
) -> None:
    """The work starts on Mon Jan 11: an email of Thu Dec 24 counts on Mon Dec 28."""
    conceded = leaving(tmp_path, day, contract__length=length, positions={"ending.dedit": "fallback"})
    assert conceded == owed - PAID
    assert leaving(tmp_path, day, contract__length=length) == DEDIT - PAID


def test_an_account_that_begins_with_nothing_has_no_subtotal(tmp_path: Path) -> None:
    story = begun(
        tmp_path,
        positions={"ending.dedit": "fallback"},
        ending={"dedit": {"kind": "percent", "percent": "40"}},
    )
    story.log("2026-12-24", event="ended", by="client", why="notice_client", work={"done": []})
    account = text_of(story.letter("final_account", "2027-01-04"))
    assert "Sous-total" not in account
    assert "Total, en votre faveur" in account


SMALL = {"kind": "small", "main_activity": False, "signed": "off_premises"}


@pytest.mark.parametrize("length", ["full", "short"])
@pytest.mark.parametrize(("day", "owed"), [("2026-12-21", Decimal(0)), ("2026-12-22", DEDIT)])
def test_a_protected_client_withdraws_for_fourteen_days_at_no_price(
    day: str, owed: Decimal, length: str, tmp_path: Path
) -> None:
    """Signed on Mon Dec 7, until Mon Dec 21; an email that is sent in time is in time."""
    ending = {"dedit": {"kind": "percent", "percent": "40"}}
    answers = changed(LOGO, contract__length=length, client__size=SMALL, ending=ending)
    story = Story(answers, tmp_path)
    story.log("2026-12-07", event="signed")
    assert any("se rétracter" in move.what for move in story.state(day).moves) is (not owed)
    story.log(day, event="ended", by="client", why="notice_client", work={"done": []})
    account = next(step for step in story.state("2027-03-01").now if step.act == "account")
    assert account.facts["balance"] == owed


# Money


def unpaid(folder: Path, **answers: Any) -> Story:
    story = begun(folder, **answers)
    story.log("2027-02-01", event="delivered", deliverables=[1, 2])
    story.send("invoice", "2027-02-02", pay_to=PAY_TO)
    return story


def test_an_unpaid_invoice_to_the_formal_demand(tmp_path: Path) -> None:
    """Of Tue Feb 2, 30 days: Thu Mar 4. Friendly on Mar 5 and Mar 12, firm on Mar 19; then its term runs.

    Of Fri Mar 19 it counts Mar 22; five business days over Easter Monday, Mar 29, end Tue Mar 30.
    """
    story = unpaid(tmp_path)
    assert steps(story.state("2027-03-05"))["resend"] == "2027-03-05"
    first = text_of(story.send("invoice_resend", "2027-03-05"))
    assert "1 800,25 €" in first
    assert next(s for s in story.state("2027-03-06").later if s.act == "resend_again").day.day == 12
    story.send("invoice_resend", "2027-03-12")
    story.send("late_30", "2027-03-19")
    assert steps(story.state("2027-03-20"))["final"] == "2027-03-31"
    demand = text_of(story.send("final_notice", "2027-03-31"))
    # Wed Mar 31 and five business days: Wed Apr 7; ten days more end on a Saturday: Mon Apr 19.
    assert "au plus tard le 19 avril 2027" in demand
    assert "plus 10 points" in demand
    assert steps(story.state("2027-04-17"))["claim"] == "2027-04-20"


def test_a_yearly_rate_is_counted_to_the_cent(tmp_path: Path) -> None:
    """1 800,25 at 12 % for 8 days of 365 = 4,7349…: 4,73 from Mar 5 to Mar 12."""
    story = unpaid(tmp_path, payment__late_charge={"kind": "yearly", "percent": "12"})
    assert ledger_of(story.view("2027-03-12")).overdue[0].charge == Decimal("4.73")
    letter = text_of(story.send("invoice_resend", "2027-03-12"))
    assert "1 844,98 €" in letter  # and the fixed 40,00
    assert "Banque centrale" not in letter


def late_in_2026(folder: Path, **answers: Any) -> Story:
    """Return a case of 2026: of May 4, 30 days for 1 800,25 end on Wed Jun 3."""
    days = {"contract__date": "2026-04-01", "project__start": "2026-04-06"}
    story = Story(changed(LOGO, contract__length="full", **days, **answers), folder)
    story.log("2026-04-01", event="signed")
    deposit = [{"kind": "deposit", "sum": "1800.25"}]
    story.log("2026-04-01", event="invoiced", number="1", day="2026-04-01", lines=deposit)
    story.log("2026-04-01", event="paid", sum="1800.25", cleared="2026-04-01", of="1")
    story.log("2026-05-04", event="delivered", deliverables=[1, 2])
    balance = [{"kind": "balance", "sum": "1800.25"}]
    story.log("2026-05-04", event="invoiced", number="2", day="2026-05-04", lines=balance, pay_to=PAY_TO)
    return story


def told(story: Story, day: str) -> str:
    state = story.state(day)
    return "\n".join(state_text(story.case(), state)).replace("\u202f", " ")


def test_the_rate_of_the_law_changes_with_the_half_year(tmp_path: Path) -> None:
    """By hand, from Jun 4: 27 days at 12,15 % of 1 800,25 = 16,1800… = 16,18, then 31 at 12,40 % = 18,9593…

    = 18,96. With 40,00: 1 875,39 on Jul 31; each day 1 800,25 by 0,124 / 365 = 0,6116. Paid on Aug 10,
    with 41 days at 12,40 % = 25,0752… = 25,08: 1 000,00 less 41,26 of penalties leaves 841,51 of the sum. 143
    days to Dec 31 = 40,8812… = 40,88. From Jan 1, 2027 no rate is on file.
    """
    story = late_in_2026(tmp_path)
    assert ledger_of(story.view("2026-06-03")).open == Decimal("1800.25")
    assert ledger_of(story.view("2026-06-04")).open == Decimal("1840.85")  # 0,60 and 40,00
    (due,) = ledger_of(story.view("2026-07-31")).overdue
    assert [(spell.days, spell.rate, spell.charge) for spell in due.charged] == [
        (27, Decimal("12.15"), Decimal("16.18")),
        (31, Decimal("12.40"), Decimal("18.96")),
    ]
    assert (due.fixed, due.open, due.day_rate) == (Decimal(40), Decimal("1875.39"), Decimal("0.6116"))
    text = told(story, "2026-07-31")
    assert "1 800,25 € × 12,15 % × 27 / 365" in text
    assert "source secondaire, non vérifiée" in text
    letter = text_of(story.letter("final_notice", "2026-07-31"))
    for words in ("1 875,39 €", "27 jours", "16,18 €", "18,96 €", "40,00 €", "0,6116 €"):
        assert words in letter
    story.log("2026-08-10", event="paid", sum="1000", cleared="2026-08-10", of="2")
    (due,) = ledger_of(story.view("2026-12-31")).overdue
    assert (due.principal, due.charge, due.open) == (Decimal("841.51"), Decimal("40.88"), Decimal("922.39"))
    (due,) = ledger_of(story.view("2027-02-01")).overdue
    assert (due.open, due.unrated) == (Decimal("922.39"), dt.date(2027, 1, 1))
    text = told(story, "2027-02-01")
    assert "chaque jour de plus" not in text
    assert "+ 10 points) × jours / 365" in text
    letter = text_of(story.letter("final_notice", "2027-02-01"))
    assert "922,39 €" in letter
    assert "depuis le 1er janvier 2027" in letter


def with_own_rates(folder: Path) -> Path:
    """Write the law file that the README shows into a library of one's own."""
    (shown,) = re.findall(
        r"```yaml\n(code: FR\n.*?)```", (ROOT / "README.fr.md").read_text("utf-8"), re.DOTALL
    )
    file = folder / "law" / TAG / "FR.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(shown, encoding="utf-8")
    return folder


def test_a_rate_of_ones_own_is_counted_to_the_cent(tmp_path: Path) -> None:
    """As above until Dec 31; then 841,51 at 13 % for 32 days to Feb 1, 2027 = 9,5908…: 9,59 more."""
    story = late_in_2026(tmp_path)
    story.log("2026-08-10", event="paid", sum="1000", cleared="2026-08-10", of="2")
    library = with_own_rates(tmp_path / "own")
    contract = open_document(tmp_path / "contract.docx")
    story.terms = read_terms(contract, answers_from(story.answers), library)
    (due,) = ledger_of(story.view("2027-02-01")).overdue
    assert (due.charge, due.fixed, due.unrated) == (Decimal("50.47"), Decimal(40), None)
    text = told(story, "2027-02-01")
    assert "841,51 € × 13 % × 32" in text
    assert "law/fr-FR/FR.yaml" not in text
    letter = text_of(story.letter("final_notice", "2027-02-01"))
    assert "931,98 €" in letter
    assert "pas connu" not in letter


def test_a_missing_rate_is_told_with_the_file_to_write(tmp_path: Path) -> None:
    story = late_in_2026(tmp_path)
    assert "law/fr-FR/FR.yaml" not in told(story, "2026-12-31")
    assert "law/fr-FR/FR.yaml" in told(story, "2027-01-01")
    assert "law/fr-FR/FR.yaml" not in text_of(story.letter("final_notice", "2027-02-01"))


def test_a_case_follows_an_own_law_file_and_goes_back_without_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is kept beside a case is of one law: 3 250,25 from Feb 18 to Feb 20 at 13 % = 3,4728…: 3,47."""
    case = tmp_path / "dossier"
    shutil.copytree(ROOT / "samples" / "cases" / "fr-client-disparu", case)
    own = ["--library", str(with_own_rates(tmp_path / "own"))]
    for options, total in (([], "3 290,25"), (own, "3 293,72"), ([], "3 290,25")):
        assert main(["next", str(case), "--as-of", "2027-02-20", *options]) == 0
        assert f"en tout {total} €" in capsys.readouterr().out.replace("\u202f", " ").replace("\xa0", " ")


TAXED = {"kind": "liable", "number": "FR 83 404 833 048"}


def taxed(folder: Path, **answers: Any) -> Story:
    """Return a case with value added tax: the deposit of 1 800,25 with 360,05 of tax was paid."""
    days = {"contract__date": "2026-04-01", "project__start": "2026-04-06"}
    deal = changed(LOGO, contract__length="full", **days, **{"freelancer__vat": TAXED, **answers})
    story = Story(deal, folder)
    story.log("2026-04-01", event="signed")
    lines = [{"kind": "deposit", "sum": "1800.25"}, {"kind": "tax", "sum": "360.05"}]
    story.log("2026-04-01", event="invoiced", number="1", day="2026-04-01", lines=lines)
    story.log("2026-04-01", event="paid", sum="2160.30", cleared="2026-04-01", of="1")
    return story


def test_where_tax_is_charged_what_is_owed_and_bears_penalties_has_it(tmp_path: Path) -> None:
    """1 800,25 and 20 % = 360,05: 2 160,30; 7 days at 12,15 % = 5,0338… = 5,03; with 40,00 2 205,33."""
    story = taxed(tmp_path)
    story.log("2026-05-04", event="delivered", deliverables=[1, 2])
    bill = text_of(story.send("invoice", "2026-05-04", pay_to=PAY_TO))
    for words in ("Le solde du Prix  1 800,25 €", "La TVA  360,05 €", "Total TTC  2 160,30 €"):
        assert words in bill
    (due,) = ledger_of(story.view("2026-06-10")).overdue
    assert (due.principal, due.charge, due.open) == (Decimal("2160.30"), Decimal("5.03"), Decimal("2205.33"))
    letter = text_of(story.letter("final_notice", "2026-06-15"))
    row = "Facture n° 2 (le solde du Prix), échéance le 3 juin 2026, TTC (dont 360,05 € de TVA)  2 160,30 €"
    assert row in letter.replace("\u00a0", " ")
    assert "CGI art. 278" in told(story, "2026-06-10")
    assert "ligne `tax`" not in told(story, "2026-06-10")


def test_a_final_account_adds_the_tax_on_what_no_invoice_asked_for(tmp_path: Path) -> None:
    """2 880,20 done, 180,08 beside; tax invoiced 360,05, on 1 079,95 more 215,99; less 2 160,30 paid."""
    story = taxed(tmp_path, ending={"dedit": {"kind": "percent", "percent": "25"}})
    story.log("2026-05-04", event="ended", by="client", why="notice_client", work=WORK)
    account = next(step for step in story.state("2026-06-10").now if step.act == "account")
    assert account.facts["balance"] == Decimal("1476.02")


def test_an_invoice_without_its_line_of_tax_is_told_and_none_is_wanted_in_the_franchise(
    tmp_path: Path,
) -> None:
    (tmp_path / "a").mkdir()
    story = taxed(tmp_path / "a")
    lines = [{"kind": "balance", "sum": "1800.25"}]
    story.log("2026-05-04", event="invoiced", number="2", day="2026-05-04", lines=lines)
    assert "s’ajoute au prix\u00a0: 2." in told(story, "2026-05-05")
    (tmp_path / "b").mkdir()
    franchise = late_in_2026(tmp_path / "b")
    assert "TVA" not in told(franchise, "2026-05-05")


def test_an_agreed_rate_is_never_below_three_times_the_legal_one(tmp_path: Path) -> None:
    """The lowest rate is 7,86 % in the first half of 2026, 8,25 % in the second."""
    story = late_in_2026(tmp_path, payment__late_charge={"kind": "yearly", "percent": "8"})
    charge = charge_of(story.terms, dt.date(2026, 9, 1))
    assert charge
    assert [charge.on(dt.date(2026, month, 1)) for month in (6, 7)] == [Decimal(8), Decimal("8.25")]
    assert charge.on(dt.date(2027, 1, 1)) == Decimal(8)


def test_the_fixed_sum_is_owed_once_for_an_invoice_and_paid_last(tmp_path: Path) -> None:
    """Paid on Jun 8, five days late: 5 days = 3,00. Of 1 800,25 then 3,00 of the sum and 40,00 are open."""
    story = late_in_2026(tmp_path)
    story.log("2026-06-08", event="paid", sum="1800.25", cleared="2026-06-08", of="2")
    (due,) = ledger_of(story.view("2026-06-08")).overdue
    assert (due.principal, due.charge, due.fixed) == (Decimal("3.00"), Decimal(0), Decimal(40))
    story.log("2026-06-09", event="paid", sum="23.00", cleared="2026-06-09", of="2")
    (due,) = ledger_of(story.view("2026-06-09")).overdue
    assert (due.principal, due.fixed, due.open) == (Decimal(0), Decimal(20), Decimal(20))


def test_a_deposit_is_late_only_from_the_day_that_its_invoice_names(tmp_path: Path) -> None:
    story = Story(changed(LOGO, contract__date="2026-04-01", project__start="2026-04-06"), tmp_path)
    story.log("2026-04-01", event="signed")
    lines: list[dict[str, Any]] = [{"kind": "deposit", "sum": "1800.25"}]
    story.log("2026-04-01", event="invoiced", number="1", day="2026-04-01", lines=lines)
    assert ledger_of(story.view("2026-04-20")).open == Decimal("1800.25")
    story.log("2026-04-01", event="undone", undoes=2)
    lines[0]["due"] = "2026-04-15"
    story.log("2026-04-01", event="invoiced", number="1", day="2026-04-01", lines=lines)
    # 5 days at 12,15 % of 1 800,25 = 2,9962… = 3,00
    assert ledger_of(story.view("2026-04-20")).open == Decimal("1843.25")


# Papers that close something


def test_an_avenant_changes_price_rights_and_date_and_shows_them_in_the_contract(tmp_path: Path) -> None:
    """1 200,50 become 1 500,50, in all 3 900,50: 20 % for the rights are 780,10, and 2 100,25 come last."""
    story = begun(tmp_path)
    change = {
        "prices": [{"number": 2, "price": "1500.50"}],
        "end": "2027-04-01",
        "words": "Un guide plus long.",
    }
    letter = story.send("change_order", "2027-01-12", change)
    text = text_of(letter)
    assert "Prix du Livrable 2, Guide d’usage  1 200,50 €  1 500,50 €" in text
    assert "Date cible  1er mars 2027  1er avril 2027" in text
    assert "2 100,25 €" in text
    redline = read_text(next(file.made for file in letter.enclosed if file.made))
    assert "780,10" in redline
    story.log(
        "2027-01-13", event="changed", paper=4, words="Accepté.", **{n: change[n] for n in ("prices", "end")}
    )
    assert story.view("2027-01-14").deal.sums.rights == Decimal("780.10")


def test_a_monthly_fee_has_no_target_date_to_change(tmp_path: Path) -> None:
    fee = {"kind": "retainer", "monthly": "620", "hours": "12", "extra_rate": "55"}
    rights = {"kind": "license"}
    answers = changed(LOGO, fee=fee, rights=rights, contract__length="short")
    for item in answers["project"]["deliverables"]:
        item.pop("value")
    story = Story(answers, tmp_path)
    story.log("2026-12-07", event="signed")
    entry = {"event": "issued", "paper": "change_order", "words": "Plus tard.", "end": "2027-05-01"}
    assert "plans no end" in story.refused("2026-12-08", **entry)


@pytest.mark.parametrize(
    ("kind", "instead"), [("late_60", "late-30"), ("late_90", "late-30"), ("complaint_sheet", "final-notice")]
)
def test_a_letter_that_france_does_not_use_says_what_it_uses(kind: str, instead: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=f"(?:En France|Aucune administration).*{instead}"):
        unpaid(tmp_path).letter(kind, "2027-05-05")


@pytest.mark.parametrize("sample", FRENCH, ids=lambda folder: folder.name)
def test_every_article_of_a_sample_is_understood(sample: Path) -> None:
    terms = read_from(sample / "contract.docx", read_json(sample / "answers.json"))
    assert set(terms.silent.values()) <= {"le contrat n’a pas d’article là-dessus"}
    assert not terms.remarks


def test_the_sample_case_owes_what_was_worked_out_by_hand() -> None:
    case = open_case(ROOT / "samples" / "cases" / "fr-client-disparu")
    assert case.state(dt.date(2027, 6, 4)).ledger.open == Decimal("3340.25")


# The words of a case


ENGLISH_SIGN = re.compile(r"(?<=\S) ?(?<![\d\s\u00a0\u202f])[:;](?= )|(?<=\S) [:;?!»](?= |$)")
"""A colon or semicolon without its space, or with one where a line may break."""


def sentences(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for inner in value.values() for text in sentences(inner))
    elif isinstance(value, list | tuple):
        yield from (text for inner in value for text in sentences(inner))


def test_what_a_case_says_has_the_spaces_of_french(tmp_path: Path) -> None:
    story, _ = silent(tmp_path)
    asked = {"matter": "decision", "items": ["le logo", "le fond"]}
    story.log("2027-02-09", event="asked", id="Q2", **asked)
    states = [story.state(day) for day in ("2027-01-21", "2027-02-09", "2027-03-30")]
    titles = [matter.title for state in states for matter in state.matters]
    said = {text for state in states for text in sentences(state_data(story.case(), state))}
    assert "une décision\u00a0: le logo\u202f; le fond" in titles
    assert [text for text in (*titles, *said) if ENGLISH_SIGN.search(text)] == []


def test_why_a_letter_cannot_go_has_the_spaces_of_french(tmp_path: Path) -> None:
    story, _ = silent(tmp_path)
    with pytest.raises(InputError, match="\u00a0: "):
        story.letter("new-dates", "2027-02-08")


def test_a_letter_after_a_protocol_that_was_not_kept_says_so(tmp_path: Path) -> None:
    story = late_in_2026(tmp_path)
    parts = [{"day": "2026-06-20", "sum": "900"}, {"day": "2026-07-20", "sum": "900"}]
    story.send("settlement", "2026-06-10", {"parts": parts})
    story.log("2026-06-11", event="settled", paper=len(story.events), parts=parts, words="Signé.")
    for kind in ("late_30", "final_notice", "cure_demand"):
        text = " ".join(text_of(story.letter(kind, "2026-07-06")).replace("\u00a0", " ").split())
        assert "Nous avons signé un protocole de paiement le 11 juin 2026." in text, kind
        assert "n’était pas entièrement arrivée à sa date, le 20 juin 2026." in text, kind
