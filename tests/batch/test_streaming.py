"""Streaming: input of any length passes through little memory, and never far ahead of the work."""

import json
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import Future
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from generator.batch import lists
from generator.batch.lists import Entry, entries
from generator.batch.outcome import Made, Outcome
from generator.batch.records import Record, read_records
from generator.batch.running import run as run_batch
from generator.batch.settings import Batch
from generator.batch.work import Chunk
from tests.batch.runs import client, lines, run

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(st.lists(VALUES, max_size=6), st.integers(1, 9), st.sampled_from([None, 1]), st.booleans())
@settings(deadline=None, max_examples=50)
def test_a_list_is_taken_apart_wherever_its_pieces_end(
    values: list[object], piece: int, indent: int | None, ascii_only: bool
) -> None:
    text = json.dumps(values, indent=indent, ensure_ascii=ascii_only)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "_PIECE", piece)
        found = list(entries(BytesIO(text.encode("utf-8", "surrogatepass"))))
    assert all(isinstance(entry, Entry) for entry in found)
    assert [json.loads(entry.raw) for entry in found if isinstance(entry, Entry)] == values


@pytest.mark.parametrize("ending", ["json", "jsonl"])
def test_a_long_input_passes_through_little_memory(tmp_path: Path, ending: str) -> None:
    deal = json.dumps(client("Ada"))
    source = tmp_path / f"deals.{ending}"
    with source.open("w", encoding="utf-8") as file:
        file.write("[" if ending == "json" else "")
        file.writelines(f"{deal}{',' if ending == 'json' else ''}\n" for _ in range(5000))
        file.write(f"{deal}]\n" if ending == "json" else f"{deal}\n")
    tracemalloc.start()
    try:
        assert sum(not record.problem for record in read_records([source])) == 5001
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert source.stat().st_size > 4_800_000
    assert peak < 3_000_000


@pytest.mark.parametrize(("start", "problem"), [("", "is longer than"), ('["', "is not valid JSON")])
def test_a_record_without_an_end_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: str, problem: str
) -> None:
    monkeypatch.setattr("generator.batch.records.LONGEST", 4000)
    monkeypatch.setattr(lists, "LONGEST", 4000)
    monkeypatch.setattr(lists, "_PIECE", 1000)
    source = tmp_path / ("deals.json" if start else "deals.jsonl")
    source.write_text(
        f"{start}{'x' * 9000}\n{'' if start else json.dumps(client('Ada'))}\n", encoding="utf-8"
    )
    assert run(source, tmp_path / "out") == 1
    assert problem in lines(tmp_path / "out")[0]["errors"][0]["message"]
    assert [entry["status"] for entry in lines(tmp_path / "out")][1:] == ([] if start else ["done"])


class Idle:
    """A crew that finishes a chunk only when it is waited for, and notes how many it held."""

    def __init__(self) -> None:
        self.most, self.held = 0, 0

    def room(self) -> int:
        return 4

    def tend(self) -> None:
        pass

    def begin(self, chunk: Chunk) -> "Future[list[Made]]":
        crew, self.held = self, self.held + len(chunk)
        self.most = max(self.most, self.held)

        class Promise(Future[list[Made]]):
            def done(self) -> bool:
                if not super().done():
                    crew.held -= len(chunk)
                    self.set_result([Made(Outcome(record.source, "done")) for record in chunk])
                return True

        return Promise()


def test_reading_is_never_far_ahead_of_the_work(tmp_path: Path) -> None:
    taken = 0

    def records() -> Iterator[Record]:
        nonlocal taken
        for number in range(20_000):
            taken += 1
            yield Record(str(number), b"{}")

    ahead = 0
    for number, made in enumerate(run_batch(records(), Batch(tmp_path), Idle())):
        assert made.outcome.input == str(number)
        ahead = max(ahead, taken - number)
    assert taken == 20_000
    assert ahead <= 32 * 4 * 8 + 32
