"""Every pair of menu answers drafts: no error, no blank, no dangling reference, one clause a slot."""

import re
from functools import cache
from random import Random

from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from lxml import etree

from generator.answers.overrides import answers_at
from generator.answers.walking import Question, leaves
from generator.assembly.contract import Contract, Inline, Paragraph, Reference, Table, Value, text_of
from generator.characters import has_ink
from generator.docx.reading import read_text
from generator.drafting.pipeline import Draft, draft, open_materials
from generator.packs.reading import answers_from
from generator.packs.us.overrides import overrides
from generator.packs.us.places import STATES
from tests.building import build, pairwise
from tests.samples import parts_of

MATERIALS = open_materials()
# Many values of their own; they meet every other answer in the test of all states below.
STATE_MENUS = ("governing_law.state", "project.place_of_work")
SIGN_TAG = re.compile(r"\{\{(?:Sign|Date);role=\w+;type=\w+\}\}")
SAVINGS = re.compile(r"as far as [^.]*law|law (?:allows|bars|excepts|forbids|does not let)", re.IGNORECASE)
RESIDUE = re.compile(r"\{\{|\}\}|\{%|%\}|\bnan\b|Undefined|\[\u2022\]")


def all_inlines(contract: Contract) -> list[Inline]:
    blocks = [block for clause in contract.clauses() for block in clause.blocks]
    blocks += [block for schedule in contract.schedules for block in schedule.blocks]
    blocks += [*contract.cover_blocks, *contract.intro, *contract.closing]
    cells = [
        inlines
        for table in blocks
        if isinstance(table, Table)
        for row in table.rows
        for cell in row
        for inlines in cell
    ]
    texts = [block.inlines for block in blocks if isinstance(block, Paragraph)]
    texts += cells + [inlines for row in contract.rows for inlines in row.paragraphs]
    return [inline for text in texts for inline in text]


def assert_whole(drafted: Draft) -> None:
    contract = drafted.contract
    inlines = all_inlines(contract)
    text = text_of(tuple(inlines))
    assert RESIDUE.search(text) is None
    assert "  " not in text
    assert not [inline for inline in inlines if isinstance(inline, Value) and inline.text in ("", "None")]
    numbers = {clause.slot: clause.number for clause in contract.clauses()}
    numbers |= {f"schedule.{schedule.id}": schedule.label for schedule in contract.schedules}
    for reference in (inline for inline in inlines if isinstance(inline, Reference)):
        assert numbers[reference.target] == reference.label
    required = {slot for slot, needed in drafted.materials.outline.slots if needed}
    assert required <= set(drafted.selection.choices)


@cache
def drafts_of_every_pair() -> tuple[Draft, ...]:
    return tuple(draft(answers_from(data), MATERIALS) for data in pairwise(skip=STATE_MENUS))


def test_every_pair_of_menu_answers_drafts_a_whole_contract() -> None:
    drafted = drafts_of_every_pair()
    assert len(drafted) > 50
    for each in drafted:
        assert_whole(each)


def test_every_pair_of_menu_answers_makes_a_document() -> None:
    for each in drafts_of_every_pair()[::10]:
        text = SIGN_TAG.sub("", read_text(each.signing_copy()))
        assert RESIDUE.search(text) is None


def test_no_consumer_contract_leaves_open_whether_its_terms_hold() -> None:
    """N.J.S.A. 56:12-16: no "as far as the law allows" without saying what holds in New Jersey."""
    private = [each for each in drafts_of_every_pair() if each.answers.client.kind == "consumer"]
    assert len(private) > 10
    for each in private:
        contract = each.contract
        summaries = [text_of(clause.summary) for clause in contract.clauses()]
        text = " ".join((text_of(tuple(all_inlines(contract))), *summaries))
        assert SAVINGS.findall(text) == []


def test_every_state_drafts_a_whole_contract() -> None:
    deals = pairwise(skip=STATE_MENUS, seed=11)
    for state, data in zip(STATES, deals, strict=False):
        data["governing_law"]["state"] = state
        data["project"]["place_of_work"] = state
        assert_whole(draft(answers_from(data), MATERIALS))


def footer_of(document: bytes) -> str:
    parts = parts_of(document)
    return "".join(
        "".join(etree.fromstring(part).itertext())
        for name, part in parts.items()
        if name.startswith("word/footer")
    )


PRINTABLE = st.characters(
    exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"),
    exclude_characters="\u200b\u2060\ufeff\ufff9\ufffa\ufffb"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
)
HOSTILE = st.one_of(
    st.sampled_from(
        ["Smith & Sons <Ltd>", "{{ 7*7 }}", "{% if x %}", "**bold** [x](#y)", "Łucja O’Neill",
         "李小龙 Studio", "\"quoted\" 'words'", "a\\b", "]]>", "<w:p/>", "%s {0}", "# not a heading",
         "שלום עולם", "&amp;", "C:\\x"]
    ),
    st.text(PRINTABLE, min_size=1, max_size=60).filter(has_ink),
)  # fmt: skip


@given(seed=st.integers(0, 10**6), texts=st.lists(HOSTILE, min_size=5, max_size=12))
# A failing deal takes minutes to shrink and tells no more than its path.
@settings(max_examples=30, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_hostile_text_comes_out_of_the_document_as_it_went_in(seed: int, texts: list[str]) -> None:
    random = Random(seed)

    def decide(_: str, options: tuple[object, ...]) -> object:
        return random.choice(options)

    def write(_: str, question: Question) -> str:
        return random.choice(texts)

    answers = answers_from(build(decide, write))
    document = draft(answers, MATERIALS).signing_copy()
    text = read_text(document) + footer_of(document)
    # The District of Columbia is one city: its courts are named without it.
    silent = {"governing_law.city"} if answers.governing_law.state == "US-DC" else set()
    silent |= overrides(answers_at(answers)).keys()  # such as the site of a piece that there is not
    for leaf in leaves(answers):
        if any(f"{leaf.path}.".startswith(f"{path}.") for path in silent):
            continue
        if leaf.unit in ("text", "paragraphs") and leaf.value is not None:
            for line in str(leaf.value).splitlines():
                assert line in text, leaf.path
