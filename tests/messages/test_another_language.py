"""In a language of other letters no word of the program is left in English: only values and names are."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest
from babel.messages.catalog import Catalog

from generator.answers.schema import json_schema
from generator.case.events import EVENTS
from generator.cli.commands import clausegen, main
from generator.docx.package import SETTINGS, STYLES, pack, unpack
from generator.docx.xml import DOCUMENT, Parts
from generator.packs import pack as packs
from tests.deals import deal_data
from tests.made_up.pack import FOLDER, PACK
from tests.made_up.test_commands import DEAL
from tests.messages.catalogs import compiled, template
from tests.messages.speaking import TAG, in_georgian_letters, listen
from tests.word.own import PARTS, paragraph, with_first

OWN = ("--library", str(FOLDER))
_LATIN = re.compile(r"[A-Za-z]+")
_SHIPPED = Path(__file__).parents[2] / "contract_templates"
_TEMPLATES = (*(file.stem for file in sorted(_SHIPPED.glob("*.yaml"))), "translation")
_NAMES = re.compile(
    r"\S+\.(?:docx|dotx|jsonl?|md|yaml|xml|rels|bin|lock)\b|\b[a-z]+(?:-[a-z]+)+\b|U\+[0-9A-F]{4}"
    r"|\b[0-9a-f]{8}\b"
)
"""Names of files and of parts of a Word file, ids of findings, numbers of characters, hashes."""

Files = dict[str, Any]
Run = Callable[..., str]


@pytest.fixture(scope="module")
def georgian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a catalog in which every message is written in Georgian letters."""
    catalog = Catalog(locale=TAG)
    for message in template():
        if message.id:
            told = map(in_georgian_letters, message.id) if message.pluralizable else ()
            catalog.add(message.id, tuple(told) or in_georgian_letters(message.id))
    file = tmp_path_factory.mktemp("locale") / TAG / "LC_MESSAGES" / "clausegen.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(compiled(catalog))
    return file.parents[2]


@pytest.fixture(autouse=True)
def _a_second_pack(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is said of a deal is in the words of its pack, here Russian: no Latin letter of its own."""
    monkeypatch.setitem(packs.MODULES, PACK.tag, "tests.made_up.pack")
    yield
    packs.pack_of.cache_clear()


@pytest.fixture
def run(
    georgian: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run a command in a folder, and return all that it prints."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CLAUSEGEN_CACHE", str(georgian / "cache"))
    save(
        **{
            "us.json": deal_data(),
            "a.json": DEAL,
            "b.json": DEAL | {"fee": {"kind": "whole", "amount": "1400"}},
        }
    )
    listen(monkeypatch, georgian, TAG)

    def command(*arguments: str, code: int = 0) -> str:
        assert main(arguments) == code, capsys.readouterr()
        told = capsys.readouterr()
        return told.out + told.err

    yield command
    monkeypatch.undo()
    main(["completion", "bash"])  # what click says is as it was before
    capsys.readouterr()


def save(**files: Any) -> None:
    for name, content in files.items():
        file = Path(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            file.write_bytes(content)
        else:
            text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
            file.write_text(text, encoding="utf-8")


def latin(told: str, *given: str) -> set[str]:
    """Return the Latin words of what was told that were neither given nor are names of the program."""
    named = {word for text in given for word in _LATIN.findall(text)} | program_names()
    return set(_LATIN.findall(_NAMES.sub("", told))) - named


@cache
def program_names() -> frozenset[str]:
    """Return the words of commands, options and their choices, and of fields and values of the answers."""
    words = {"clausegen", "help", "h", "x"}  # click writes x for a number: x>=1
    words |= set(_LATIN.findall(" ".join((*_names_below(clausegen), *EVENTS, *_TEMPLATES))))
    for pack_named in (packs.pack_of("en-US"), PACK):
        words |= set(_fields(json_schema(pack_named.root, pack_named.depends_on)))
    return frozenset(words)


def _names_below(command: click.Command) -> Iterator[str]:
    yield str(command.name)
    for parameter in command.params:
        yield from (*parameter.opts, *(getattr(parameter.type, "choices", ())))
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from _names_below(below)


def _fields(schema: Any) -> Iterator[str]:
    if isinstance(schema, list):
        for entry in schema:
            yield from _fields(entry)
    if isinstance(schema, dict):
        for name in schema.get("properties", {}):
            yield from _LATIN.findall(name)
        for value in (*schema.get("enum", ()), schema.get("const", "")):
            yield from _LATIN.findall(str(value))
        for below in schema.values():
            yield from _fields(below)


def words_of(files: Files) -> Iterator[str]:
    for name, content in files.items():
        yield name
        yield content if isinstance(content, str) else json.dumps(content) if content is not None else ""


def wrong_deal() -> Any:
    changes = {
        "payment.deposit": 120,
        "fee.amount": "lots",
        "fee.surprise": 1,
        "fee.currency": "dollars",
        "client.phone": "12",
        "client.kind": "firm",
        "client.address.country": "Nowhere",
        "project.end": "2020-01-01",
        "project.revision_rounds": 1.5,
        "project.deliverables": [],
        "freelancer.legal_name": "a\x07b",
        "freelancer.address.street": "",
        "rights": {"kind": "barter"},
        "agreement.date": "2026-13-01",
    }
    return deal_data(changes, without=("contract",))


HELP: list[tuple[str, ...]] = [
    (),
    *((name,) for name in clausegen.list_commands(click.Context(clausegen))),
    *(("case", "new"), ("case", "show"), ("template", "new"), ("template", "check")),
]


@pytest.mark.parametrize("command", HELP, ids=" ".join)
def test_help(command: tuple[str, ...], run: Run) -> None:
    assert latin(run(*command, "--help")) == set()


def test_help_that_was_printed_in_english_before_is_told_anew(run: Run) -> None:
    """Click keeps the option --help of a command, with its words."""
    option = clausegen.get_help_option(click.Context(clausegen))
    assert option is not None
    option.help = "Show this message and exit."
    assert latin(run("--help")) == set()


@pytest.mark.parametrize(
    "call",
    [
        "nosuch",
        "draft",
        "draft a.json b.json",
        "draft a.json --nosuch",
        "draft a.json --overwrit",
        "draft a.json --as-of soon",
        "draft a.json --length huge",
        "draft a.json -o a.pdf",
        "draft a.json --accept nosuch",
        "draft a.json --for-other-side",
        "batch a.json -o out --jobs 0",
        "batch a.json",
        "redline a.json",
        "redline a.json b.json --standard",
        "redline a.json b.json -o b.json",
        "returned a.docx --redline a.docx",
        "clean a.docx --accept-changes --reject-changes",
        "template new 3x",
        "template new con",
        "new",
        "edit a.json",
        "log c",
        "log c proposed --set x",
        "case new a.json --answers b.json",
        "completion nosuch",
        "forget Nobody nowhere",
    ],
)
def test_wrong_calls(call: str, run: Run) -> None:
    arguments = call.split(" ")
    assert latin(run(*arguments, code=2), *arguments) == set()


@pytest.mark.parametrize(
    ("call", "files"),
    [
        ("draft gone.json", {}),
        ("draft -", {}),
        ("draft .", {}),
        ("draft x.json", {"x.json": ""}),
        ("draft x.json", {"x.json": "[]"}),
        ("draft x.json", {"x.json": "3"}),
        ("draft x.json", {"x.json": '{"fee": 1,'}),
        ("draft x.json", {"x.json": '{"fee": x}'}),
        ("draft x.json", {"x.json": '{"fee": 1} 2'}),
        ("draft x.json", {"x.json": '{"fee": 1, "fee": 2}'}),
        ("draft x.json", {"x.json": '{"fee": NaN}'}),
        ("draft x.json", {"x.json": '{"schema_version": 999}'}),
        ("draft x.json", {"x.json": b"\xff\xfe"}),
        ("draft x.json", {"x.json": b"PK\x03\x04"}),
        ("draft x.csv", {"x.csv": "fee,client"}),
        ("draft x.yaml", {"x.yaml": "fee: 1"}),
        ("draft x.json", {"x.json": {"pack": PACK.tag}}),
        ("draft x.json", {"x.json": wrong_deal()}),
        ("draft a.json --library nowhere", {}),
        ("draft a.json --library own", {"own/notes.txt": "x"}),
        ("draft a.json --library own", {"own/clauses/payment/due.md": "x"}),
        ("draft a.json --template nosuch", {}),
        ("returned x.docx", {"x.docx": b"PK\x03\x04"}),
        ("returned x.docx", {"x.docx": b""}),
        ("returned x.docx", {"x.docx": b"{\\rtf1 text}"}),
        ("verify x.docx", {"x.docx": bytes.fromhex("D0CF11E0A1B11AE1")}),
        ("clean x.docx", {"x.docx": b"%PDF-1.7"}),
        ("verify gone.docx", {}),
        ("clean gone.docx", {}),
        ("redline a.json gone.json", {}),
        ("forget Nobody", {}),
        ("template check gone.docx", {}),
        ("template check x.docx", {"x.docx": b"PK\x03\x04"}),
    ],
)
def test_wrong_files(call: str, files: Files, run: Run) -> None:
    save(**files)
    arguments = call.split(" ")
    text = {name: content for name, content in files.items() if not isinstance(content, bytes)}
    assert latin(run(*arguments, code=1), *arguments, *words_of(text)) == set()


CLAUSE = """---
heading: Late charge
when: {when}
note: Why.
version: 1
---
{text}
"""


@pytest.mark.parametrize(
    ("when", "text"),
    [
        ("fee.kind == 'fixed'", "# head"),
        ("fee.kind == 'fixed'", "- point"),
        ("fee.kind == 'fixed'", "*soft*"),
        ("fee.kind == 'fixed'", "{{ fee.kind() }}"),
        ("fee.kind == 'fixed'", "{{ fee.nosuch }}"),
        ("fee.kind == 'fixed'", "{{ payment.term | money }}"),
        ("fee.kind == 'fixed'", "[words](nowhere)"),
        ("fee.nosuch == 3", "text"),
        ("fee.knd == 3", "text"),
        ("fee.kind == 'weekly'", "text"),
        ("payment.term == 'soon'", "text"),
        ("payment.term", "text"),
        ("fee == 3", "text"),
        ("project.start > 3", "text"),
        ("f(x)", "text"),
        ("fee.kind ==", "text"),
        ("3 == fee.kind", "text"),
        ("fee.kind in 3", "text"),
        ("fee.kind is 3", "text"),
        ("1 < payment.term < 3", "text"),
    ],
)
def test_what_is_wrong_in_a_clause(when: str, text: str, run: Run) -> None:
    save(**{"own/clauses/en-US/payment/late_charge.md": CLAUSE.format(when=when, text=text)})
    told = run("draft", "a.json", "--library", "own", code=1)
    assert latin(told, when, text, "payment late_charge") == set()


@pytest.mark.parametrize(
    "files",
    [
        {"own/clauses/en-US/payment/due.md": "no front matter"},
        {"own/clauses/en-US/payment/due.md": "---\nheading: 3\nheading: 4\n---\ntext"},
        {"own/clauses/en-US/payment/due.md": "---\nheading: A\nlaw: [ZZ]\nversion: x\n---\n"},
        {"own/clauses/en-US/Payment.md": "x"},
        {"worded/words/en-US/phrases.yaml": "review: { nosuch: x, to_do: '{x}' }"},
    ],
)
def test_what_is_wrong_in_a_library(files: Files, run: Run) -> None:
    save(**files)
    own = next(iter(files)).partition("/")[0]  # one of its own: phrases are read once for each folder
    told = run("draft", "us.json", "--library", own, code=1)
    assert latin(told, *words_of(files), "mend") == set()  # a place for a value


def spoiled(part: str, old: bytes, new: bytes) -> Parts:
    assert old in PARTS[part]
    return PARTS | {part: PARTS[part].replace(old, new, 1)}


TAGS = (
    "{{ titel }}",
    "{% set x = 3 %}",
    "{% colspan 2 %}",
    "{%p if draft %}",
    "{%p endif %}",
    "{{ title",
    "{{ ti\u200btle }} zero width space",
    "{{p title }}",
    "{% for row in cover %}x{% endfor %}",
    "x {%p if draft %}",
    "{%tr for row in cover %}",
    "{%p for row in title %}",
    "{{p terms }}",
    "Pay [AMOUNT] by TODO",
)


@pytest.mark.parametrize("tag", TAGS)
def test_what_is_wrong_with_a_tag(tag: str, run: Run) -> None:
    save(**{"x.docx": pack(with_first(paragraph(tag)))})
    told = run("template", "check", "x.docx", code=1)
    assert (
        latin(told, tag, "p tr if for endif endfor", "intro cover closing row paragraph paragraphs") == set()
    )


PARTS_OF_A_TEMPLATE = {
    "terms": PARTS | {DOCUMENT: PARTS[DOCUMENT].replace(b"{{p terms }}", b"")},
    "styles": {name: part for name, part in PARTS.items() if name != STYLES},
    "Recital Recitel": spoiled(STYLES, b'w:styleId="Recital"', b'w:styleId="Recitel"'),
    "trackRevisions": spoiled(SETTINGS, b"</w:settings>", b"<w:trackRevisions/></w:settings>"),
    "INCLUDETEXT x": with_first('<w:p><w:fldSimple w:instr="INCLUDETEXT x"/></w:p>'),
    "vbaProject": PARTS | {"word/vbaProject.bin": b"x"},
}


@pytest.mark.parametrize("named", PARTS_OF_A_TEMPLATE)
def test_what_is_wrong_in_a_word_template(named: str, run: Run) -> None:
    save(**{"x.docx": pack(PARTS_OF_A_TEMPLATE[named])})
    assert latin(run("template", "check", "x.docx", code=1), named) == set()


def test_a_deal_goes_its_way(run: Run) -> None:
    told = run("draft", "a.json", "-o", "c.docx", *OWN)
    told += run("draft", "a.json", "-o", "r.docx", "--review", *OWN)
    told += run("draft", "a.json", "-o", "c.docx", *OWN, code=1)
    told += run("redline", "a.json", "b.json", "-o", "d.docx", *OWN)
    told += run("returned", "c.docx", "--answers", "a.json", *OWN)
    told += run("returned", "c.docx", "--answers", "b.json", *OWN, code=1)
    told += run("clean", "r.docx")
    told += run("clean", "d.docx", code=1)
    told += run("check", "--template", "translation", *OWN)
    told += run("forget", "Анна Орлова", code=1)
    assert latin(told, *OWN, "translation dev", "price mountains") == set()


@pytest.mark.outside
def test_many_deals_go_their_way(georgian: Path, tmp_path: Path) -> None:
    lines = (json.dumps(DEAL, ensure_ascii=False), json.dumps({"pack": PACK.tag}), "no JSON", "3")
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    program = [sys.executable, "-m", "tests.messages.program"]
    ours = {"PYTHONPATH": str(FOLDER.parents[1]), "MESSAGES_FOLDER": str(georgian), "LANGUAGE": TAG}
    done = subprocess.run(
        [*program, "batch", "in.jsonl", "-o", "out", "--jobs", "1", *OWN],
        cwd=tmp_path, env=os.environ | ours, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert latin(done.stdout + done.stderr, *OWN) == set()


def test_a_template_is_made_and_checked(run: Run) -> None:
    told = run("template", "new", "our_firm", "-o", "lib")
    told += run("template", "new", "our_firm", "-o", "lib", code=1)
    told += run("template", "check", "lib/contract_templates/our_firm.docx")
    assert latin(told, "lib our_firm", "contract_templates") == set()


def test_parts_of_a_word_file_are_named_as_they_are() -> None:
    assert latin("გახსენით word/document.xml") == set()
    assert latin("unzip word/document.xml") == {"unzip"}


def test_a_document_holds_no_word_of_the_programs_language(run: Run) -> None:
    run("draft", "a.json", "-o", "r.docx", "--review", *OWN)
    georgian = re.compile(r"[\u10a0-\u10ff]")
    assert [
        name
        for name, part in unpack(Path("r.docx").read_bytes()).items()
        if georgian.search(part.decode(errors="ignore"))
    ] == []
