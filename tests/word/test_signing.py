"""The tags of signing services: one signature and one date for each signatory, white, and only if asked."""

import re
import shutil
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from generator.answers.signing import Provider
from generator.assembly.contract import Contract, SignatureBlock
from generator.docx.package import STYLES, unpack
from generator.docx.reading import read_text
from generator.docx.xml import DOCUMENT, W, parse
from generator.drafting.pipeline import draft, open_materials
from generator.errors import InputError
from generator.word.reviewing import write_review
from generator.word.signing import docuseal, docusign, dropbox_sign, pandadoc
from generator.word.writing import write
from tests.deals import deal
from tests.word.conftest import MODERN, TEMPLATE, review_of
from tests.word.converting import pages_of
from tests.word.invariants import broken
from tests.word.trees import contract, signers, words

SERVICES: tuple[Provider, ...] = tuple(name for name in get_args(Provider) if name != "none")
SIGNATORIES = ((1, 1), (1, 2), (2, 1), (5, 5))
A_TAG = re.compile(
    r"/(?:sig|dat)\d+/|\[(?:sig|date)\|req\|signer\d+\]|\{\{\w+;.*?\}\}|\{(?:signature|date):\w+\}"
)


def signed(provider: Provider, first: int = 1, second: int = 2, role: str = "Client") -> Contract:
    sides = (
        SignatureBlock("Freelancer", words("Ortiz Studio LLC"), signers(*["Maya Ortiz"] * first)),
        SignatureBlock(role, words("Halden & Rowe, Inc."), signers(*["Erik Halden"] * second)),
    )
    return contract(signatures=sides, signing=provider)


def tags(document: bytes) -> list[str]:
    """Return the text of each run that has the style of tags."""
    runs = parse(unpack(document)[DOCUMENT]).iter(f"{W}r")
    return ["".join(run.itertext()) for run in runs if _style(run) == "SignTag"]


def _style(run: object) -> str:
    found = run.find(f"{W}rPr/{W}rStyle")  # type: ignore[attr-defined]
    return "" if found is None else str(found.get(f"{W}val"))


@pytest.mark.parametrize(("first", "second"), SIGNATORIES)
@pytest.mark.parametrize("provider", SERVICES)
def test_every_signatory_has_one_signature_and_one_date(provider: Provider, first: int, second: int) -> None:
    document = write(signed(provider, first, second), TEMPLATE)
    found = tags(document)
    assert len(found) == len(set(found)) == 2 * (first + second)
    assert sum("sig" in tag.lower() for tag in found if "dat" not in tag.lower()) == first + second
    text = read_text(document)
    assert Counter(A_TAG.findall(text)) == Counter(found), "a tag stands outside its style, or twice"
    assert broken(document) == []


@pytest.mark.parametrize("provider", SERVICES)
def test_no_tag_holds_another(provider: Provider) -> None:
    """An anchor is found wherever its text is, inside a longer one too."""
    found = tags(write(signed(provider, 12, 12), TEMPLATE))
    assert not [(one, other) for one in found for other in found if one != other and one in other]


def test_without_a_service_there_are_plain_lines() -> None:
    document = write(signed("none"), TEMPLATE)
    assert tags(document) == []
    assert A_TAG.search(read_text(document)) is None


@pytest.mark.parametrize("provider", SERVICES)
def test_a_review_draft_has_no_tags(provider: Provider) -> None:
    document = write_review(signed(provider), TEMPLATE, review_of())
    assert tags(document) == []
    assert A_TAG.search(read_text(document)) is None


@pytest.mark.parametrize("look", [TEMPLATE, MODERN], ids=lambda look: look.stem)
def test_tags_are_white_and_never_hidden(look: Path) -> None:
    styles = unpack(look.read_bytes())[STYLES].decode()
    style = re.search(r'<w:style [^>]*w:styleId="SignTag".*?</w:style>', styles)
    assert style is not None
    assert '<w:color w:val="FFFFFF"/>' in style.group()
    assert "vanish" not in style.group()


def test_tags_have_the_services_forms() -> None:
    assert (docusign("signature", 2, "Client"), docusign("date", 2, "Client")) == ("/sig2/", "/dat2/")
    assert dropbox_sign("signature", 1, "Client") == "[sig|req|signer1]"
    assert dropbox_sign("date", 1, "Client") == "[date|req|signer1]"
    assert docuseal("signature", 1, "Client") == "{{Sign;role=Client;type=signature}}"
    assert docuseal("date", 1, "Client2") == "{{Date;role=Client2;type=datenow}}"
    assert pandadoc("signature", 1, "Client") == "{signature:Client______}"
    assert pandadoc("date", 1, "Client") == "{date:Client______}"


@pytest.mark.parametrize("provider", ["docuseal", "pandadoc"])
def test_the_words_of_a_role_cannot_break_its_tag(provider: Provider) -> None:
    found = tags(write(signed(provider, role="The; {Client}: a_b"), TEMPLATE))
    assert any("TheClientab2" in tag for tag in found)
    assert all(A_TAG.fullmatch(tag) for tag in found)


def test_the_answer_reaches_the_signing_copy_and_no_other() -> None:
    drafted = draft(deal({"signing.provider": "docusign"}), open_materials())
    assert tags(drafted.signing_copy()) == ["/sig1/", "/sig2/", "/dat1/", "/dat2/"]
    assert tags(drafted.review_draft()) == []


def test_a_contract_signed_on_paper_refuses_a_service() -> None:
    with pytest.raises(InputError, match=r"signing\.provider: a contract signed on paper needs no service"):
        deal({"signing.provider": "docusign", "contract.signing": "paper"})


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is missing")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler (pdftotext) is missing")
@pytest.mark.xdist_group("office")
def test_a_pdf_shows_each_tag_whole_on_its_line(tmp_path: Path) -> None:
    made = {
        f"{provider} {look.stem}": write(signed(provider, 2, 5), look)
        for provider in SERVICES
        for look in (TEMPLATE, MODERN)
    }
    for name, pages in pages_of(made, tmp_path).items():
        text = "\n".join(pages)
        assert {tag: text.count(tag) for tag in tags(made[name])} == dict.fromkeys(tags(made[name]), 1), name
        lines = [line for line in text.splitlines() if A_TAG.search(line)]
        assert all(re.search(r"(By|Signature|Date):", line) for line in lines), name
