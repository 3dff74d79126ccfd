"""A second pack goes through the program: no Latin letter but those of answers, paths and ids."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import generator
from generator.case.folder import refuse_without_cases
from generator.cli.commands import main
from generator.docx.package import pack, unpack
from generator.docx.xml import DOCUMENT
from generator.errors import InputError, Interrupted
from generator.formatting.formats import Formats
from generator.packs import pack as packs
from tests.made_up.pack import FOLDER, PACK
from tests.made_up.test_documents import LATIN, texts

DEAL: dict[str, Any] = {
    "pack": PACK.tag,
    "translator": {"name": "Анна Орлова"},
    "fee": {"kind": "whole", "amount": "1500.25"},
    "schedule": {"start": "2027-01-10", "end": "2027-06-10", "chapters": ["Первая"]},
    "terms": {"advance": "100"},
}
UNFINISHED = {"pack": PACK.tag, "schedule": {"start": "2027-01-10", "chapters": ["Первая"]}}
REPLIES = {
    "translator.name": "Анна Орлова",
    "fee.amount": "1500,25 ₸",
    "schedule.start": "10.01.2027",
    "schedule.end": "10.06.2027",
    "schedule.chapters[0]": "Первая",
}
OWN = ("--library", str(FOLDER))


def test_a_pack_whose_answers_lack_what_a_case_reads_says_so_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers, contract = tmp_path / "answers.json", tmp_path / "contract.docx"
    answers.write_text(json.dumps(DEAL), encoding="utf-8")
    assert main(["draft", str(answers), *OWN, "-o", str(contract)]) == 0
    capsys.readouterr()
    out = tmp_path / "case"
    assert main(["case", "new", str(contract), "--answers", str(answers), "-o", str(out)]) == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith(
        f"error the pack {PACK.tag}: has no cases of a contract that is signed: its answers lack"
    )
    assert not out.exists()


def test_a_pack_without_a_ladder_says_so_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"the pack ru-KZ: has no cases yet: .* case/ladder\.yaml"):
        refuse_without_cases(PACK._replace(folder=tmp_path))


NAMES = re.compile(r"`?clausegen .*|https?://\S+|\S+\.(?:docx|jsonl?|md|yaml)\b|ru-KZ|\b[0-9a-f]{12,}\b")
ID = re.compile(r"\b[a-z_]+(?:[-.][a-z_]+)+\b")
"""Names of files, commands and addresses, and the ids of findings and answers: no words of a language."""

SIZE = '<w:sz w:val="22"/>'

Run = Callable[..., str]


@pytest.fixture(autouse=True)
def _there_is_a_second_pack(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(packs.MODULES, PACK.tag, "tests.made_up.pack")
    yield
    packs.pack_of.cache_clear()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in a folder with answers, and return what it prints on standard output."""
    monkeypatch.chdir(tmp_path)
    save("a.json", DEAL)
    save("b.json", DEAL | {"fee": {"kind": "whole", "amount": "1400"}})
    save("u.json", UNFINISHED)

    def command(*arguments: str, code: int = 0) -> str:
        assert main(arguments) == code, capsys.readouterr()
        return capsys.readouterr().out

    return command


def save(name: str, data: Any) -> None:
    Path(name).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def latin(*told: str) -> set[str]:
    """Return the Latin words of texts that are no names."""
    return {word for text in told for word in LATIN.findall(ID.sub("", NAMES.sub("", text)))}


def document(name: str) -> list[str]:
    return [text for text in texts(Path(name).read_bytes()) if text]


def change(name: str, *changes: tuple[str, str]) -> None:
    """Change the text of a document, as a person does without tracking."""
    parts = unpack(Path(name).read_bytes())
    text = parts[DOCUMENT].decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    Path(name).write_bytes(pack({**parts, DOCUMENT: text.encode()}))


def test_an_interview_ends_in_the_answers() -> None:
    interview = generator.open_interview({"pack": PACK.tag}, as_of=date(2027, 1, 1))
    asked: list[str] = []
    while (question := interview.asked) is not None and len(asked) < 20:
        asked += [question.title, question.help]
        if question.path == "fee.kind":
            interview = interview.answer("whole")
        elif question.kind == "list" and not question.entries:
            interview = interview.add()
        elif question.path in REPLIES:
            interview = interview.answer_text(REPLIES[question.path])
        else:
            interview = interview.accept()

    usual_terms = {name: value for name, value in DEAL.items() if name != "terms"}
    assert interview.answers() == generator.read_answers(usual_terms)
    assert latin(*asked) == set()


@pytest.mark.parametrize(
    ("answers", "options"),
    [
        ("a.json", ()),
        ("a.json", ("--review",)),
        ("a.json", ("--review", "--for-other-side")),
        ("u.json", ("--review",)),
        ("u.json", ("--review", "--for-other-side")),
    ],
    ids=str,
)
def test_documents_are_in_its_script(answers: str, options: tuple[str, ...], run: Run) -> None:
    run("draft", answers, "-o", "c.docx", *options, *OWN)
    assert latin(*document("c.docx")) == set()


def test_a_blank_is_named_by_its_question(run: Run) -> None:
    told = run("draft", "u.json", "--review", "-o", "c.docx", *OWN)
    assert "[Полное имя]" in "".join(document("c.docx"))
    assert latin(told.replace("Wrote", "")) == set()


def test_a_defined_term_stands_in_its_quotes(run: Run) -> None:
    assert "«Книгу»" in run("preview", "a.json", *OWN)
    assert "«**Книгу**»" in run("preview", "a.json", "--markdown", *OWN)
    run("draft", "a.json", "-o", "c.docx", *OWN)
    assert any("«Книгу»" in text for text in document("c.docx"))


def test_the_sign_after_a_label_is_its_own(run: Run) -> None:
    assert "Подпись — ___" in run("preview", "a.json", *OWN)
    run("draft", "a.json", "-o", "c.docx", *OWN)
    assert any(text.startswith("Подпись —") for text in document("c.docx"))


def test_a_companion_is_in_its_script(run: Run) -> None:
    run("draft", "a.json", "-o", "c.docx", "--with", "memo", "--set", "memo.greeting=Спасибо", *OWN)
    said = document("c.memo.docx")
    assert {"Памятка", "Спасибо"} <= set(said)
    assert latin(*said) == set()


@pytest.mark.parametrize("command", ["preview", "explain"])
def test_what_is_told_of_a_deal_is_in_its_script(command: str, run: Run) -> None:
    told = run(command, "a.json", *OWN)
    assert "Цена" in told
    assert latin(told) == set()


def test_why_a_clause_of_another_place_is_not_chosen_names_the_place(run: Run) -> None:
    save("sheet.json", DEAL | {"fee": {"kind": "sheet", "rate": "12"}})
    assert "Горы" in run("explain", "sheet.json", *OWN)


def test_a_redline_is_in_its_script(run: Run) -> None:
    told = run("redline", "a.json", "b.json", "-o", "r.docx", *OWN)
    assert "Цена" in told
    assert latin(told.replace("Wrote", ""), *document("r.docx")) == set()


@pytest.mark.parametrize("options", [(), ("--review",)])
def test_a_changed_sum_and_day_are_read_in_its_forms(options: tuple[str, ...], run: Run) -> None:
    run("draft", "a.json", "-o", "c.docx", *options, *OWN)
    change("c.docx", ("500,250", "400,125"), ("10.06.2027", "12.07.2027"))
    told = run("returned", "c.docx", "--answers", "a.json", "--write-answers", "new.json", *OWN)

    new = json.loads(Path("new.json").read_text(encoding="utf-8"))
    assert (new["fee"]["amount"], new["schedule"]["end"]) == ("1400.125", "2027-07-12")
    assert "1 400,125 ₸" in told.replace("\u00a0", " ")
    assert latin(told.replace("Wrote", "")) == set()


def test_tracked_changes_of_formatting_are_told_in_its_script(run: Run) -> None:
    run("draft", "a.json", "-o", "c.docx", *OWN)
    who = 'w:id="901" w:author="Анна" w:date="2026-12-01T00:00:00Z"'
    mark = f"<w:rPrChange {who}><w:rPr>{{}}</w:rPr></w:rPrChange>"
    put_on = f"<w:r><w:rPr><w:b/>{mark.format('')}</w:rPr><w:t>слово</w:t></w:r></w:p>"
    larger = f'<w:r><w:rPr><w:sz w:val="28"/>{mark.format(SIZE)}</w:rPr><w:t>знак</w:t></w:r>'
    change("c.docx", ("</w:p>", f"{larger}{put_on}"))
    told = run("returned", "c.docx", "--answers", "a.json", *OWN)
    assert "жирный шрифт: включено" in told
    assert "размер: 22 → 28" in told
    assert latin(told) == set()


def test_verify_tells_what_changed(run: Run) -> None:
    run("draft", "a.json", "-o", "c.docx", *OWN)
    same = run("verify", "c.docx")
    change("c.docx", ("500,250", "400,125"))
    told = run("verify", "c.docx", code=1)

    assert "Цена: изменено" in told
    assert latin(same.replace("dev0", ""), told.replace("dev0", "")) == set()


def test_a_clean_copy_keeps_its_script(run: Run) -> None:
    run("draft", "a.json", "-o", "c.docx", *OWN)
    run("clean", "c.docx", "-o", "clean.docx")
    assert latin(*document("clean.docx")) == set()


def test_its_findings_are_accepted_by_their_ids(run: Run) -> None:
    save("high.json", DEAL | {"terms": {"advance": "300"}})
    run("draft", "high.json", "-o", "c.docx", *OWN, code=1)
    run("draft", "high.json", "-o", "c.docx", "--accept", "advance-too-high", *OWN)
    assert Path("c.docx").exists()


def test_samples_of_another_pack_are_not_its_own(run: Run) -> None:
    told = run("check", "--template", "translation", *OWN)
    assert "sample-wrong" not in told


def test_what_its_formats_lack_is_an_error_of_the_check(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "formats.yaml"
    right = (FOLDER / "formats.yaml").read_text(encoding="utf-8")
    file.write_text(right.replace("\nmonths:", "\nmonth_names:"), encoding="utf-8")
    run("check", *OWN)  # all that can be kept is kept
    wrong = PACK._replace(formats=lambda currency: Formats(PACK.tag, currency, file))
    monkeypatch.setattr("tests.made_up.pack.PACK", wrong)
    packs.pack_of.cache_clear()
    assert main(["check", "--template", "translation", *OWN]) == 1
    assert f"{file}:1: months: is required" in capsys.readouterr().err


def test_its_library_is_checked(run: Run) -> None:
    told = run("check", "--template", "translation", *OWN)
    assert "5 clauses in 3 slots" in told


def test_a_batch_drafts_and_goes_on(tmp_path: Path) -> None:
    records = [
        DEAL,
        DEAL | {"terms": {"advance": "300"}, "accepted": ["advance-too-high"]},
        DEAL | {"fee": {"kind": "whole"}},
    ]
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")

    def batch(*options: str) -> str:
        command = [sys.executable, "-m", "tests.made_up.program", "batch", "in.jsonl", "-o", "out"]
        done = subprocess.run(
            [*command, "--jobs", "1", *OWN, *options],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(FOLDER.parents[1])},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout + done.stderr

    assert "2 done, 0 done before, 1 failed" in batch()
    assert "0 done, 2 done before, 1 failed" in batch("--resume")
    manifest = (tmp_path / "out" / "manifest.jsonl").read_text(encoding="utf-8")
    entries = [json.loads(line) for line in manifest.splitlines()]
    findings = [finding["reason"] for entry in entries for finding in entry["findings"]]
    assert findings
    assert latin(*findings) == set()
    for entry in entries[:2]:
        assert latin(*document(str(tmp_path / "out" / entry["output"]))) == set()


def test_its_schema_is_printed_by_its_tag(run: Run) -> None:
    schema = json.loads(run("schema", "--pack", PACK.tag))
    assert schema["properties"]["translator"]["title"] == "Переводчик"


def test_new_asks_its_questions(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Any] = []

    def stopped(start: object, *_: object, **__: object) -> None:
        started.append(start)
        raise Interrupted({})

    monkeypatch.setattr("generator.wizard.terminal.require_terminal", lambda: None)
    monkeypatch.setattr("generator.wizard.interview.interview", stopped)
    run("new", "--pack", PACK.tag, *OWN, code=130)
    assert started == [{"pack": PACK.tag}]


@pytest.mark.parametrize("command", ["new", "schema"])
def test_a_pack_that_there_is_not_is_refused_with_those_there_are(command: str, run: Run) -> None:
    assert run(command, "--pack", "xx-YY", code=1) == ""
