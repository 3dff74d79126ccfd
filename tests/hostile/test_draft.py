"""A hostile template never reaches a contract: the draft is refused, and nothing is written."""

from pathlib import Path

import pytest

from generator.cli.commands import main
from generator.docx.package import pack, unpack
from tests.hostile.files import lying

ROOT = Path(__file__).parents[2]
ANSWERS = ROOT / "samples" / "new-client-new-york" / "answers.json"
SHIPPED = unpack((ROOT / "contract_templates" / "classic.docx").read_bytes())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (lying(1000), "unpacks to more than 200 times its size"),
        (pack(SHIPPED | {"word/vbaProject.bin": b"x"}), "holds macros"),
        (
            pack(
                SHIPPED
                | {
                    "word/document.xml": SHIPPED["word/document.xml"].replace(
                        b"{{ title }}", b"{{ 'a'*10**7 }}", 1
                    )
                }
            ),
            "is none of the tags",
        ),
    ],
)
def test_a_hostile_template_makes_no_contract(
    content: bytes, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "library" / "contract_templates"
    own.mkdir(parents=True)
    (own / "classic.docx").write_bytes(content)
    out = tmp_path / "contract.docx"
    assert main(["draft", str(ANSWERS), "-o", str(out), "--library", str(tmp_path / "library")]) == 1
    shown = capsys.readouterr().err
    assert message in shown
    assert str(own / "classic.docx") in shown
    assert not out.exists()
