"""The case file: every figure leads to its origin inside it, and the law that it tells is what is on file."""

import datetime as dt
import hashlib
import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp

import pytest
from pikepdf import Dictionary, Pdf
from PIL import Image

from generator.answers.reading import read_json
from generator.case.case_file import CaseFile, case_file_of
from generator.case.case_file_files import case_file_zip, case_files
from generator.case.case_file_pdf import case_file_pdf
from generator.case.folder import Case, new_case, open_case, words_of
from generator.case.letter_text import letter_text
from generator.case.log import Log
from generator.case.terms import Terms
from generator.cli.commands import main
from generator.docx.reading import read_text
from generator.errors import InputError
from generator.packs.pack import pack_of
from generator.packs.us.law.lookup import state_law
from generator.packs.us.places import STATES
from tests.case.cases import ROOT, drafted, events_of, invoice, payment
from tests.case.oracle.days import DAY
from tests.case.oracle.deals import EIGHT, Choices, deal
from tests.case.oracle.debts import cents, owed
from tests.case.oracle.told import Told
from tests.case.stories import LADDER
from tests.case.test_papers import Lived
from tests.case.test_photographs import file_of, with_place
from tests.case.test_remedies import KINDS, SIGNERS, deal_in
from tests.deals import deal_data
from tests.pdf.checkers import CHECKERS
from tests.word.invariants import broken

SAMPLE = ROOT / "samples" / "cases" / "vanished-new-york"
ILLINOIS = ROOT / "samples" / "cases" / "unpaid-illinois"
JUNE = dt.date(2027, 6, 20)


def text_of(made: CaseFile) -> str:
    return letter_text(made.tree)


def part(made: CaseFile, heading: str) -> str:
    """Return the text of a part."""
    found = next(schedule for schedule in made.tree.schedules if schedule.heading == heading)
    return letter_text(made.tree._replace(schedules=(found,)))


@pytest.fixture(scope="module")
def vanished() -> CaseFile:
    return case_file_of(open_case(SAMPLE), JUNE)


# What a clerk looks for


def test_hours_are_told_as_hours_and_not_as_money() -> None:
    made = case_file_of(open_case(ILLINOIS), dt.date(2027, 6, 20))
    facts = " ".join(part(made, "Statement of facts").split())
    assert "January 5, 2027 writing the files (7.5 h)" in facts
    assert "writing the files $" not in facts


def test_the_sum_sheet_says_why_a_charge_begins_later_than_the_day_after_the_due_day(
    vanished: CaseFile,
) -> None:
    late = "The charge begins later than the day after the due day where the client had not had the invoice"
    illinois = part(case_file_of(open_case(ILLINOIS), dt.date(2027, 6, 20)), "Sum sheet")
    assert late in illinois
    assert "(Section 2.5 (Payment))" in illinois
    assert late not in part(vanished, "Sum sheet")


@pytest.mark.parametrize("name", ["unpaid-illinois", "fr-client-disparu"])
def test_no_table_of_a_case_file_follows_another_whose_headings_word_would_repeat(name: str) -> None:
    made = case_files(case_file_of(open_case(SAMPLE.parent / name), dt.date(2027, 7, 1)))
    text = next(data for path, data in made.items() if path.endswith(".docx") and "/" not in path)
    with zipfile.ZipFile(io.BytesIO(text)) as document:
        assert b"</w:tbl><w:tbl>" not in document.read("word/document.xml")


def test_a_folder_is_never_replaced_and_the_refusal_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["case", "file", str(SAMPLE), "-o", str(tmp_path), "--as-of", "2027-06-20", "--overwrite"]
    assert main(call) == 1
    told = capsys.readouterr().err
    assert "no folder is replaced: choose another name" in told
    assert "--overwrite" not in told


def test_a_charge_that_began_late_and_was_paid_has_its_reason_too(tmp_path: Path) -> None:
    lived = Lived(tmp_path, ROOT / "samples" / "hourly-illinois")
    lived.log("2026-12-05", "paid", sum="2640")
    lived.letter("2026-12-21", "invoice", lines=[{"kind": "hours", "sum": "1650"}])  # due January 4
    lived.log("2027-01-10", "paid", sum="1000")
    sheet = part(case_file_of(lived.case, dt.date(2027, 1, 10)), "Sum sheet")
    assert "January 6, 2027 to January 10, 2027" in sheet
    assert "The charge begins later than the day after the due day" in sheet


def test_a_proposed_price_is_told_with_the_name_of_what_it_is_for(tmp_path: Path) -> None:
    lived = Lived(tmp_path)
    prices = [{"number": 3, "price": "3600"}]
    lived.letter("2026-12-10", "change-order", prices=prices, words="Spanish too.")
    facts = part(case_file_of(lived.case, dt.date(2026, 12, 11)), "Statement of facts")
    assert "The new prices: Website design and build $3,600.00" in facts


def test_whether_a_suit_for_the_bare_sum_closes_one_for_more_is_told_as_not_known(vanished: CaseFile) -> None:
    told = "whether a judgment for the unpaid sum alone, of a small claims court too, leaves a later lawsuit"
    assert told in text_of(vanished)


def test_what_was_sent_is_named_by_what_it_is(tmp_path: Path) -> None:
    lived = Lived(tmp_path)
    lived.log("2026-12-02", "paid", sum="4000")
    lived.letter("2026-12-03", "receipt")
    made = case_file_of(lived.case, dt.date(2026, 12, 4))
    facts = part(made, "Statement of facts")
    assert "I sent a receipt" in facts
    assert "paper" not in facts
    assert [each.what for each in made.exhibits] == ["Our agreement", "A receipt", "The log, entry by entry"]


def test_what_happened_is_told_to_a_reader_who_is_not_its_owner(vanished: CaseFile) -> None:
    facts = part(vanished, "Statement of facts")
    assert "What was delivered: Logo and visual identity" in facts
    assert not re.search(r"\b[Yy]ou(r)?\b", facts)


def test_a_reminder_to_check_leans_on_acceptance_and_not_on_the_reminders_of_an_answer() -> None:
    made = case_file_of(open_case(ILLINOIS), dt.date(2027, 6, 20))
    clauses = part(made, "Clauses relied on")
    assert "(Acceptance)" in clauses
    assert "(Reminders)" not in clauses


def test_the_number_of_a_deliverable_is_no_term_of_the_cover_page() -> None:
    made = case_file_of(open_case(ILLINOIS), dt.date(2027, 6, 20))
    clauses = part(made, "Clauses relied on")
    assert "Payment Term (cover page)" in clauses
    assert "1 (cover page)" not in clauses


def test_the_sum_is_made_up_line_by_line_and_each_line_has_its_origin(vanished: CaseFile) -> None:
    sheet = part(vanished, "Sum sheet")
    shown = re.findall(r"  (-?\$[\d,]+\.\d\d)$", sheet, re.MULTILINE)
    figures = [Decimal(each.replace("$", "").replace(",", "")) for each in shown]
    *lines, total = figures
    assert sum(lines) == total == Decimal("1385.60")
    facts = part(vanished, "Statement of facts")
    for number, amount in (("2", "$98.00"), ("3", "$750.00")):
        assert re.search(rf"Number of the invoice: invoice {number};.*{re.escape(amount)}", facts)
    assert "Sum: $500.00; Day on which the money cleared: March 17, 2027" in facts
    clauses = part(vanished, "Clauses relied on")
    assert "Late Charge (cover page)  1% per month, twelve times that per year" in clauses
    assert "Payment Term (cover page)  14 days from the date of the invoice" in clauses


def test_the_final_notice_is_told_with_its_own_sum_and_day(vanished: CaseFile) -> None:
    told = "asked for $1,377.13, the sum of June 1, 2027 by the same computation, by June 16, 2027"
    assert told in part(vanished, "Sum sheet")
    # and the sum sheet of that day comes to it
    that_day = case_file_of(open_case(SAMPLE), dt.date(2027, 6, 1))
    assert "Total  $1,377.13" in part(that_day, "Sum sheet")


def test_each_exhibit_has_the_hash_of_its_file_and_each_fact_its_exhibit(vanished: CaseFile) -> None:
    listed = part(vanished, "Exhibits")
    for exhibit in vanished.exhibits:
        assert exhibit.content is not None
        assert hashlib.sha256(exhibit.content).hexdigest() == exhibit.sha256
        assert f"  {exhibit.number}  " in listed
        assert exhibit.file_name in listed
    facts = part(vanished, "Statement of facts")
    assert re.search(r"the 30-day notice.*  17  13$", facts, re.MULTILINE)
    assert re.search(r"Both signed  1  1$", facts, re.MULTILINE)


def test_clauses_are_word_for_word_those_of_the_signed_contract(vanished: CaseFile) -> None:
    signed = "".join(read_text((SAMPLE / "contract.docx").read_bytes()).split())
    clauses = [row[1] for block in _tables(vanished, "clauses") for row in block.rows]
    assert len(clauses) > 10
    for cell in clauses:
        for inlines in cell:
            assert "".join("".join(i.text for i in inlines).split()) in signed  # type: ignore[union-attr]


def _tables(made: CaseFile, name: str) -> list[object]:
    schedule = next(s for s in made.tree.schedules if s.id == name)
    return [block for block in schedule.blocks if hasattr(block, "rows")]


def test_private_notes_and_accounts_stay_out(tmp_path: Path) -> None:
    lived = Lived(tmp_path)
    lived.log("2026-12-02", "called", note="She sounded drunk.", said="Call again.")
    lived.letter(
        "2026-12-03", "invoice", number="1", lines=[{"kind": "extra_work", "sum": "100", "text": "a"}]
    )
    made = case_file_of(lived.case, dt.date(2027, 1, 20))
    everything = text_of(made).encode() + b"".join(
        e.content or b"" for e in made.exhibits if e.name == "log.txt"
    )
    assert b"Call again." in everything
    assert b"drunk" not in everything
    assert b"First Bank" not in everything
    assert "Overdue on January 20, 2027: $101.12." in text_of(made)  # 34 days of 12% on 100


def test_the_notes_say_what_a_final_notice_asks_and_what_to_mind() -> None:
    notes = part(case_file_of(open_case(SAMPLE), dt.date(2027, 6, 10)), "Notes: where to file")
    assert "$1,377.13" in notes
    assert "June 16, 2027" in notes  # the term still runs
    assert "A lawyer is worth asking, because the Freelance Isn't Free Act" in notes
    assert "o letter threatens police, taxes, licenses, reviews or exposure" in notes


def test_the_copy_to_hand_in_has_no_notes(vanished: CaseFile) -> None:
    assert "Notes: where to file" in text_of(vanished)
    handed_in = text_of(case_file_of(open_case(SAMPLE), JUNE, notes=False))
    for words in ("Notes", "small claims", "not determined", "no power", "double damages"):
        assert words not in handed_in
    assert "Total  $1,385.60" in handed_in


def test_an_offer_to_settle_that_nobody_took_is_not_handed_in(tmp_path: Path) -> None:
    lived = Lived(tmp_path)
    lived.letter("2026-12-03", "invoice", number="1", lines=[{"kind": "extra_work", "sum": "100"}])
    lived.letter("2027-01-04", "settlement", parts=[{"day": "2027-02-01", "sum": "50"}])
    both = [case_file_of(lived.case, dt.date(2027, 1, 20), notes=notes) for notes in (True, False)]
    assert ["plan of payment" in part(made, "Statement of facts") for made in both] == [True, False]
    assert [any("settlement" in e.name for e in made.exhibits) for made in both] == [True, False]
    assert b"settlement" not in (both[1].exhibits[-1].content or b"")
    # once both agreed, it is a part of what happened
    lived.log("2027-01-05", "settled")
    assert "plan of payment" in text_of(case_file_of(lived.case, dt.date(2027, 1, 20), notes=False))


def test_the_signed_paper_is_named_or_said_to_be_missing(tmp_path: Path, vanished: CaseFile) -> None:
    assert "The signed paper itself is not among the exhibits" in text_of(vanished)
    folder, paper = tmp_path / "case", tmp_path / "signed.pdf"
    paper.write_bytes(b"signed")
    sample = ROOT / "samples" / "new-client-new-york"
    case = new_case(folder, sample / "contract.docx", read_json(sample / "answers.json"))
    given = {"on": "2026-12-01", "event": "signed"}
    case.enter(given, now=dt.datetime(2026, 12, 1, 23, tzinfo=dt.UTC), files=(paper,))
    told = text_of(case_file_of(open_case(folder), dt.date(2026, 12, 2)))
    assert "The signed copy itself is Exhibit 2." in told
    assert "not among the exhibits" not in told


def test_silence_that_accepts_stands_among_the_facts() -> None:
    case = open_case(ROOT / "samples" / "cases" / "no-acceptance")
    facts = part(case_file_of(case, dt.date(2027, 6, 1)), "Statement of facts")
    assert "Accepted by silence after the reminder: Logo" in facts


def test_each_row_of_the_sum_sheet_says_where_it_comes_from(vanished: CaseFile) -> None:
    rows = [line for line in part(vanished, "Sum sheet").splitlines() if line.startswith("  ")]
    first = "  Invoice 2 (the work done until the pause), due February 18, 2027"
    assert rows[0] == f"{first}  entry 13, Exhibit 9, Exhibit 10  $1,000.00"
    assert rows[2] == "  Less the client’s payment of March 17, 2027  entry 16  -$500.00"
    assert all(re.search(r"entry \d|Section 2\.8 \(Late charge\)|^  Total ", row) for row in rows)


def test_a_file_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    lived = Lived(tmp_path)
    proof = tmp_path / "proof.pdf"
    proof.write_bytes(b"%PDF-1.4 nothing")
    given = lived.case.with_usual({"on": "2026-12-02", "event": "called"})
    lived.case.enter(given, now=dt.datetime(2026, 12, 2, 23, tzinfo=dt.UTC), files=(proof,))
    next((lived.folder / "files").glob("*proof.pdf")).unlink()
    made = case_file_of(lived.case, dt.date(2026, 12, 3))
    assert "Exhibit 2 (proof.pdf) is gone, or no longer as it was kept." in text_of(made)
    assert not any("proof" in path for path in case_files(made))


def test_a_prospect_has_nothing_to_file() -> None:
    with pytest.raises(InputError, match="has no contract, so there is nothing to file"):
        case_file_of(open_case(ROOT / "samples" / "cases" / "prospect"), JUNE)


def test_without_a_debt_it_says_that_nothing_is_overdue(tmp_path: Path) -> None:
    made = case_file_of(Lived(tmp_path).case, dt.date(2026, 12, 2))
    assert "Nothing is overdue on December 2, 2026." in text_of(made)
    assert "nothing to file" in text_of(made)


# Sums against independent arithmetic


@pytest.mark.parametrize("choices", EIGHT, ids=lambda choices: "-".join(choices[:4]))
def test_sums_are_those_of_independent_arithmetic(choices: Choices, tmp_path: Path) -> None:
    told = Told(deal(choices))
    first = dt.date(2027, 3, 1)
    told.invoice(first, "1", ("extra_work", "1234.56"))
    told.invoice(first + 9 * DAY, "2", ("costs", "98.76"))
    told.pay(first + 60 * DAY, "400")
    drafted(tmp_path, told.deal.data)
    case = Case(tmp_path, "x", told.deal.terms, told.log, LADDER, told.deal.data, told.case.words)
    for days in (61, 100, 190):
        day = first + days * DAY
        debts = [debt for debt in owed(told.deal.agreed, told.entries, day).debts if debt.invoice]
        expected = cents(sum((debt.open for debt in debts), Fraction(0)))
        sheet = part(case_file_of(case, day), "Sum sheet")
        assert f"Total  ${expected:,}" in sheet or f"  ${expected:,}\n" in sheet, (choices, day, expected)
        rates = sum((debt.principal * debt.rate / 365 for debt in debts if debt.bears_from), Fraction(0))
        if rates:
            assert f"adds ${float(rates):,.4f}, while" in sheet, (choices, day)


# The law, in every state


@cache
def _standard() -> tuple[Path, Terms]:
    folder = Path(mkdtemp())
    return folder, drafted(folder, deal_data({"payment": {"deposit": "0", "term": 14}}))


def _case_in(state: str, client: str, signer: str) -> Case:
    """Return a standard case: one invoice that a client of some kind in a state did not pay."""
    folder, terms = _standard()
    made = deal_in(state, client, signer)
    pack = pack_of("en-US")
    there = replace(terms, deal=made, where=pack.where(made), ceiling=pack.charge_ceiling(made, JUNE))
    entries = (
        ("2026-12-01", "signed", {}),
        invoice("1", "2027-02-11", ("extra_work", "1500")),
        payment("2027-03-17", "115.74", of="1"),
    )
    return Case(folder, "x", there, Log(events_of(*entries)), LADDER, deal_data(), words_of(pack, there))


@pytest.mark.parametrize("state", sorted(code[3:] for code in STATES))
def test_in_every_state_it_says_court_limit_clocks_and_demand_or_not_determined(state: str) -> None:
    law = state_law(f"US-{state}").small_claims.on(JUNE)
    for client in KINDS:
        for signer in SIGNERS:
            case = _case_in(state, client, signer)
            made = case_file_of(case, JUNE)
            notes = part(made, "Notes: where to file")
            overdue = next(iter(re.findall(r"Overdue on June 20, 2027: (\$[\d,.]+\d)", text_of(made))))
            # court and limit
            limit = law.company_limit_usd if signer == "company" and law.company_limit_usd else law.limit_usd
            assert law.court in notes
            assert f"${limit:,}" in notes
            # clocks: each day that the law gives, and no other
            found = pack_of("en-US").remedies(case.view(JUNE).deal, _owed(case))
            assert found is not None
            days = {f"{clock.last:%B} {clock.last.day}, {clock.last.year}" for clock in found.clocks}
            first = _table_days(made)
            assert first == days
            assert days
            # demand: what each way asks for, or that none was determined
            for demand in (demand for door in found.doors if door.open != "no" for demand in door.demands):
                assert demand.wins in notes
                assert re.search(rf"\b{demand.days} days? after a final notice", notes)
            courts = [
                door for door in found.doors if door.kind in ("small_claims", "court") and door.open != "no"
            ]
            silent = [door for door in courts if not door.demands]
            assert notes.count("a demand that must wait before it: not determined") == len(silent)
            # and no sum that neither the law nor the case holds
            known = set(re.findall(r"\$[\d,.]*\d", " ".join(map(str, (found, overdue, limit)))))
            known |= set(re.findall(r"\$[\d,.]*\d", text_of(made).partition("Notes: where")[0]))
            assert set(re.findall(r"\$[\d,.]*\d", notes)) <= known, (state, client, signer)
            unknown = part(made, "Notes: what is not known")
            assert all(each in unknown for each in found.unknown)


def _owed(case: Case) -> object:
    from generator.case.after_letters import owed_in
    from generator.case.ledger import ledger_of

    view = case.view(JUNE)
    return owed_in(view, ledger_of(view))


def _table_days(made: CaseFile) -> set[str]:
    """Return the days of the table of clocks."""
    clocks = _tables(made, "filing")[0]
    return {
        "".join(i.text for i in row[0][0]).replace("\u00a0", " ")
        for row in clocks.rows  # type: ignore[attr-defined]
    }


# As files


def test_the_statement_is_a_sound_word_file_and_the_archive_holds_every_exhibit(vanished: CaseFile) -> None:
    files = case_files(vanished)
    assert not broken(files["statement.docx"])
    archive = case_file_zip(vanished)
    assert archive == case_file_zip(case_file_of(open_case(SAMPLE), JUNE))
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert set(opened.namelist()) == set(files)
        for line in opened.read("SHA256SUMS").decode().splitlines():
            digest, _, path = line.partition("  ")
            assert hashlib.sha256(opened.read(path)).hexdigest() == digest


@pytest.mark.office
@pytest.mark.usefixtures("soffice")
@pytest.mark.xdist_group("office")
def test_as_one_pdf_it_keeps_its_standards_and_its_pages(tmp_path: Path) -> None:
    """Pictures are among its exhibits, one of them as long as a talk on a telephone."""
    folder = tmp_path / "case"
    copytree(SAMPLE, folder)
    pictures = {"window.jpg": with_place(), "talk.png": file_of(Image.new("L", (400, 2000), 200))}
    pictures |= {
        "glass.png": file_of(Image.new("RGBA", (90, 60), (200, 0, 0, 90))),
        "cut.jpg": with_place()[:400],
    }
    for name, content in pictures.items():
        (tmp_path / name).write_bytes(content)
    case = open_case(folder)
    given = case.with_usual({"on": "2027-06-18", "event": "called"})
    files = tuple(tmp_path / name for name in pictures)
    case.enter(given, now=dt.datetime(2027, 6, 18, 23, tzinfo=dt.UTC), files=files)
    case = open_case(folder)
    made = case_file_pdf(case, case_file_of(case, JUNE))
    assert made.archival
    assert [exhibit.name for exhibit in made.not_printed] == ["cut.jpg"]
    file = tmp_path / "case.pdf"
    file.write_bytes(made.data)
    assert not [found for check in CHECKERS.values() for found in check(file)]
    import pymupdf

    with pymupdf.open(file) as pdf:
        assert len(pdf) == made.pages
        toc = pdf.get_toc()
        assert [entry[1] for entry in toc][:2] == ["Case file", "1. Our agreement"]
        # the index names the page on which an exhibit begins, and that page says so
        index = pdf[1].get_text() + pdf[0].get_text() + pdf[2].get_text()
        for number, (_, title, page) in enumerate(toc[1:], start=1):
            assert title.startswith(f"{number}. ")
            head = pdf[page - 1].get_text()
            assert f"Exhibit {number}, page 1 of" in head
            assert f"page {page} of the case file" in head
            assert re.search(rf"\b{page}\b", index)
        text = " ".join("".join(page.get_text() for page in pdf).split())
        assert "60 by 80 dots, is shown upright" in text
        assert "taken on February 3, 2027 at 10:12" in text
        assert "also notes where it was taken. That is not printed here" in text
        assert "not printed here: it is broken, or no picture of the kind that its name says" in text
        assert sum(len(page.get_image_info()) for page in pdf) == 1 + 3 + 1
    with Pdf.open(file) as tagged:
        told = [str(one.Alt) for one in tagged.objects if isinstance(one, Dictionary) and "/Alt" in one]
    assert [re.search(r"the picture (\S+),.*?(; part \d of \d|$)", alt).groups() for alt in told] == [  # type: ignore[union-attr]
        ("window.jpg", ""),
        ("talk.png", "; part 1 of 3"), ("talk.png", "; part 2 of 3"), ("talk.png", "; part 3 of 3"),
        ("glass.png", ""),
    ]  # fmt: skip


@pytest.mark.office
@pytest.mark.usefixtures("soffice")
@pytest.mark.xdist_group("office")
def test_anothers_pdf_is_printed_without_a_claim_and_what_cannot_be_is_named(tmp_path: Path) -> None:
    lived = Lived(tmp_path)
    papers = []
    for name, content in (("scan.pdf", _pdf()), ("photo.heic", b"\0\1"), ("say.txt", b"You owe me.\n")):
        papers.append(tmp_path / name)
        papers[-1].write_bytes(content)
    given = lived.case.with_usual({"on": "2026-12-02", "event": "called"})
    lived.case.enter(given, now=dt.datetime(2026, 12, 2, 23, tzinfo=dt.UTC), files=tuple(papers))
    made = case_file_pdf(lived.case, case_file_of(lived.case, dt.date(2026, 12, 3)))
    assert not made.archival
    assert [exhibit.name for exhibit in made.not_printed] == ["photo.heic"]
    with Pdf.open(io.BytesIO(made.data)) as pdf:
        assert b"pdfaid:part" not in pdf.Root.Metadata.read_bytes()
        assert "/AA" not in pdf.pages[-4].obj
    import pymupdf

    with pymupdf.open(stream=made.data) as read:
        text = "".join(page.get_text() for page in read)
    assert "This exhibit is not printed here: it is no document that can be printed." in text
    assert "You owe me." in text
    assert "A page from elsewhere" in text


def _pdf() -> bytes:
    """Return a PDF that something else made, with an action that runs when its page is opened."""
    import pymupdf

    with pymupdf.open() as pdf:
        pdf.new_page().insert_text((72, 144), "A page from elsewhere")
        made = pdf.tobytes()
    with Pdf.open(io.BytesIO(made)) as again:
        from pikepdf import Name

        again.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS="app.alert(1)"))
        out = io.BytesIO()
        again.save(out)
    return out.getvalue()


def test_the_command_writes_a_folder_whole_or_not_at_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["case", "file", str(SAMPLE), "-o", str(out), "--as-of", "2027-06-20"]) == 0
    assert "--hand-in makes the copy without them" in capsys.readouterr().err
    assert sorted(path.name for path in out.iterdir()) == ["SHA256SUMS", "exhibits", "statement.docx"]
    assert main(["case", "file", str(SAMPLE), "-o", str(out), "--as-of", "2027-06-20"]) == 1
    assert "exists" in capsys.readouterr().err
