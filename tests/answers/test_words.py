"""Messages in the words of the file and of a person, never in those of Python or of a package."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.cli.commands import main
from generator.errors import InputError
from generator.packs.reading import answers_from
from tests.batch.runs import jsonl, lines, run
from tests.deals import deal_data

FOREIGN = ("None", "Decimal(", "True", "False", "pydantic", "Input should", "Unable to")


def told(changes: dict[str, Any]) -> str:
    with pytest.raises(InputError) as error:
        answers_from(deal_data(changes))
    return str(error.value)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"client.legal_name": None}, "client.legal_name: must be text in quotes (given: null)"),
        ({"client.legal_name": True}, "client.legal_name: must be text in quotes (given: true)"),
        ({"schema_version": "2"}, 'schema_version: must be 4 (given: "2")'),
        ({"client.kind": "true"}, "must be one of 'business' or 'consumer' (given: \"true\")"),
        ({"client.kind": "firm"}, "must be one of 'business' or 'consumer' (given: firm)"),
        ({"fee.amount": "1e12"}, 'must be at most 999,999,999,999 (given: "1e12")'),
        ({"fee.amount": "-1"}, 'must be at least 0 (given: "-1")'),
        ({"project.revision_rounds": 10**30}, "project.revision_rounds: must be "),
        ({"payment.deposit": 101}, "must be at most 100 (given: 101)"),
    ],
)
def test_a_value_is_told_as_the_file_has_it(changes: dict[str, Any], message: str) -> None:
    found = told(changes)
    assert message in found
    assert not [word for word in FOREIGN if word in found]


@pytest.mark.parametrize(
    ("lacking", "message"),
    [
        ((2,), "deliverable 2 has no price"),
        ((2, 4), "deliverables 2, 4 have no price"),
        ((1, 2, 3), "deliverables 1–3 have no price"),
    ],
)
def test_deliverables_without_a_price_are_counted(lacking: tuple[int, ...], message: str) -> None:
    items = [{"name": f"Part {n}"} | ({} if n in lacking else {"value": "10"}) for n in range(1, 5)]
    found = told({"project.deliverables": items, "fee": {"kind": "fixed", "amount": "40"}})
    assert message in found


@pytest.mark.parametrize("keys", [50, 51, 3000])
def test_a_flood_of_problems_ends(keys: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "deal.json"
    source.write_text(json.dumps(deal_data({}) | {f"wrong{n}": 1 for n in range(keys)}))
    assert main(["draft", str(source)]) == 1
    shown = capsys.readouterr().err.splitlines()
    assert len(shown) == min(keys, 50) + (keys > 50)
    assert (f"and {keys - 50:,} more" in shown[-1]) == (keys > 50)
    assert main(["explain", str(source), "--json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["errors"]) == keys


def test_an_error_in_the_manifest_is_whole_sentences(tmp_path: Path) -> None:
    changes = {"payment.term": 45, "project.place_of_work": "US-IL", "governing_law.state": "US-IL"}
    source = jsonl(tmp_path / "deals.jsonl", deal_data(changes))
    assert run(source, tmp_path / "out") == 1
    (error,) = lines(tmp_path / "out")[0]["errors"]
    assert ". Mend: " in error["message"]
