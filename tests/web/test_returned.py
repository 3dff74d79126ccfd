"""A file that came back, in the browser: what was changed, what is taken, what is refused."""

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from generator.docx.accepting import accepted, rejected
from generator.docx.reading import read_text
from generator.docx.xml import W
from generator.drafting.pipeline import Draft, draft, open_materials
from generator.packs import pack as packs
from generator.packs.reading import answers_from, read_answers
from tests.case.cases import ROOT
from tests.made_up.pack import FOLDER, PACK
from tests.made_up.test_commands import DEAL
from tests.returns.editing import EDITS, Edited, comment, edited
from tests.web.visiting import NOW, Visitor, site_at

SAMPLE = ROOT / "samples" / "new-client-new-york" / "answers.json"


@pytest.fixture(scope="module")
def drafted() -> Draft:
    return draft(read_answers(SAMPLE), open_materials())


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    shutil.copy(SAMPLE, tmp_path / "hearth.json")
    return Visitor(site_at(tmp_path))


def changed(docx: bytes, *changes: tuple[str, str]) -> bytes:
    """Return a file with words changed wherever they stand, without tracking."""
    document = Edited(docx)
    for old, new in changes:
        for text in document.root.iter(f"{W}t"):
            text.text = (text.text or "").replace(old, new)
    return document.saved()


def send(visitor: Visitor, docx: bytes, name: str = "hearth.docx") -> Any:
    return visitor.post("/returned", files={"returned": (name, docx)})


def address_of(visitor: Visitor, docx: bytes) -> str:
    answer = send(visitor, docx)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def decide(visitor: Visitor, address: str, what: str, path: str) -> Any:
    return visitor.post(f"{address}/decide", {what: path})


def answers_in(folder: Path) -> Any:
    return json.loads((folder / "hearth.json").read_text())


KILL_FEE = "ending.kill_fee.percent"


# --- what was changed


@pytest.mark.parametrize("kind", EDITS)
def test_every_kind_of_edit_is_shown_at_its_clause(visitor: Visitor, drafted: Draft, kind: str) -> None:
    slot = "confidentiality.information"
    slots = [c.slot for c in drafted.contract.clauses() if len(c.blocks) > 1]
    clause = next(c for c in drafted.contract.clauses() if c.slot == (slot if slot in slots else slots[3]))
    docx, _ = edited(drafted.signing_copy(), {clause.slot: kind})
    shown = visitor.get(address_of(visitor, docx)).text
    found = re.findall(r'<article class="change-item".*?</article>', shown, flags=re.DOTALL)
    assert len(found) == 1
    assert f"{clause.number} {clause.heading}".replace("’", "&#8217;") in found[0].replace("’", "&#8217;")
    assert ("not tracked" in found[0]) == kind.endswith("untracked")
    assert "<del>" in found[0] or "<ins>" in found[0]


def test_a_comment_is_shown_with_its_words(visitor: Visitor, drafted: Draft) -> None:
    slot = next(c.slot for c in drafted.contract.clauses() if len(c.blocks) > 1)
    docx, _ = comment(drafted.signing_copy(), slot, "Could <we> have until January?")
    shown = visitor.get(address_of(visitor, docx)).text
    assert "Could &lt;we&gt; have until January?" in shown
    assert "Jane Roe" in shown


def test_an_unchanged_file_says_so(visitor: Visitor, drafted: Draft) -> None:
    shown = visitor.get(address_of(visitor, drafted.signing_copy())).text
    assert "Nothing was changed" in shown
    assert "change-item" not in shown


def test_words_of_the_other_side_are_text_and_no_markup(visitor: Visitor, drafted: Draft) -> None:
    docx = changed(drafted.signing_copy(), ("25%", "<script>alert(1)</script>"))
    shown = visitor.get(address_of(visitor, docx)).text
    assert "<script>alert" not in shown
    assert "alert" in shown


def test_words_that_were_hidden_stand_beside_those_that_were_sent(visitor: Visitor, drafted: Draft) -> None:
    document = Edited(drafted.signing_copy())
    slot = next(c.slot for c in drafted.contract.clauses() if len(c.blocks) > 1)
    run = max(document.paragraphs(slot)[1].iter(f"{W}r"), key=lambda r: len("".join(r.itertext())))
    looks = run.find(f"{W}rPr")
    looks = run.makeelement(f"{W}rPr", {}) if looks is None else looks
    looks.append(run.makeelement(f"{W}vanish", {}))
    run.insert(0, looks)
    shown = visitor.get(address_of(visitor, document.saved())).text
    assert shown.count('class="sides"') == 1
    assert "<ins>[hidden: " in shown
    assert "<del>" in shown


# --- what is taken


def test_a_value_is_taken_into_the_answers_and_given_back(
    visitor: Visitor, drafted: Draft, tmp_path: Path
) -> None:
    before = (tmp_path / "hearth.json").read_bytes()
    address = address_of(visitor, changed(drafted.signing_copy(), ("25%", "10%")))
    assert "Take 10%" in visitor.get(address).text
    answer = decide(visitor, address, "take", KILL_FEE)
    assert answer.headers["location"].startswith(f"{address}#r")
    assert answers_in(tmp_path)["ending"]["kill_fee"]["percent"] == "10"
    assert (tmp_path / "hearth.previous.json").read_bytes() == before
    assert "Taken: 10%." in visitor.get(address).text
    decide(visitor, address, "undo", KILL_FEE)
    assert answers_in(tmp_path) == json.loads(before)
    assert "Take 10%" in visitor.get(address).text


def test_a_value_that_stays_is_kept_until_that_is_undone(
    visitor: Visitor, drafted: Draft, tmp_path: Path
) -> None:
    address = address_of(visitor, changed(drafted.signing_copy(), ("25%", "10%")))
    before = (tmp_path / "hearth.json").read_bytes()
    decide(visitor, address, "keep", KILL_FEE)
    assert "Kept: 25%." in visitor.get(address).text
    decide(visitor, address, "undo", KILL_FEE)
    assert "Take 10%" in visitor.get(address).text
    assert (tmp_path / "hearth.json").read_bytes() == before


def test_answers_that_would_contradict_are_told_and_not_written(
    visitor: Visitor, drafted: Draft, tmp_path: Path
) -> None:
    before = (tmp_path / "hearth.json").read_bytes()
    address = address_of(visitor, changed(drafted.signing_copy(), ("$8,000.00", "$7,000.00")))
    answer = decide(visitor, address, "take", "fee.amount")
    assert answer.status_code == 422
    assert "the prices add up to $8,000.00, but the fee is $7,000.00" in answer.text
    assert (tmp_path / "hearth.json").read_bytes() == before


def test_values_that_agree_only_together_are_taken_together(
    visitor: Visitor, drafted: Draft, tmp_path: Path
) -> None:
    prices = [("$8,000.00", "$7,000.00"), ("$3,200.00", "$2,200.00"), ("25%", "10%")]
    address = address_of(visitor, changed(drafted.signing_copy(), *prices))
    assert decide(visitor, address, "take", "fee.amount").status_code == 422
    assert "Take all 3 open values" in visitor.get(address).text
    assert decide(visitor, address, "take", "*").status_code == 303
    now = answers_in(tmp_path)
    assert (now["fee"]["amount"], now["ending"]["kill_fee"]["percent"]) == ("7000", "10")
    assert "Take all" not in visitor.get(address).text


@pytest.mark.parametrize("form", ["decide", "answers"])
def test_the_address_of_a_form_leads_to_its_page(visitor: Visitor, drafted: Draft, form: str) -> None:
    address = address_of(visitor, drafted.signing_copy())
    assert visitor.get(f"{address}/{form}").headers["location"] == address


def test_what_would_be_risky_is_said_before_it_is_taken(visitor: Visitor, drafted: Draft) -> None:
    address = address_of(visitor, changed(drafted.signing_copy(), ("25%", "90%")))
    shown = visitor.get(address).text
    assert "Take 90%" in shown
    assert re.search(r'<div class="finding(?: stop)?"><p>.*penalty', shown, flags=re.DOTALL)


@pytest.mark.parametrize("path", ["", "fee.amount", "__class__", "../../x", "ending"])
def test_only_an_answer_that_came_changed_is_taken(visitor: Visitor, drafted: Draft, path: str) -> None:
    address = address_of(visitor, changed(drafted.signing_copy(), ("25%", "10%")))
    assert decide(visitor, address, "take", path).status_code == 404


def test_answers_that_are_being_edited_take_the_value(
    visitor: Visitor, drafted: Draft, tmp_path: Path
) -> None:
    partial = tmp_path / "hearth.partial.json"
    partial.write_text(json.dumps(answers_in(tmp_path) | {"$passed": {}}))
    whole = (tmp_path / "hearth.json").read_bytes()
    address = address_of(visitor, changed(drafted.signing_copy(), ("25%", "10%")))
    decide(visitor, address, "take", KILL_FEE)
    assert json.loads(partial.read_text())["ending"]["kill_fee"]["percent"] == "10"
    assert (tmp_path / "hearth.json").read_bytes() == whole


def test_the_interview_of_the_deal_has_the_value_that_was_taken(visitor: Visitor, drafted: Draft) -> None:
    address = address_of(visitor, changed(drafted.signing_copy(), ("25%", "13%")))
    before = visitor.get("/deal/hearth/check").text
    decide(visitor, address, "take", KILL_FEE)
    after = visitor.get("/deal/hearth/check").text
    assert "13%" not in before
    assert "13%" in after
    assert 'href="/deal/hearth/check"' in visitor.get(address).text


def test_a_deal_that_is_open_in_the_terminal_takes_nothing(
    visitor: Visitor, drafted: Draft, tmp_path: Path
) -> None:
    address = address_of(visitor, changed(drafted.signing_copy(), ("25%", "10%")))
    before = (tmp_path / "hearth.json").read_bytes()
    (tmp_path / ".hearth.partial.json.lock").write_text("1 \n")
    assert decide(visitor, address, "take", KILL_FEE).status_code == 423
    assert (tmp_path / "hearth.json").read_bytes() == before


# --- what goes back


def test_the_redline_holds_both_sides(visitor: Visitor, drafted: Draft, tmp_path: Path) -> None:
    sent = drafted.signing_copy()
    came = changed(sent, ("25%", "10%"))
    address = address_of(visitor, came)
    redline = visitor.get(f"{address}/redline.docx").content
    assert read_text(rejected(redline)) == read_text(sent)
    assert read_text(accepted(redline)) == read_text(came)


def test_the_new_version_has_what_was_taken_and_the_answer_shows_it(
    visitor: Visitor, drafted: Draft, tmp_path: Path
) -> None:
    docx = changed(drafted.signing_copy(), ("25%", "10%"), ("shared", "zebra"))
    address = address_of(visitor, docx)
    decide(visitor, address, "take", KILL_FEE)
    new = read_text(visitor.get(f"{address}/new.docx").content)
    assert "10% of the Remaining Fee" in new
    assert "zebra" not in new
    answer = visitor.get(f"{address}/answer.docx").content
    assert read_text(rejected(answer)) == read_text(drafted.signing_copy())
    assert read_text(accepted(answer)) == new


def test_the_clean_copy_has_no_comment_and_no_name(visitor: Visitor, drafted: Draft) -> None:
    slot = next(c.slot for c in drafted.contract.clauses() if len(c.blocks) > 1)
    docx, _ = comment(drafted.signing_copy(), slot, "secret remark")
    clean = visitor.get(f"{address_of(visitor, docx)}/clean.docx").content
    parts = zipfile.ZipFile(BytesIO(clean))
    assert not any(b"secret remark" in parts.read(name) for name in parts.namelist())
    assert not any(b"Jane Roe" in parts.read(name) for name in parts.namelist())


# --- which answers


def test_answers_that_were_changed_since_are_found_before_their_last_change(
    visitor: Visitor, drafted: Draft, tmp_path: Path
) -> None:
    shutil.copy(SAMPLE, tmp_path / "hearth.previous.json")
    data = answers_in(tmp_path)
    data["project"]["title"] = "Another title"
    (tmp_path / "hearth.json").write_text(json.dumps(data))
    address = address_of(visitor, changed(drafted.signing_copy(), ("25%", "10%")))
    decide(visitor, address, "take", KILL_FEE)
    now = answers_in(tmp_path)
    assert (now["project"]["title"], now["ending"]["kill_fee"]["percent"]) == ("Another title", "10")


def test_a_file_without_its_answers_asks_for_them(visitor: Visitor, drafted: Draft, tmp_path: Path) -> None:
    (tmp_path / "hearth.json").unlink()
    address = address_of(visitor, changed(drafted.signing_copy(), ("25%", "10%")))
    shown = visitor.get(address).text
    assert "Changes without tracking are told by clause only" in shown
    assert "--answers" not in shown
    files = {"answers": ("hearth.json", SAMPLE.read_bytes())}
    assert visitor.post(f"{address}/answers", files=files).status_code == 303
    assert "Take 10%" in visitor.get(address).text
    decide(visitor, address, "take", KILL_FEE)
    assert answers_in(tmp_path)["ending"]["kill_fee"]["percent"] == "10"


def test_answers_of_another_deal_are_refused(visitor: Visitor, drafted: Draft, tmp_path: Path) -> None:
    (tmp_path / "hearth.json").write_text(SAMPLE.read_text().replace("Maya", "Mara"))
    address = address_of(visitor, drafted.signing_copy())
    answer = visitor.post(f"{address}/answers", {"deal": "hearth.json"})
    assert answer.status_code == 422
    assert "are not the answers" in answer.text
    assert str(tmp_path) not in answer.text


def test_a_review_draft_brings_its_answers(visitor: Visitor, drafted: Draft) -> None:
    shown = visitor.get(address_of(visitor, changed(drafted.review_draft(), ("25%", "10%")))).text
    assert "Take 10%" in shown


def test_a_file_of_another_pack_is_told_in_its_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(packs.MODULES, PACK.tag, "tests.made_up.pack")
    (tmp_path / "deal.json").write_text(json.dumps(DEAL))
    made = draft(answers_from(DEAL), open_materials(own=FOLDER, pack=PACK.tag)).signing_copy()
    visitor = Visitor(site_at(tmp_path, library=FOLDER, pack=PACK.tag))
    address = address_of(visitor, changed(made, ("Анна", "Инна")))
    for page in (address, "/returned", "/cases"):
        shown = visitor.get(page).text
        assert '<html lang="ru-KZ"' in shown
        words = re.sub(r"<[^>]+>", "", shown[shown.index("<main") :])
        assert set(re.findall("[A-Za-z]{3,}", words)) <= {"hearth", "docx"}
    decide(visitor, address, "take", "translator.name")
    assert json.loads((tmp_path / "deal.json").read_text())["translator"]["name"] == "Инна Орлова"
    packs.pack_of.cache_clear()


# --- what is refused


def zipped(**parts: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


_ENTITY = b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
REFUSED: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "cut": lambda: b"PK",
    "pdf": lambda: b"%PDF-1.4",
    "no Word file": lambda: zipped(**{"a.txt": b"x"}),
    "bomb": lambda: zipped(**{"word/document.xml": b"0" * (80 << 20)}),
    "entity": lambda: zipped(**{"[Content_Types].xml": _ENTITY, "word/document.xml": b"<x/>"}),
    "path": lambda: zipped(**{"../../evil": b"x"}),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_the_scanner_refuses_is_not_kept(visitor: Visitor, tmp_path: Path, kind: str) -> None:
    answer = send(visitor, REFUSED[kind]())
    assert answer.status_code == 422
    assert 'href="#returned-file"' in answer.text
    assert str(tmp_path) not in answer.text
    assert ".upload" not in answer.text
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hearth.json"]


def test_without_a_file_the_page_says_what_to_choose(visitor: Visitor) -> None:
    answer = visitor.post("/returned", {"returned": ""})
    assert answer.status_code == 422
    assert "choose one Word file" in answer.text


@pytest.mark.parametrize("name", ["../../evil.docx", "/etc/evil.docx", "..\\evil.docx", ".evil.docx"])
def test_the_name_of_a_file_leads_nowhere(
    visitor: Visitor, drafted: Draft, tmp_path: Path, name: str
) -> None:
    answer = send(visitor, drafted.signing_copy(), name)
    assert re.fullmatch(r"/returned/evil-[0-9a-f]{8}", answer.headers["location"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hearth.json", "returned"]


@pytest.mark.parametrize("id_", ["..", "%2e%2e", "x", "..%2f..%2fhearth", "hearth.json", "A" * 200])
def test_no_address_leads_out_of_the_files_that_came_back(
    visitor: Visitor, drafted: Draft, tmp_path: Path, id_: str
) -> None:
    kept = tmp_path / address_of(visitor, drafted.signing_copy()).removeprefix("/")
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True)  # what would be found if it did
    assert visitor.get(f"/returned/{kept.name}/returned.docx").status_code == 200
    assert visitor.get(f"/returned/{id_}/returned.docx").status_code == 404


def test_the_same_file_is_kept_once(visitor: Visitor, drafted: Draft) -> None:
    assert address_of(visitor, drafted.signing_copy()) == address_of(visitor, drafted.signing_copy())
    assert visitor.get("/returned").text.count("Open it") == 1


def test_all_that_came_back_stands_in_the_list_the_latest_first(tmp_path: Path, drafted: Draft) -> None:
    shutil.copy(SAMPLE, tmp_path / "hearth.json")
    for day, name in ((1, "b.docx"), (3, "a.docx"), (2, "c.docx")):
        visitor = Visitor(site_at(tmp_path, now=lambda day=day: NOW.replace(day=day)))
        answer = send(visitor, changed(drafted.signing_copy(), ("bakery", f"bakery {day}")), name)
        assert answer.status_code == 303, answer.text
    listed = visitor.open("/returned").said('//section[@aria-labelledby="before"]//h3')
    assert listed == ["a.docx", "c.docx", "b.docx"]
