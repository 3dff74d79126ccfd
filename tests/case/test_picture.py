"""Pictures of cases: every day and every sum that the state has stands in them."""

import struct
from pathlib import Path

import pytest
from lxml import etree

from generator.case.picture import picture_png, picture_svg
from generator.case.timeline import timeline
from generator.cli.commands import main
from tests.case.stories import FILES, Told, entries

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    file = next(file for file in FILES if file.stem == "mid_work_silence_new_york")
    return list(entries(file, tmp_path_factory.mktemp("hearth")))


def _on(story: list[Told], day: str) -> Told:
    return next(told for told in story if told.day.isoformat() == day)


def test_the_line_has_what_was_what_is_next_and_what_is_possible(story: list[Told]) -> None:
    told = _on(story, "2027-02-26")
    marks = timeline(told.case, told.case.state(told.day))
    assert [mark.day for mark in marks if mark.kind == "was"] == sorted(e.on for e in told.case.log.events)
    found = {(mark.kind, mark.text, mark.day.isoformat()) for mark in marks if mark.kind != "was"}
    assert ("next", "Send the invoice again, by mail too", "2027-02-26") in found
    assert ("next", "Send the last warning", "2027-04-13") in found
    assert ("choice", "Demand payment before you end it", "2027-02-26") in found
    assert any(kind == "client" for kind, _, _ in found)


def test_every_mark_and_sum_is_drawn(story: list[Told]) -> None:
    for told in story:
        state = told.case.state(told.day)
        root = etree.fromstring(picture_svg(told.case, state).encode())
        words = [text.text for text in root.iter(f"{SVG}text")]
        for mark in timeline(told.case, state):
            assert any(mark.text.startswith(word.rstrip("…").strip()) for word in words if len(word) > 5), (
                mark
            )
        if state.ledger.open:
            assert told.case.words.shown(state.ledger.open) in words
        assert int(root.get("height")) >= max(float(text.get("y")) for text in root.iter(f"{SVG}text"))


def test_markup_in_an_entry_stays_text(story: list[Told]) -> None:
    from tests.case.stories import with_entry

    told = _on(story, "2027-01-20")
    entry = {"event": "asked", "matter": "content", "items": ["<script>&amp;</script>"]}
    case = with_entry(told.case, told.day, entry)
    root = etree.fromstring(picture_svg(case, case.state(told.day)).encode())
    assert any("<script>&amp;</script>" in text.text for text in root.iter(f"{SVG}text"))
    assert not list(root.iter(f"{SVG}script"))


def test_a_png_is_twice_the_size_of_the_svg(story: list[Told]) -> None:
    told = _on(story, "2027-02-26")
    state = told.case.state(told.day)
    png = picture_png(told.case, state)
    root = etree.fromstring(picture_svg(told.case, state).encode())
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == (2 * int(root.get("width")), 2 * int(root.get("height")))


SAMPLE = Path(__file__).parents[2] / "samples" / "new-client-new-york"


def test_the_command_draws_beside_what_it_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "hearth")
    contract = [str(SAMPLE / "contract.docx"), "--answers", str(SAMPLE / "answers.json")]
    assert main(["case", "new", *contract, "-o", folder]) == 0
    out = tmp_path / "case.svg"
    assert main(["case", "show", folder, "--picture", str(out)]) == 0
    assert "Hearth &amp; Rye Bakery LLC" in out.read_text(encoding="utf-8")
    assert main(["case", "show", folder, "--picture", str(out)]) == 1
    assert main(["case", "show", folder, "--picture", str(out), "--overwrite"]) == 0
    assert main(["case", "show", folder, "--picture", str(tmp_path / "case.jpg")]) == 2
    assert "ends in .svg or .png" in capsys.readouterr().err
