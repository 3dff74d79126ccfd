"""What a signed contract gives: from its own clauses, in their versions, and never from others."""

import hashlib
import shutil
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import generator.packs.fr as french
from generator.answers.reading import read_json
from generator.answers.values import Rate
from generator.case.days import Period
from generator.case.ladder import read_ladder
from generator.case.log import event_from
from generator.case.machine import refusal, state_of
from generator.case.readings import (
    TOPICS,
    KillFee,
    LateCharge,
    Notices,
    Pause,
    Payment,
    Reminders,
    Request,
    read_readings,
)
from generator.errors import InputError
from generator.packs.pack import pack_of
from tests.case.cases import RECORDED, RELEASED, ROOT, SAMPLES, drafted, read_from, terms_of, view
from tests.deals import deal_data
from tests.returns.editing import Edited

READINGS = read_readings(pack_of("en-US").folder)
NEW_YORK = ROOT / "samples" / "new-client-new-york"
ABSENT = "the contract has no such clause"


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_clause_of_a_sample_is_understood(sample: str) -> None:
    terms = terms_of(sample)
    assert set(terms.silent.values()) <= {ABSENT}
    deal = terms.deal
    absent = {"request", "reminders", "pause", "restart", "long_silence"} if not deal.silence else set()
    absent |= set() if deal.liability.warranty_days else {"repair"}
    absent |= {"talks"} if deal.contract.length == "short" else set()
    assert set(terms.silent) == absent
    assert not terms.remarks


@pytest.mark.parametrize("name", ["contract", "license", "review"])
def test_a_contract_of_the_first_release_is_understood(name: str) -> None:
    answers = {"contract": "answers.json", "license": "license.json"}.get(name)
    terms = read_from(RELEASED / f"{name}.docx", answers and read_json(RELEASED / answers))
    assert not terms.silent
    pause, notices = terms.find(Pause), terms.find(Notices)
    assert pause
    assert pause.invoice_due == Period(terms.deal.payment.term)  # today's clause says seven days
    assert notices
    assert notices.closed == "home"


def test_terms_come_from_the_answers_that_the_document_prints() -> None:
    terms = terms_of("new-client-new-york")
    assert terms.find(Request) == Request(
        answer_period=Period(10, business=True), promise_within=Period(10, business=True)
    )
    assert terms.find(Reminders) == Reminders(number=2, gap=Period(2, business=True))
    assert terms.find(Payment) == Payment(term=Period(14))
    assert terms.find(LateCharge) == LateCharge(rate=Rate.model_validate({"percent": "1", "per": "month"}))


def test_a_clause_is_named_as_the_signed_document_numbers_it() -> None:
    assert terms_of("new-client-new-york").cite(Pause) == "Section 3.3 (Pause)"
    assert terms_of("new-client-new-york").cite(Payment) == "Section 2.5 (Payment)"


def test_the_concession_gives_other_terms(tmp_path: Path) -> None:
    data = deal_data({"positions": {"silence.pause": "fallback", "payment.late_charge": "fallback"}})
    terms = drafted(tmp_path, data)
    pause, charge = terms.find(Pause), terms.find(LateCharge)
    assert pause
    assert (pause.calls, pause.after_reminder, pause.begins) == (2, None, Period(2, business=True))
    assert charge
    assert charge.first_day == 11


def _edited(folder: Path, slot: str) -> Path:
    """Change the first words of a clause's body."""
    document = Edited((NEW_YORK / "contract.docx").read_bytes())
    body = document.paragraphs(slot)[1]
    words = next(t for t in body.iter() if t.tag.endswith("}t") and (t.text or "").strip())
    words.text = f"Perhaps {words.text}"
    file = folder / "changed.docx"
    file.write_bytes(document.saved())
    return file


def test_from_a_changed_clause_nothing_is_claimed(tmp_path: Path) -> None:
    terms = read_from(_edited(tmp_path, "silence.pause"), read_json(NEW_YORK / "answers.json"))
    assert terms.find(Pause) is None
    assert (
        terms.why_not(Pause) == "Section 3.3 (Pause): its words were changed, so nothing is claimed from it"
    )
    assert any("changed" in remark for remark in terms.remarks)
    assert terms.find(Request)
    assert terms.find(LateCharge)


def test_a_changed_cover_page_takes_what_is_printed_there(tmp_path: Path) -> None:
    document = Edited((NEW_YORK / "contract.docx").read_bytes())
    words = next(t for t in document.root.iter() if t.tag.endswith("}t") and "Maya Ortiz" in (t.text or ""))
    words.text = "Maya Ortega"
    file = tmp_path / "changed.docx"
    file.write_bytes(document.saved())
    terms = read_from(file, read_json(NEW_YORK / "answers.json"))
    assert "leans on the Cover Page" in terms.why_not(Request)
    assert terms.find(Payment) is None
    assert terms.find(Pause)  # prints no answer


def test_of_a_wording_of_ones_own_nothing_is_claimed(tmp_path: Path) -> None:
    own = tmp_path / "own"
    target = own / "clauses" / "en-US" / "silence" / "pause.md"
    target.parent.mkdir(parents=True)
    shutil.copy(ROOT / "clauses" / "en-US" / "silence" / "pause.md", target)
    target.write_text(target.read_text().replace("two business days after", "nine business days after"))
    terms = drafted(tmp_path, deal_data(), own=own)
    assert "your own" in terms.why_not(Pause)
    assert terms.find(Request)


def test_the_answers_of_another_contract_are_refused() -> None:
    with pytest.raises(InputError, match="are not the answers that"):
        read_from(NEW_YORK / "contract.docx", deal_data())


def test_a_copy_to_sign_needs_its_answers() -> None:
    with pytest.raises(InputError, match="give them with --answers"):
        read_from(NEW_YORK / "contract.docx", None)


def test_a_milder_kill_fee_has_no_percentage(tmp_path: Path) -> None:
    terms = drafted(tmp_path, deal_data({"ending.kill_fee": {"kind": "work_done"}}))
    assert terms.find(KillFee) == KillFee()


def test_every_variant_of_a_slot_that_is_read_has_its_reading() -> None:
    slots = {clause.split(".")[0] for clause in READINGS}
    for file in (ROOT / "clauses" / "en-US").glob("*/*.md"):
        clause = f"{file.parent.name}/{file.stem}"
        if clause.split(".", maxsplit=1)[0] in slots:
            front = YAML(typ="safe").load(file.read_text().split("---\n")[1])
            assert front["version"] in READINGS[clause], f"{clause} version {front['version']}"


def test_every_reading_is_of_a_clause_and_names_the_text_of_a_version_that_is_gone() -> None:
    for clause, versions in READINGS.items():
        text = (ROOT / "clauses" / "en-US" / f"{clause}.md").read_bytes()
        now = YAML(typ="safe").load(text.decode().split("---\n")[1])["version"]
        assert now == max(versions)
        for version, reading in versions.items():
            assert reading.released or version == now, f"{clause} version {version}"
            assert not hashlib.sha256(text).hexdigest().startswith(reading.released or "-")


def test_the_topics_are_all_given_by_some_clause() -> None:
    packs = (READINGS, read_readings(Path(french.__file__).parent))
    readings = [reading for pack in packs for versions in pack.values() for reading in versions.values()]
    assert {name for reading in readings for name in reading.topics} == set(TOPICS)


def test_without_the_clause_on_pauses_no_step_of_the_ladder_is_possible(tmp_path: Path) -> None:
    terms = read_from(_edited(tmp_path, "silence.pause"), read_json(NEW_YORK / "answers.json"))
    ask = ("2027-01-20", "asked", {"matter": "feedback", "items": ["the guide"]})
    case = view(terms, "2027-03-01", ("2026-12-01", "signed", {}), ask)
    ladder = read_ladder(pack_of("en-US").folder)
    state = state_of(case, ladder)
    assert not [step for step in (*state.now, *state.later) if step.matter == "question 2"]
    told = next(matter.told for matter in state.matters if matter.id == "question 2")
    assert told == (
        "no step can be claimed: Section 3.3 (Pause): its words were changed, so nothing is claimed from it"
    )
    pause = event_from({
        "id": 3, "event": "paused", "why": "silence", "ask": 2, "on": "2027-03-01", "recorded": RECORDED,
    })  # fmt: skip
    assert "its words were changed" in str(refusal(case, pause, ladder))
