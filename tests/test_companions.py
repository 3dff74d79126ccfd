"""Documents that go with a contract: asked for by a finding or by name, with questions of their own."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from generator.assembly.contract import Contract
from generator.batch.drafting import draft_record
from generator.batch.records import read_records
from generator.batch.settings import Batch
from generator.cli.commands import main
from generator.docx.reading import read_text
from generator.docx.xml import W
from generator.drafting.pipeline import draft, open_materials
from generator.errors import InputError, UsageError
from generator.packs.reading import answers_from, read_answers
from tests.deals import deal_data
from tests.samples import FOLDERS, parts_of

IN_SEATTLE = {
    "freelancer.address": {"street": "9 Pine St", "city": "Seattle", "region": "WA", "postal_code": "98101"},
    "governing_law": {"state": "US-WA", "city": "Seattle"},
}


def write(folder: Path, changes: dict[str, object]) -> Path:
    file = folder / "deal.json"
    file.write_text(json.dumps(deal_data(changes)))
    return file


def test_a_contract_worked_in_seattle_comes_with_the_disclosure_sheet(tmp_path: Path) -> None:
    assert main(["draft", str(write(tmp_path, IN_SEATTLE))]) == 0
    text = read_text((tmp_path / "deal.seattle-disclosure.docx").read_bytes())
    for item in (
        "Date of this sheet", "Maya Ortiz", "Harbor Tea Company", "dana@harbor-tea.com", "Tips",
        "Website redesign", "9 Pine St, Seattle, WA 98101", "$8,000.00", "By the project", "expenses",
        "Deductions", "Deposit",
    ):  # fmt: skip
        assert item in text


def test_elsewhere_there_is_none(tmp_path: Path) -> None:
    assert main(["draft", str(write(tmp_path, {}))]) == 0
    assert not (tmp_path / "deal.seattle-disclosure.docx").exists()


def test_batch_names_the_companions_in_the_manifest(tmp_path: Path) -> None:
    (record,) = read_records([write(tmp_path, IN_SEATTLE)])
    outcome = draft_record(record, Batch(tmp_path / "out"), open_materials())
    (name,) = outcome.companions
    assert name.endswith(".seattle-disclosure.docx")
    assert (tmp_path / "out" / name).is_file()


def test_one_is_written_because_it_was_named(tmp_path: Path) -> None:
    assert main(["draft", str(write(tmp_path, {})), "--with", "seattle-disclosure"]) == 0
    assert (tmp_path / "deal.seattle-disclosure.docx").is_file()


def test_a_document_has_questions_of_its_own(tmp_path: Path) -> None:
    call = ["draft", str(write(tmp_path, {})), "--summary", "--set", "summary.greeting=Thank you, Dana."]
    call += ["--set", "seattle-disclosure.given_on=Nov 30, 2026"]
    assert main(call) == 0
    assert "Thank you, Dana." in read_text((tmp_path / "deal.summary.docx").read_bytes())
    sheet = read_text((tmp_path / "deal.seattle-disclosure.docx").read_bytes())
    assert "Date of this sheet | November\u00a030, 2026" in sheet
    assert "Thank you, Dana." not in read_text((tmp_path / "deal.docx").read_bytes())


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("summary.greetings=Hello", "summary.greetings: is not a field here"),
        ("seattle-disclosure.given_on=soon", "seattle-disclosure.given_on: must be a date"),
        ("summary.greeting=", "summary.greeting: must not be empty"),
        ("unknown.number=7", "no document unknown goes with this contract"),
        ("greeting=Hello", "must be NAME.QUESTION=ANSWER"),
    ],
)
def test_a_wrong_answer_is_named_and_nothing_is_written(
    tmp_path: Path, given: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", str(write(tmp_path, {})), "--set", given]) != 0
    assert told in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["deal.json"]


INVOICE = """\
name: invoice
frame: classic
language: en-US
title: Invoice
labels: {date: Day}
asks:
  - {name: number, title: Number of the invoice, kind: text}
  - {name: sum, title: Sum of the invoice, kind: money}
  - {name: day, title: Day of the invoice, kind: date}
  - {name: discount, title: Discount, kind: percent, optional: true}
intro: ["Invoice {{ document.number }} of {{ document.day | date }} to {{ client.legal_name }}."]
cover:
  - {term: Sum, text: "{{ document.sum | money }}"}
  - {term: Discount, when: document.discount is not none, text: "{{ document.discount | percent }}"}
"""


def with_invoice(folder: Path, text: str = INVOICE, companion: str = "{ template: invoice }") -> Path:
    """Write a library with an invoice of its own that goes with the shipped contract."""
    templates = folder / "contract_templates"
    templates.mkdir(parents=True)
    shipped = Path("contract_templates/freelance_services.yaml").read_text()
    listed = shipped.replace("companions:\n", f"companions:\n  - {companion}\n")
    (templates / "freelance_services.yaml").write_text(listed)
    (templates / "invoice.yaml").write_text(text)
    return folder


def invoice(folder: Path, **facts: object) -> Contract:
    drafted = draft(answers_from(deal_data({})), open_materials(own=with_invoice(folder)))
    return drafted.companion_tree("invoice", facts)


def test_a_kind_of_document_is_an_outline_that_asks(tmp_path: Path) -> None:
    made = invoice(tmp_path, number="7", sum="1200", day=date(2027, 2, 1), discount="5")
    assert [row.term for row in made.cover] == ["Sum", "Discount"]
    assert (made.labels["date"], made.labels["page"]) == ("Day", "Page")


def test_every_answer_that_it_needs_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        invoice(tmp_path, number="7")
    assert [str(problem) for problem in caught.value.problems] == [
        "invoice.sum: is required (Sum of the invoice)",
        "invoice.day: is required (Day of the invoice)",
    ]


def test_a_name_that_it_does_not_ask_is_an_error_with_its_line(tmp_path: Path) -> None:
    folder = with_invoice(tmp_path, INVOICE.replace("{{ document.sum |", "{{ document.total |"))
    with pytest.raises(InputError, match=r"invoice.yaml:\d+.*the answers have no document.total"):
        draft(answers_from(deal_data({})), open_materials(own=folder)).companion("invoice")


def test_check_wants_no_answer_that_a_finding_cannot_give(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = "{ template: invoice, finding: disclosure-sheet-needed }"
    assert main(["check", "--library", str(with_invoice(tmp_path, companion=asked))]) == 1
    assert "companion-asks" in capsys.readouterr().err


def test_a_name_that_is_no_companion_is_told() -> None:
    drafted = draft(answers_from(deal_data({})), open_materials())
    with pytest.raises(UsageError, match=r"no document unknown .*: there is summary, .*seattle-disclosure"):
        drafted.companions(["unknown"])


LONG_NAME = "One of very many items, with a name of twelve words or more of them"
MANY = [{"name": f"{number} {LONG_NAME}"} for number in range(100)]


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"project.deliverables": MANY, "contract.length": "full"},
        {"client.kind": "consumer", "client.form": {"kind": "individual"}},
        {"silence": None, "payment.late_charge": {"kind": "none"}, "payment.deposit": "0"},
        {"payment.term": 1, "ending.kill_fee": {"kind": "work_done"}},
    ],
    ids=["usual", "many", "consumer", "nothing", "soon"],
)
def test_the_summary_says_on_at_most_300_words_what_is_done_and_paid(answers: dict[str, Any]) -> None:
    made = read_text(draft(answers_from(deal_data(answers)), open_materials()).summary())
    assert len(made.split()) <= 300
    for row in (
        "You get |",
        "You pay |",
        "Ownership |",
        "If you do not answer |",
        "If the freelancer stops |",
    ):
        assert row in made


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_summary_of_a_sample_has_more_than_300_words(folder: Path) -> None:
    drafted = draft(read_answers(folder / "answers.json"), open_materials())
    assert len(read_text(drafted.summary()).split()) <= 300


MURAL_AT_HOME = {
    "client.kind": "consumer",
    "client.legal_name": "Thomas Achebe",
    "client.form": {"kind": "individual"},
    "project.kinds": ["physical"],
    "contract.date": "2026-12-23",
    "project.start": "2027-01-11",
    "signing.provider": "docusign",
}


@pytest.mark.parametrize("template", ["classic", "modern"])
def test_a_deal_struck_at_a_home_comes_with_two_copies_of_the_notice_of_cancellation(
    tmp_path: Path, template: str
) -> None:
    assert main(["draft", str(write(tmp_path, MURAL_AT_HOME)), "--template", template]) == 0
    document = (tmp_path / "deal.cancellation-notice.docx").read_bytes()
    text = read_text(document)
    for words in (
        "NOTICE OF CANCELLATION", "Date of transaction: December\u00a023, 2026", "I HEREBY CANCEL",
        "to Maya Ortiz, at 41 Mercer Street", "NOT LATER THAN MIDNIGHT OF December\u00a028, 2026.",
        "Buyer’s signature",
    ):  # fmt: skip
        assert text.count(words) >= 2, words
    assert "/sig" not in text  # nobody is to sign it with the contract


@pytest.mark.parametrize("template", ["classic", "modern"])
def test_what_a_buyer_must_read_is_bold_in_ten_points(template: str) -> None:
    """16 C.F.R. § 429.1: the statement in the contract, and all that the notice says."""
    made = draft(answers_from(deal_data(MURAL_AT_HOME)), open_materials(template=template))
    for document, start in (
        (made.signing_copy(), "You, the buyer"),
        (made.companion("cancellation-notice"), "You may CANCEL"),
    ):
        (style, *_) = (style for style, words in styled(document) if words.startswith(start))
        assert bold_size(document, style) >= 20, style


def styled(document: bytes) -> list[tuple[str, str]]:
    """Return the style and the words of each paragraph."""
    body = etree.fromstring(parts_of(document)["word/document.xml"])
    return [
        (str(found.find(f"{W}pPr/{W}pStyle").get(f"{W}val")), "".join(found.itertext()))
        for found in body.iter(f"{W}p")
    ]


def bold_size(document: bytes, style: str) -> int:
    """Return the size in half-points of a style, 0 where it is not bold."""
    root = etree.fromstring(parts_of(document)["word/styles.xml"])
    styles = {found.get(f"{W}styleId"): found for found in root.iter(f"{W}style")}
    chain = []
    while style in styles:
        chain.append(styles[style])
        based = styles[style].find(f"{W}basedOn")
        style = "" if based is None else based.get(f"{W}val")
    chain.append(root.find(f"{W}docDefaults/{W}rPrDefault"))
    sizes = [size for found in chain for size in found.iterfind(f"{W}rPr/{W}sz")]
    bold = any(found.find(f"{W}rPr/{W}b") is not None for found in chain)
    return int(sizes[0].get(f"{W}val")) if bold else 0


def test_the_statement_on_canceling_stands_right_above_the_signatures() -> None:
    for place in ("first", "last"):
        deal = deal_data({**MURAL_AT_HOME, "contract.signatures": place})
        lines = read_text(draft(answers_from(deal), open_materials()).signing_copy()).splitlines()
        (number,) = (n for n, line in enumerate(lines) if line.startswith("You, the buyer"))
        assert lines[number + 1].startswith("Freelancer"), place


def test_a_business_gets_no_notice(tmp_path: Path) -> None:
    assert main(["draft", str(write(tmp_path, {"project.kinds": ["physical"]}))]) == 0
    assert not (tmp_path / "deal.cancellation-notice.docx").exists()
