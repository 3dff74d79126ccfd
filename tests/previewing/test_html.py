"""The preview as HTML: the same words as the Word file, live references, and nothing that is markup."""

import re
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings

from generator.previewing.html import preview_html
from tests.previewing.test_preview import ANSWER, tree, words
from tests.samples import FOLDERS, drafted


def shown(html: str) -> str:
    """Return the text that a browser shows."""
    root = lxml.html.fromstring(f"<div>{html}</div>")
    for element in root.iter("br", "p", "td", "th", "h3", "h4", "h5", "tr", "span"):
        element.tail = f" {element.tail or ''}"
        if element.tag != "br":
            element.text = f"{element.text or ''}"
    for element in root.iter("p", "td", "th", "h3", "h4", "h5", "caption"):
        element.text = f" {element.text or ''}"
    return str(root.text_content())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_page_says_what_the_word_file_says(folder: Path) -> None:
    made = drafted(folder).contract._replace(number="")
    expected = (folder / "contract.txt").read_text(encoding="utf-8")
    assert words(shown(preview_html(made))) == words(expected)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_reference_leads_to_what_it_names(folder: Path) -> None:
    root = lxml.html.fromstring(f"<div>{preview_html(drafted(folder).contract)}</div>")
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert root.xpath("//a")
    assert {href.removeprefix("#") for href in root.xpath("//a/@href")} <= {*ids}


def test_an_answer_names_its_path_and_its_clause_what_decides_it() -> None:
    root = lxml.html.fromstring(f"<div>{preview_html(drafted(FOLDERS[0]).contract)}</div>")
    for mark in root.xpath("//mark"):
        fed = mark.xpath("string(ancestor::*[@data-feeds][1]/@data-feeds)").split()
        assert not fed or mark.get("data-of") in fed
    fed = {path for feeds in root.xpath("//@data-feeds") for path in feeds.split()}
    assert {"payment.late_charge.kind", "fee.kind"} & fed or "fee.amount" in fed


@settings(max_examples=60)
@given(text=ANSWER.filter(str.strip))
def test_an_answer_is_shown_as_it_is(text: str) -> None:
    html = preview_html(tree(text))
    marks = lxml.html.fromstring(f"<div>{html}</div>").xpath("//mark")
    assert {mark.text_content() for mark in marks} >= {text}


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "&lt;", '" onclick="x', "<!--", "</mark>"])
def test_no_answer_is_taken_for_markup(text: str) -> None:
    html = preview_html(tree(text))
    root = lxml.html.fromstring(f"<div>{html}</div>")
    assert not root.xpath("//script | //@onclick")
    assert text in {mark.text_content() for mark in root.xpath("//mark")}
    assert not re.search(r"\son\w+=", re.sub(r">[^<]*<", "><", html))
