"""The interface for other programs: every example of its page runs, and every name has one."""

import ast
import re
import shutil
import subprocess
import sys
from dataclasses import FrozenInstanceError, replace
from datetime import date
from decimal import Decimal
from inspect import getdoc
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

import generator
from tests.deals import deal_data
from tests.returns.editing import edited

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "new-client-new-york" / "answers.json"
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^## ([^\n]+)$.*?^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def signing_copy() -> bytes:
    return generator.draft(generator.read_answers(SAMPLE)).signing_copy()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, signing_copy: bytes) -> Path:
    """Return a folder with what the page says is at hand, as the working directory."""
    shutil.copy(SAMPLE, tmp_path / "answers.json")
    (tmp_path / "contract.docx").write_bytes(signing_copy)
    returned, _ = edited(signing_copy, {"payment.deposit": "replace_untracked"})
    (tmp_path / "returned.docx").write_bytes(returned)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def data() -> dict[str, Any]:
    from generator.answers.reading import read_json

    found: dict[str, Any] = read_json(SAMPLE)
    return found


def test_each_section_has_at_most_one_example_and_none_is_passed_over() -> None:
    assert len(EXAMPLES) == PAGE.count("```python")


@pytest.mark.parametrize(("title", "code"), EXAMPLES, ids=[title for title, _ in EXAMPLES])
def test_an_example_of_the_page_runs(title: str, code: str, folder: Path) -> None:
    exec(compile(code, f"docs/api.md: {title}", "exec"), {"__name__": "example"})  # noqa: S102  our own page


def test_every_name_has_an_example_and_no_example_takes_a_private_one() -> None:
    taken: set[str] = set()
    for _, code in EXAMPLES:
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator"):
                assert node.module == "generator"
                taken |= {alias.name for alias in node.names}
    assert taken == set(generator.__all__)


@pytest.mark.parametrize("name", generator.__all__)
def test_a_name_is_there_and_says_what_it_is(name: str) -> None:
    assert name == "__version__" or getdoc(getattr(generator, name))


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import generator; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.split() == ["generator"]


def test_no_name_is_that_of_a_module() -> None:
    below = (ROOT / "generator").iterdir()
    assert not {path.stem for path in below} & set(generator.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'drafts'"):
        _ = generator.drafts  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "given",
    [
        SAMPLE,
        SAMPLE.read_text(encoding="utf-8"),
        "\ufeff \n" + SAMPLE.read_text(encoding="utf-8"),
        SAMPLE.read_bytes(),
        MappingProxyType(data()),
    ],
    ids=["file", "text", "text after a mark and a space", "bytes", "mapping"],
)
def test_answers_are_the_same_however_they_come(given: Any) -> None:
    assert generator.read_answers(given) == generator.read_answers(SAMPLE)


def test_values_of_python_stand_for_those_of_json() -> None:
    rich = data()
    rich["contract"]["date"] = date(2026, 12, 1)
    rich["fee"]["amount"] = Decimal(8000)
    rich["payment"]["methods"] = tuple(rich["payment"]["methods"])
    assert generator.read_answers(rich) == generator.read_answers(SAMPLE)
    assert generator.read_unfinished(rich, as_of=date(2026, 12, 1)).missing == {}


def test_the_callers_mapping_stays_as_it_was() -> None:
    given = data()
    generator.read_unfinished(given, as_of=date(2026, 12, 1))
    generator.read_answers(given)
    assert given == data()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("answers.json", "JSON text: is not a JSON object; to read a file, give its pathlib.Path"),
        ("", "JSON text: is empty"),
        ('{"a": }', "JSON text:1: is not valid JSON"),
        (b"\xff{}", "JSON text: is not UTF-8 text"),
        ('{"a": "\ud800"}', "JSON text: is not UTF-8 text"),
        ("[]", "JSON text: holds a list"),
        (Path("nowhere.json"), "nowhere.json: no such file"),
    ],
)
def test_what_holds_no_answers_is_refused_by_its_name(given: Any, said: str) -> None:
    with pytest.raises(generator.InputError) as caught:
        generator.read_answers(given)
    assert str(caught.value).startswith(said)


def test_a_label_stands_before_every_problem() -> None:
    with pytest.raises(generator.InputError) as caught:
        generator.read_answers({"fee": {"kind": "fixed", "amount": "x"}}, label="row 17")
    assert len(caught.value.problems) > 1
    assert {problem.source for problem in caught.value.problems} == {"row 17"}


def test_advice_is_the_same_on_answers_on_the_deal_and_in_a_draft() -> None:
    answers = generator.read_answers(SAMPLE)
    drafted = generator.draft(answers)
    assert generator.advise(answers) == generator.advise(generator.complete(answers)) == drafted.findings


def test_a_draft_also_tells_the_age_of_what_its_clauses_cite() -> None:
    answers, day = generator.read_answers(SAMPLE), date(2027, 12, 31)
    advised, drafted = generator.advise(answers, as_of=day), generator.draft(answers, as_of=day).findings
    (told,) = set(drafted) - set(advised)
    assert [finding.id for finding in advised] == [finding.id for finding in drafted]
    assert told.id == "stale-fact"
    assert "sources of the clauses" in told.reason


def test_an_error_is_unaccepted_until_it_is_accepted() -> None:
    in_illinois = {
        "governing_law.state": "US-IL",
        "governing_law.city": "Chicago",
        "project.place_of_work": "US-IL",
    }
    risky = deal_data({"payment.term": 45, **in_illinois})
    drafted = generator.draft(generator.read_answers(risky))
    errors = [finding.id for finding in drafted.findings if finding.severity == "error"]
    assert errors
    assert [finding.id for finding in drafted.unaccepted] == errors
    assert generator.draft(generator.read_answers(risky | {"accepted": errors})).unaccepted == ()


def test_a_copy_to_sign_and_a_redline_name_what_is_missing() -> None:
    gap = data()
    del gap["client"]["phone"]
    whole = generator.draft(generator.read_answers(SAMPLE))
    drafted = generator.draft(generator.read_unfinished(gap, as_of=date(2026, 12, 1)))
    for make in (drafted.signing_copy, lambda: generator.redline(whole, drafted)):
        with pytest.raises(generator.InputError, match=r"client\.phone: is required to sign"):
            make()


@pytest.mark.parametrize("author", [" ", "two\nlines", "\x07"])
def test_an_author_is_one_printable_line(author: str) -> None:
    drafted = generator.draft(generator.read_answers(SAMPLE))
    with pytest.raises(generator.UsageError, match="author"):
        generator.redline(drafted, drafted, author=author)


def test_two_equal_drafts_have_no_changes() -> None:
    drafted = generator.draft(generator.read_answers(SAMPLE))
    assert generator.redline(drafted, drafted).changes == ()


@pytest.mark.parametrize("given", ["null", SAMPLE.read_text(encoding="utf-8").replace("8000", "8100")])
def test_other_answers_than_it_was_made_from_are_refused(given: str, folder: Path) -> None:
    with pytest.raises(generator.InputError):
        generator.read_returned(folder / "returned.docx", given)


def test_results_are_frozen(folder: Path) -> None:
    answers = generator.read_answers(SAMPLE)
    drafted = generator.draft(answers)
    results: list[Any] = [
        drafted,
        drafted.materials,
        generator.Unfinished(answers, {}),
        generator.explain(drafted)[0],
        generator.redline(drafted, drafted),
        generator.read_returned(folder / "returned.docx"),
        generator.verify(folder / "contract.docx"),
        replace(drafted.findings[0]),
        generator.Problem("is wrong"),
    ]
    for result in results:
        name = next(iter(type(result).__dataclass_fields__))
        with pytest.raises(FrozenInstanceError):
            setattr(result, name, None)
