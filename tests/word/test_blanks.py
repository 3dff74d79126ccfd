"""Drafts of unfinished deals: blanks in the text, open points before it, never a copy to sign."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.cli.commands import main
from generator.docx.package import unpack
from generator.docx.reading import read_text
from generator.docx.xml import DOCUMENT, W, parse
from generator.drafting.pipeline import Draft, draft_unfinished, open_materials
from generator.errors import InputError
from generator.packs.reading import read_unfinished
from generator.word.provenance import read_provenance
from tests.deals import deal_data
from tests.word.invariants import broken

DAY = date(2026, 12, 1)


def lacking(*paths: str) -> dict[str, Any]:
    return deal_data(without=paths)


def drafted(data: dict[str, Any]) -> Draft:
    return draft_unfinished(read_unfinished(data), open_materials(), as_of=DAY)


def blanks(docx: bytes) -> set[str]:
    document = parse(unpack(docx)[DOCUMENT])
    return {
        "".join(run.itertext())
        for run in document.iter(f"{W}r")
        if (style := run.find(f"{W}rPr/{W}rStyle")) is not None and style.get(f"{W}val") == "Blank"
    }


def test_missing_answers_are_highlighted_blanks() -> None:
    docx = drafted(lacking("client.phone", "fee.amount", "project.end")).review_draft()
    assert {"[client phone]", "[fee amount]", "[project end]", "[deposit]"} <= blanks(docx)
    assert broken(docx) == []


def test_a_stand_in_is_printed_nowhere() -> None:
    text = read_text(drafted(lacking("client.phone", "fee.amount", "project.end")).review_draft())
    assert "212 555 0100" not in text.replace(deal_data()["freelancer"]["phone"], "")
    assert "$8,000.00" not in text
    assert "February 26, 2027" not in text.replace("\u00a0", " ")


def test_an_address_keeps_what_is_known_of_it() -> None:
    docx = drafted(lacking("client.address.city")).review_draft()
    address = next(text for text in blanks(docx) if "[client city]" in text)
    assert deal_data()["client"]["address"]["street"] in address


@pytest.mark.parametrize("party", ["freelancer", "client"])
def test_a_state_that_is_missing_brings_no_law_into_play(party: str) -> None:
    data = deal_data(without=(f"{party}.address.region",))
    data["governing_law"]["city"] = data[party]["address"]["city"]  # what a rule compares the address with
    draft = drafted(data)
    assert f"[{party} state]" in read_text(draft.review_draft())


def test_nothing_answered_is_a_sound_draft() -> None:
    docx = drafted({}).review_draft()
    assert broken(docx) == []
    assert "[client legal name]" in blanks(docx)


def test_every_missing_answer_is_an_open_point() -> None:
    text = read_text(drafted(lacking("client.phone", "rights")).review_draft())
    points = text[text.index("Open points") : text.index("\nSources\n")]
    assert "“Your client: Phone” is required to sign. The blank [client phone] stands for it." in points
    assert "“Who owns the finished work” is required to sign. The draft assumes" in points
    assert re.search(
        r"Not checked \| \d+ risks were not looked at yet: .*They are about: .*The project", points
    )


def test_law_that_nobody_determined_is_an_open_point() -> None:
    text = read_text(drafted(deal_data()).review_draft())
    points = text[text.index("Open points") : text.index("\nSources\n")]
    assert "nobody determined what it says on" in points
    assert "Options | Questions that may stay without an answer, and have none: “" in points


def test_clauses_that_are_not_the_usual_ones_are_counted_in_front_and_listed_behind() -> None:
    usual = read_text(drafted(deal_data()).review_draft())
    assert " clauses are all standard and in their preferred position. " in usual
    assert "Clauses that are not the usual ones" not in usual
    conceded = read_text(
        drafted(deal_data({"positions": {"payment.late_charge": "fallback"}})).review_draft()
    )
    assert " in their preferred position, but for those listed behind it. " in conceded
    listed = conceded[
        conceded.index("Clauses that are not the usual ones") : conceded.index("Wordings to give")
    ]
    assert re.findall(r"\| (.*) \| fallback \| standard", listed) == ["Late charge"]


def test_a_clause_of_ones_own_is_listed_as_that(tmp_path: Path) -> None:
    shipped = Path("clauses/en-US/payment/due.md")
    own = tmp_path / shipped
    own.parent.mkdir(parents=True)
    own.write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    draft = draft_unfinished(read_unfinished(deal_data()), open_materials(own=tmp_path), as_of=DAY)
    assert read_text(draft.review_draft()).count("| your own") == 1


def test_stand_ins_are_not_embedded() -> None:
    docx = drafted(lacking("client.phone")).review_draft()
    assert "phone" not in read_provenance(docx)["answers"]["client"]


def test_a_copy_to_sign_is_refused() -> None:
    with pytest.raises(InputError, match=r"client\.phone: is required to sign"):
        drafted(lacking("client.phone")).signing_copy()


def test_no_rule_reads_a_stand_in() -> None:
    draft = drafted({})
    assert draft.findings == ()
    assert draft.waiting


def test_the_command_makes_the_draft_and_names_what_is_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "deal.json"
    file.write_text(json.dumps(lacking("client.phone", "fee.amount")), encoding="utf-8")
    assert main(["draft", str(file), "--review"]) == 0
    said = capsys.readouterr().err
    assert "open: client.phone: not answered, left as the blank [client phone]" in said
    assert "[client phone]" in read_text((tmp_path / "deal.review.docx").read_bytes())


def test_the_command_refuses_to_make_a_copy_to_sign(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "deal.json"
    file.write_text(json.dumps(lacking("client.phone", "fee.amount")), encoding="utf-8")
    assert main(["draft", str(file)]) == 1
    said = capsys.readouterr().err
    assert "client.phone: is required" in said
    assert "fee.amount: is required" in said
    assert not list(tmp_path.glob("*.docx"))
