"""What names a person, a time or a sitting, derived from the schemas that the Open XML SDK is made of.

openxml-audit ships them as JSON: every element with its type, its attributes and the type it is based on.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from generator.docx.identity import CHANGES, EDITORS_IDS, FORMER, PERSONAL, RANGES
from generator.docx.package import NUMBERING, STYLES, pack, unpack
from generator.docx.xml import DOCUMENT, W
from generator.returns.cleaning import cleaned
from generator.returns.opening import open_document
from tests.returns.conftest import sent as _sent

sent = _sent
_NAMING = ("author", "date", "initials", "editor", "person", "user", "provider", "rsid", "paraid", "textid",
           "durableid", "docid", "editid", "anchorid", "sitting")  # fmt: skip
NO_PERSON = {
    "w:fullDate": "the day that somebody chose in a control: a word of the contract",
    "w:updateMode": "when an object is computed again",
    **dict.fromkeys(
        ("w:cryptProvider", "w:cryptProviderType", "w:cryptProviderTypeExt", "w:cryptProviderTypeExtSource"),
        "how a password is stored, in settings that a clean copy has not",
    ),
}


@cache
def schemas() -> tuple[dict[str, str], dict[str, set[str]]]:
    """Return the namespaces by prefix, and the attributes of every element of Word's schemas."""
    data = files("openxml_audit") / "data" / "openxml"
    spaces = {
        told["Prefix"]: told["Uri"]
        for told in json.loads((data / "namespaces.json").read_text(encoding="utf-8"))
    }
    held: dict[str, set[str]] = {}
    for file in (data / "schemas").iterdir():
        if "_word" in file.name:
            types = json.loads(file.read_text(encoding="utf-8")).get("Types", [])
            by_class = {told["ClassName"]: told for told in types}
            for told in types:
                if element := told["Name"].partition("/")[2]:
                    held.setdefault(element, set()).update(attributes(told, by_class))
    return spaces, held


def attributes(told: dict[str, Any], by_class: dict[str, Any]) -> Iterator[str]:
    yield from (attribute["QName"] for attribute in told.get("Attributes", ()))
    if (base := by_class.get(told.get("BaseClass", ""))) is not None:
        yield from attributes(base, by_class)


def full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{schemas()[0][prefix]}}}{local}"


def test_every_attribute_that_names_a_person_a_time_or_a_sitting_is_known() -> None:
    named = {name for held in schemas()[1].values() for name in held}
    telling = {name for name in named if any(sign in name.partition(":")[2].lower() for sign in _NAMING)}
    assert {"w:author", "w:initials", "w14:paraId", "w16du:dateUtc", "wp14:editId", "w:durableId"} <= telling
    unknown = {name for name in telling if not (full(name) in PERSONAL or EDITORS_IDS.fullmatch(full(name)))}
    assert unknown == set(NO_PERSON)


def test_every_element_with_an_author_is_a_change_the_edge_of_one_or_a_comment() -> None:
    authors = {full(name) for name, held in schemas()[1].items() if "w:author" in held}
    assert len(authors) > 20
    columns = {f"{W}tblGridChange"}  # has a number alone
    edges = {name for name in RANGES if name.endswith("Start")}
    assert authors == (CHANGES | FORMER | edges | {f"{W}comment"}) - columns


def test_every_edge_of_a_change_is_known() -> None:
    ends = {full(name) for name in schemas()[1] if "Range" in name and "omment" not in name}
    assert set(RANGES) == ends


def test_every_number_of_a_sitting_is_known() -> None:
    elements = {name for name in schemas()[1] if name.partition(":")[2].lower() in ("rsid", "rsids", "docid")}
    assert {"w:rsid", "w:rsids", "w14:docId", "w15:docId"} <= elements
    assert all(EDITORS_IDS.fullmatch(full(name)) for name in elements)


DRAWN = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
OLDER = "urn:schemas-microsoft-com:office:office"
DRAWINGS = (
    f'<w:p><w:r><w:drawing xmlns:d="{DRAWN}" d:editId="SECRET" d:anchorId="SECRET"/>'
    f'<w:pict xmlns:o="{OLDER}" o:gfxdata="SECRET"/></w:r></w:p></w:body>'
)
TELLING = {
    STYLES: ("</w:style>", '<w:rsid w:val="00SECRET"/></w:style>'),
    NUMBERING: ("<w:num ", '<w:num w:durableId="SECRET" '),
    DOCUMENT: ("</w:body>", DRAWINGS),
}


@pytest.mark.parametrize("name", TELLING)
def test_a_clean_copy_has_none_of_them(name: str, sent: Any, tmp_path: Path) -> None:
    parts = unpack(sent.signing_copy)
    old, new = TELLING[name]
    assert old in parts[name].decode()
    parts[name] = parts[name].decode().replace(old, new, 1).encode()
    path = tmp_path / "told.docx"
    path.write_bytes(pack(parts))
    assert b"SECRET" not in unpack(cleaned(open_document(path)))[name]
