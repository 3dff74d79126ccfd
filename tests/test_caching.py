import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from generator.caching import kept


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAUSEGEN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def counting(made: list[str], text: str = "made") -> Callable[[], str]:
    def make() -> str:
        made.append(text)
        return text

    return make


def test_what_was_made_of_the_same_sources_is_not_made_again(folder: Path) -> None:
    made: list[str] = []
    assert [kept("thing", lambda: (b"a", b"b"), counting(made)) for _ in range(3)] == ["made"] * 3
    assert made == ["made"]


@pytest.mark.parametrize("sources", [(b"a", b"c"), (b"ab",), (b"b", b"a"), (b"a",)])
def test_other_sources_make_another_thing(folder: Path, sources: tuple[bytes, ...]) -> None:
    made: list[str] = []
    kept("thing", lambda: (b"a", b"b"), counting(made))
    kept("thing", lambda: sources, counting(made))
    assert len(made) == 2


@pytest.mark.parametrize("harm", [lambda data: data[:-1], lambda data: data[:-1] + b"\0", lambda _: b""])
def test_a_damaged_file_is_made_again_and_mended(folder: Path, harm: Callable[[bytes], bytes]) -> None:
    made: list[str] = []
    kept("thing", lambda: (b"a",), counting(made))
    (file,) = folder.iterdir()
    file.write_bytes(harm(file.read_bytes()))
    assert kept("thing", lambda: (b"a",), counting(made)) == "made"
    assert kept("thing", lambda: (b"a",), counting(made)) == "made"
    assert len(made) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="the system has no owners of files")
def test_a_folder_that_others_may_write_is_not_trusted(folder: Path) -> None:
    made: list[str] = []
    kept("thing", lambda: (b"a",), counting(made))
    folder.chmod(0o777)
    kept("thing", lambda: (b"a",), counting(made))
    assert len(made) == 2


Harm = Callable[[Path], object]


def linked(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to(file.with_name("elsewhere"))


def piped(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def in_place_of_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def given_away(file: Path) -> None:
    os.chown(file, 65534, -1)


as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a file away"
)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="the system has no owners of files")
@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.chmod(0o620),
        lambda file: file.chmod(0o602),
        linked,
        piped,
        in_place_of_a_folder,
        pytest.param(given_away, marks=as_root),
    ],
    ids=["group may write", "others may write", "link", "pipe", "folder", "another's"],
)
def test_what_is_no_file_of_the_persons_own_is_not_trusted(folder: Path, harm: Harm) -> None:
    made: list[str] = []
    kept("thing", lambda: (b"a",), counting(made))
    (file,) = folder.iterdir()
    harm(file)
    assert kept("thing", lambda: (b"a",), counting(made)) == "made"
    assert len(made) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="the system has no owners of files")
def test_what_is_kept_is_its_owners_whatever_the_umask(folder: Path) -> None:
    before = os.umask(0)
    try:
        kept("thing", lambda: (b"a",), counting([]))
    finally:
        os.umask(before)
    (file,) = folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_cache_that_is_off_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAUSEGEN_CACHE", "off")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made: list[str] = []
    for _ in range(2):
        kept("thing", lambda: (b"a",), counting(made))
    assert len(made) == 2
    assert not list(tmp_path.rglob("*.bin"))


def test_a_folder_that_cannot_be_made_costs_time_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("CLAUSEGEN_CACHE", str(tmp_path / "file" / "cache"))
    assert kept("thing", lambda: (b"a",), counting([])) == "made"


def test_an_error_is_not_kept(folder: Path) -> None:
    def fails() -> str:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept("thing", lambda: (b"a",), fails)
    assert kept("thing", lambda: (b"a",), counting([])) == "made"


def test_runs_that_write_the_same_at_once_leave_one_whole_file(folder: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: kept("thing", lambda: (b"a",), lambda: "x" * 100_000), range(40)))
    assert set(found) == {"x" * 100_000}
    assert len(list(folder.iterdir())) == 1


def test_only_the_newest_of_a_kind_are_kept(folder: Path) -> None:
    for number in range(20):
        kept("thing", partial(tuple, [b"%d" % number]), lambda: "made")
    kept("other", lambda: (b"a",), lambda: "made")
    assert len(list(folder.glob("thing-*"))) == 8
    assert len(list(folder.glob("other-*"))) == 1


def test_a_kind_whose_name_begins_like_another_is_another(folder: Path) -> None:
    for number in range(20):
        kept(f"law-US-{number:02}", lambda: (b"a",), lambda: "made")
    kept("law-US", lambda: (b"a",), lambda: "made")
    assert len(list(folder.iterdir())) == 21


def test_no_cache_keeps_nothing_and_makes_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.cli.commands import main

    answers = Path(__file__).parents[1] / "samples" / "consumer-oregon" / "answers.json"
    assert main(["draft", str(answers), "-o", str(tmp_path / "a.docx"), "--no-cache"]) == 0
    assert not folder.exists()
    assert os.environ["CLAUSEGEN_CACHE"] == str(folder)
    assert main(["draft", str(answers), "-o", str(tmp_path / "b.docx")]) == 0
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_what_was_made_while_a_source_changed_is_not_kept(folder: Path) -> None:
    text = [b"before"]

    def make() -> bytes:
        text[0] = b"after"
        return text[0]

    assert kept("thing", lambda: text, make) == b"after"
    assert kept("thing", lambda: (b"before",), lambda: b"made of before") == b"made of before"
