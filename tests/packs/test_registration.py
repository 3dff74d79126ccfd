"""A pack that has no tag is an error of `check`."""

from pathlib import Path

import pytest

from generator.cli.commands import main
from generator.packs import pack


def test_every_pack_has_its_tag() -> None:
    assert tuple(pack.unregistered()) == ()


def test_a_pack_without_a_tag_is_an_error_of_the_check(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "it").mkdir()
    (tmp_path / "it" / "pack.py").write_text("")
    monkeypatch.setattr(pack, "__file__", str(tmp_path / "pack.py"))
    assert main(["check"]) == 1
    told = capsys.readouterr().err
    assert "it/pack.py: is the module of a pack that has no tag: add it to MODULES in " in told
