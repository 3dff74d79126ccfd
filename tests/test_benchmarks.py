"""The benchmarks fill the template that the sample's contract makes today."""

import io
import json
from itertools import islice

import pytest
from docxtpl import DocxTemplate

from benchmarks.deals import SAMPLE, deals, lines
from benchmarks.tags import LANGUAGES, translated
from benchmarks.template import TEMPLATE, values
from generator.docx.reading import read_text
from generator.drafting.pipeline import draft, open_materials, unaccepted
from generator.packs.reading import answers_from, read_answers


def test_the_peers_template_prints_the_sample_word_for_word() -> None:
    contract = draft(read_answers(SAMPLE / "answers.json"), open_materials()).contract
    template, written = DocxTemplate(TEMPLATE), io.BytesIO()
    template.render(values(contract), autoescape=True)
    template.save(written)
    expected = (SAMPLE / "contract.txt").read_text(encoding="utf-8")
    assert read_text(written.getvalue()) == expected, "run `make samples`"


def test_the_deals_are_distinct_valid_and_lead_to_the_same_clauses() -> None:
    several = list(islice(deals(), 5))
    drafts = [draft(answers_from(deal), open_materials()) for deal in several]
    assert len({json.dumps(deal) for deal in several}) == len(several)
    assert not any(unaccepted(d.findings, ()) for d in drafts)
    assert len({tuple(values(d.contract)) for d in drafts}) == 1
    assert [json.loads(line) for line in islice(lines(), 5)] == several


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tag_is_translated(language: str) -> None:
    text = read_text(translated(TEMPLATE.read_bytes(), language))
    names = values(draft(answers_from(next(deals())), open_materials()).contract).keys() - {"number"}
    tags = {"docxtpl": "{{{{ {} }}}}", "braces": "{{{}}}", "carbone": "{{d.{}}}", "mailmerge": "«{}»"}
    assert not [name for name in names if tags[language].format(name) not in text]
