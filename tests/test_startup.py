"""What a command imports: every package that it does without makes it start sooner."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "new-client-new-york" / "answers.json"
_RUN = """
import sys
from generator.cli.commands import main
assert main(sys.argv[1:]) == 0
print(*sys.modules)
"""


def imported(arguments: list[str]) -> set[str]:
    command = [sys.executable, "-c", _RUN, *arguments]
    done = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True)
    return set(done.stdout.splitlines()[-1].split())


def test_help_imports_no_more_than_click() -> None:
    heavy = {"pydantic", "jinja2", "lxml", "docx", "babel", "questionary", "generator.answers"}
    heavy |= {"starlette", "uvicorn", "anyio", "h11", "python_multipart"}
    assert not imported(["--help"]) & heavy


@pytest.fixture(scope="module")
def drafting(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return what a draft imports whose library and template are in the cache."""
    folder = tmp_path_factory.mktemp("drafting")
    draft = ["draft", str(SAMPLE), "-o", str(folder / "contract.docx"), "--overwrite"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAUSEGEN_CACHE", str(folder / "cache"))
        imported(draft)
        return imported(draft)


def test_an_ordinary_draft_needs_no_package_for_what_is_rare(drafting: set[str]) -> None:
    assert not drafting & {
        "babel",
        "phonenumbers",
        "email_validator",
        "questionary",
        "prompt_toolkit",
        "dask",
        "starlette",
        "uvicorn",
    }


def test_a_draft_from_the_cache_reads_nothing_anew(drafting: set[str]) -> None:
    assert not drafting & {"ruamel", "ruamel.yaml", "markdown_it", "docx", "docxtpl", "pyphen"}
    assert not drafting & {
        "generator.library.reading", "generator.library.outline_reading", "generator.word.template",
        "generator.scanning.scan", "generator.questionnaire.unfinished",
        "generator.questionnaire.placeholders",
        "generator.pdf.converting", "generator.selection.reasons", "generator.assembly.blanks",
        "generator.questionnaire.parts", "generator.questionnaire.partial", "generator.library.vocabulary",
        "generator.drafting.plans", "generator.assembly.trace", "generator.packs.remedies",
    }  # fmt: skip
