"""The signing copy."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from generator.assembly.contract import CoverRow, Paragraph, Schedule, SignatureBlock, Value
from generator.docx.package import NUMBERING, SETTINGS, STYLES, unpack
from generator.docx.reading import read_text
from generator.docx.xml import DOCUMENT, W, parse
from generator.word.provenance import read_provenance
from generator.word.writing import write
from tests.word.invariants import broken
from tests.word.trees import LABELS, body, contract, milestones, placed, signers, words

HERE = Path(__file__).parent

HOSTILE = (
    "Smith & Sons <Ltd>",
    "Łucja O’Neill",
    "李小龙 Studio",
    "{{ 7*7 }}",
    "{% endfor %}",
    "{_{ x }_}",
    "**b** [y](#z)",
    "</w:t></w:r></w:p>",
    "]]> &amp; &#65;",
    "שלום עולם, Ltd (עברית) 7",
    'Dwayne "The Rock"  two  spaces',
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🎨",
)


_PROGRAM = """
import hashlib, sys
from pathlib import Path
from generator.word.reviewing import write_review
from generator.word.writing import write
from tests.word.conftest import review_of
from tests.word.trees import contract

template, provenance = Path(sys.argv[1]), {"b": 1, "a": {"d": 2, "c": 3}}
both = write(contract(), template, provenance) + write_review(contract(), template, review_of(), provenance)
print(hashlib.sha256(both).hexdigest())
"""


def part(docx: bytes, name: str) -> str:
    return unpack(docx)[name].decode()


def test_the_text_reads_back_with_its_numbers(template: Path) -> None:
    assert read_text(write(contract(), template)) == (HERE / "contract.txt").read_text(encoding="utf-8")


def test_it_breaks_no_invariant(template: Path) -> None:
    assert broken(write(contract(), template)) == []


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_comes_back_equal_everywhere_and_nothing_after_it_is_lost(
    name: str, template: Path
) -> None:
    value = (Value(name, "client.legal_name"),)
    made = contract(
        title=name,
        number=name,
        subtitle=value,
        intro=(Paragraph(value),),
        cover=(CoverRow(name, (value,)),),
        signatures=(SignatureBlock(name, value, signers(name)),),
        schedules=(
            Schedule(
                "scope", "Schedule\u00a0A", name, (milestones(2)._replace(caption=name), Paragraph(value))
            ),
        ),
    )
    docx = write(made, template)
    lines = read_text(docx).splitlines()
    assert broken(docx) == []
    assert lines[:4] == [name, name, name, f"{name} | {name}"]
    assert lines[-1] == name
    assert f"Name: {name}" in lines
    assert f"Schedule\u00a0A {name}" in lines


def test_a_line_break_within_an_answer_stays_one_paragraph(template: Path) -> None:
    made = contract(intro=(Paragraph((Value("first line\nsecond line", "project.description"),)),))
    docx = write(made, template)
    assert "first line\nsecond line\n" in read_text(docx)
    assert part(docx, DOCUMENT).count("<w:br/>") == 1


def test_right_to_left_words_are_marked_so(template: Path) -> None:
    document = part(
        write(contract(number="", intro=(body("Studio שלום עולם of Haifa"),)), template), DOCUMENT
    )
    assert '<w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">שלום עולם</w:t>' in document


def test_equal_contracts_make_equal_bytes(template: Path) -> None:
    assert write(contract(), template) == write(contract(), template)


def test_bytes_do_not_depend_on_the_order_of_the_provenance(template: Path) -> None:
    assert write(contract(), template, {"a": 1, "b": 2}) == write(contract(), template, {"b": 2, "a": 1})


def test_bytes_do_not_depend_on_the_hash_seed(template: Path) -> None:
    path = str(HERE.parents[1])
    seen = {
        subprocess.run(
            [sys.executable, "-c", _PROGRAM, str(template)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_the_file_is_packed_canonically(template: Path) -> None:
    with zipfile.ZipFile(BytesIO(write(contract(), template))) as archive:
        entries = archive.infolist()
    names = [entry.filename for entry in entries]
    assert names[0] == "[Content_Types].xml"
    assert len(names) == len(set(names))
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_the_title_property_is_the_title_and_escaped_once(template: Path) -> None:
    core = part(write(contract(title="Research & Design"), template), "docProps/core.xml")
    assert "<dc:title>Research &amp; Design</dc:title>" in core
    assert ">2026-12-01T00:00:00Z</dcterms:created>" in core


def test_language_is_the_contracts(template: Path) -> None:
    docx = write(contract(language="en-GB"), template)
    assert '<w:lang w:val="en-GB"' in part(docx, STYLES)
    assert '<w:themeFontLang w:val="en-GB"' in part(docx, SETTINGS)
    assert "<dc:language>en-GB</dc:language>" in part(docx, "docProps/core.xml")


@pytest.mark.parametrize(
    ("paper", "size"), [("letter", 'w:w="12240" w:h="15840"'), ("A4", 'w:w="11906" w:h="16838"')]
)
def test_paper_is_the_contracts_and_the_text_keeps_its_width(paper: str, size: str, template: Path) -> None:
    document = part(write(contract(paper=paper), template), DOCUMENT)
    assert document.count(f"<w:pgSz {size}/>") == document.count("<w:sectPr>")
    width, margins = int(size[5:10]), {"letter": (1320, 1320), "A4": (1153, 1153)}[paper]
    assert f'w:right="{margins[1]}"' in document
    assert f'w:left="{margins[0]}"' in document
    assert width - sum(margins) == 9600


def test_the_cover_page_has_the_title_but_once(template: Path) -> None:
    parts = unpack(write(contract(), template))
    assert parts[DOCUMENT].count(b"<w:titlePg/>") == 1
    assert b"Freelance Services Agreement" in parts["word/header1.xml"]
    assert b"Freelance Services Agreement" not in parts["word/header2.xml"]


def test_schedules_count_with_the_word_of_the_contract(template: Path) -> None:
    schedules = (Schedule("scope", "Annex\u00a0A", "Scope", (body("All of it."),)),)
    made = contract(schedules=schedules, labels={**contract().labels, "schedule": "Annex"})
    docx = write(made, template)
    assert 'w:lvlText w:val="Annex\u00a0%1"' in part(docx, NUMBERING)
    assert "Annex\u00a0A Scope" in read_text(docx)


def test_bookmarks_find_every_clause_again(template: Path) -> None:
    document = part(write(contract(), template), DOCUMENT)
    for slot in (
        "services_scope",
        "services_extra",
        "payment_deposit",
        "payment_late_charge",
        "background_purpose",
    ):
        assert f'w:name="cl_{slot}"' in document


def test_a_long_slot_still_makes_a_bookmark_that_word_takes(template: Path) -> None:
    section = contract().sections[0]
    long = placed("services.a_slot_with_a_name_that_never_seems_to_end", "1.1", "Long", body("Text."))
    other = placed("services.a_slot_with_a_name_that_never_seems_to_stop", "1.2", "Long too", body("Text."))
    made = contract(sections=(section._replace(clauses=(long, other)),))
    made = made._replace(cover=(), schedules=())
    assert broken(write(made, template)) == []


@pytest.mark.parametrize("count", [1, 2, 6])
def test_every_signer_of_either_side_gets_lines(count: int, template: Path) -> None:
    names = [f"Signer {number}" for number in range(count)]
    sides = (
        SignatureBlock("Freelancer", words("Maya Ortiz"), signers("Maya Ortiz", title="")),
        SignatureBlock("Client", words("Halden & Rowe, Inc."), signers(*names)),
    )
    text = read_text(write(contract(signatures=sides), template))
    assert text.count("By:") == count
    assert text.count("Signature:") == 1
    assert text.count("Date:") == count + 1
    assert all(text.count(f"Name: {name}") == 1 for name in names)


def test_many_signers_of_a_side_stand_two_by_two(template: Path) -> None:
    sides = (
        SignatureBlock("Freelancer", words("Maya Ortiz"), signers("Maya Ortiz", title="")),
        SignatureBlock("Client", words("Halden & Rowe, Inc."), signers("Ann", "Ben", "Cy")),
    )
    lines = read_text(write(contract(signatures=sides), template)).splitlines()
    block = lines[lines.index("Signed by the parties on the dates below.") + 1 :][:12]
    assert block == [
        "Freelancer / Maya Ortiz",
        "Signature:",
        "Name: Maya Ortiz",
        "Date:",
        "Client / Halden & Rowe, Inc.",
        "By: | By:",
        "Name: Ann | Name: Ben",
        "Title: Managing Member | Title: Managing Member",
        "Date: | Date:",
        "By:",
        "Name: Cy",
        "Title: Managing Member",
    ]


def test_the_last_clause_keeps_with_the_signatures(template: Path) -> None:
    document = part(write(contract(), template), DOCUMENT)
    document = document[: document.index("SignatureTable")]
    assert document.count("<w:keepNext/>") == 1
    last = document.rindex("<w:keepNext/>")
    assert document.index("While an invoice is overdue", last) < document.index("Signed by the parties", last)


def rows_kept(count: int, template: Path) -> list[list[bool]]:
    """Return which cells of each row of a payment schedule keep with the next row."""
    schedule = Schedule("scope", "Schedule\u00a0A", "Milestones", (milestones(count),))
    document = parse(unpack(write(contract(schedules=(schedule,)), template))[DOCUMENT])
    table = list(document.iter(f"{W}tbl"))[-1]
    return [
        [cell.find(f"{W}p/{W}pPr/{W}keepNext") is not None for cell in row.iterfind(f"{W}tc")]
        for row in table.iterfind(f"{W}tr")
    ]


def test_the_row_before_a_sum_keeps_with_it(template: Path) -> None:
    kept = rows_kept(12, template)
    assert [any(row) for row in kept] == [False] * (len(kept) - 2) + [True, False]
    assert all(kept[-2])


def test_a_short_table_stays_on_one_page(template: Path) -> None:
    _headings, *rows, last = rows_kept(3, template)  # what keeps the headings with the rows is their style
    assert all(all(row) for row in rows)
    assert not any(last)


def test_a_contract_without_number_recitals_and_schedules_is_written(template: Path) -> None:
    section = contract().sections[1]._replace(clauses=contract().sections[1].clauses[:1], number="1")
    made = contract(number="", recitals=(), schedules=(), subtitle=(), intro=(), sections=(section,))
    docx = write(made, template)
    assert broken(docx) == []
    assert "Background" not in read_text(docx)


def test_provenance_tells_clauses_template_and_generator(template: Path) -> None:
    found = read_provenance(write(contract(), template, {"answers_sha256": "ab"}))
    assert found["answers_sha256"] == "ab"
    assert found["template"] == {
        "name": "classic.docx",
        "sha256": hashlib.sha256(template.read_bytes()).hexdigest(),
    }
    assert found["clauses"][2] == {
        "id": "en-US/services/scope",
        "number": "1.1",
        "sha256": "0" * 64,
        "slot": "services.scope",
        "version": 3,
    }
    assert json.dumps(found)


def test_a_signing_copy_refuses_to_hold_the_answers(template: Path) -> None:
    with pytest.raises(ValueError, match="never holds the answers"):
        write(contract(), template, {"answers": {}})


def test_a_reference_to_what_is_not_there_is_caught(template: Path) -> None:
    only_payment = contract(sections=contract().sections[1:])
    assert any("references_have_targets" in fault for fault in broken(write(only_payment, template)))


def test_labels_that_are_missing_are_named(template: Path) -> None:
    labels = {name: label for name, label in LABELS.items() if name != "recitals"}
    with pytest.raises(KeyError, match="recitals"):
        write(contract(labels=labels), template)
