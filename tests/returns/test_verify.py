"""Verify: one changed word is noticed, a signature is not a change."""

from pathlib import Path

import pytest

from generator.docx.package import pack, unpack
from generator.docx.xml import DOCUMENT
from generator.errors import InputError
from generator.returns.opening import open_document
from generator.returns.verifying import Verification, verified
from tests.returns.conftest import Sent
from tests.returns.editing import EDITS, edited


def check(docx: bytes, folder: Path) -> Verification:
    path = folder / "file.docx"
    path.write_bytes(docx)
    return verified(open_document(path))


def changed(found: Verification) -> dict[str, str]:
    return {check.place.id: check.state for check in found.checks if check.state != "unchanged"}


def put(docx: bytes, old: str, new: str) -> bytes:
    parts = unpack(docx)
    text = parts[DOCUMENT].decode()
    assert old in text
    return pack(parts | {DOCUMENT: text.replace(old, new, 1).encode()})


def test_a_file_as_it_was_made_is_unchanged(sent: Sent, tmp_path: Path) -> None:
    for docx in (sent.signing_copy, sent.review_draft):
        found = check(docx, tmp_path)
        assert found.unchanged
        assert changed(found) == {}


STATES = {
    "delete_tracked": "tracked",
    "replace_tracked": "tracked",
    "add_paragraph_tracked": "tracked",
    "delete_paragraph_tracked": "tracked",
    "remove_clause_tracked": "tracked",
    "remove_clause_untracked": "removed",
}


@pytest.mark.parametrize("name", sorted(EDITS))
def test_one_edit_is_noticed_in_its_clause(name: str, sent: Sent, tmp_path: Path) -> None:
    docx, _ = edited(sent.signing_copy, {sent.slots[0]: name})
    found = check(docx, tmp_path)
    assert not found.unchanged
    assert changed(found) == {sent.slots[0]: STATES.get(name, "changed")}


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("$8,000.00, a", "$8,000.01, a", "cover"),
        ("Copywriting and", "Copyreading and", "cover"),
        ("Loaf Serif,", "Leaf Serif,", "third_party"),
        ("By signing, each", "By signing, every", "closing"),
        (">Managing Member<", ">Member<", "signatures"),
    ],
)
def test_cover_schedules_and_signatures_are_watched_too(
    old: str, new: str, place: str, sent: Sent, tmp_path: Path
) -> None:
    if old == "$8,000.00, a":
        old, new = ">$8,000.00<", ">$8,000.01<"
    assert changed(check(put(sent.signing_copy, old, new), tmp_path)) == {place: "changed"}


def test_a_signature_is_told_apart_from_a_change(sent: Sent, tmp_path: Path) -> None:
    parts = unpack(sent.signing_copy)
    head, _, tail = parts[DOCUMENT].decode().rpartition(">Date signed:</w:t></w:r><w:r><w:tab/>")
    signed = f"{head}>Date signed:</w:t></w:r><w:r><w:tab/><w:t>March 3, 2027</w:t>{tail}"
    found = check(pack(parts | {DOCUMENT: signed.encode()}), tmp_path)
    assert changed(found) == {"signatures": "signed"}
    assert found.unchanged


def test_a_file_of_others_is_refused(sent: Sent, tmp_path: Path) -> None:
    parts = {name: part for name, part in unpack(sent.signing_copy).items() if "customXml" not in name}
    with pytest.raises(InputError, match="says nothing of how it was made"):
        check(pack(parts), tmp_path)
