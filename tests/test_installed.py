"""The wheel carries clauses and templates, and drafts a sample where the repository is not."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_clauses_templates_and_law(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "generator/shipped/clauses/en-US/payment/late_charge.rate.md" in names
    assert "generator/shipped/contract_templates/classic.docx" in names
    assert "generator/packs/us/law/US-NY.yaml" in names
    assert "generator/py.typed" in names
    assert "generator/packs/us/formats.yaml" in names
    assert "generator/packs/us/phrases.yaml" in names
    assert "generator/web/pages/topic.html" in names
    assert {"generator/web/static/style.css", "generator/web/static/htmx.LICENSE"} <= {*names}


def test_the_wheel_leaves_out_what_builds_the_frames(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shipped = [name for name in names if name.startswith("generator/shipped/contract_templates/")]
    assert {Path(name).suffix for name in shipped} == {".docx", ".md", ".yaml"}
    assert not [name for name in names if "house" in Path(name).parts]


def test_the_installed_wheel_drafts_a_sample(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    # The packages it needs are the ones of this environment; the wheel itself stands alone.
    venv.create(home, with_pip=False, system_site_packages=False)
    site = (
        next(home.glob("lib/python*/site-packages"))
        if (home / "lib").exists()
        else home / "Lib/site-packages"
    )
    zipfile.ZipFile(wheel).extractall(site)
    (site / "needed.pth").write_text(_site_packages() + "\n")
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    target = tmp_path / "contract.docx"
    answers = ROOT / "samples" / "new-client-new-york" / "answers.json"
    command = [str(python), "-m", "generator", "draft", str(answers), "-o", str(target)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert target.read_bytes() == (answers.parent / "contract.docx").read_bytes()


def test_the_packages_are_fit_to_publish(wheel: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "build",
        "--sdist",
        "--no-isolation",
        "--outdir",
        str(tmp_path),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    packages = [str(wheel), *map(str, tmp_path.glob("*.tar.gz"))]
    done = subprocess.run(
        [sys.executable, "-m", "twine", "check", "--strict", *packages],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("PASSED") == 2


def test_the_workflows_are_well_formed() -> None:
    workflows = [str(path) for path in (ROOT / ".github" / "workflows").glob("*.yml")]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([*command, *workflows], check=False, capture_output=True, text=True)
    assert workflows
    assert done.returncode == 0, done.stdout + done.stderr


def _site_packages() -> str:
    import pydantic

    return str(Path(pydantic.__file__).resolve().parent.parent)
