"""Templates by name: an outline, or a look."""

from pathlib import Path

import pytest

from generator.errors import InputError
from generator.library.shipped import folders
from generator.packs.library import read_template

SHIPPED = Path("contract_templates")


def own(folder: Path, *files: str) -> Path:
    (folder / "contract_templates").mkdir()
    for name in files:
        source = SHIPPED / ("freelance_services.yaml" if name.endswith(".yaml") else "modern.docx")
        (folder / "contract_templates" / name).write_bytes(source.read_bytes())
    return folder


def test_an_outline_comes_in_the_frame_that_it_names() -> None:
    found = read_template(folders(None), "freelance_services")
    assert (found.file.name, found.frame.name) == ("freelance_services.yaml", "classic.docx")


@pytest.mark.parametrize("name", ["classic", "modern"])
def test_a_look_is_the_usual_outline_in_that_frame(name: str) -> None:
    found = read_template(folders(None), name)
    assert (found.file.name, found.frame.name) == ("freelance_services.yaml", f"{name}.docx")


def test_a_frame_of_ones_own_comes_by_its_name(tmp_path: Path) -> None:
    found = read_template(folders(own(tmp_path, "studio.docx")), "studio")
    assert (found.outline.name, found.frame) == (
        "freelance_services",
        tmp_path / "contract_templates" / "studio.docx",
    )


def test_a_frame_of_ones_own_shadows_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    found = read_template(folders(own(tmp_path, "classic.docx")), "freelance_services")
    assert found.frame == tmp_path / "contract_templates" / "classic.docx"


def test_an_outline_stands_before_a_frame_of_the_same_name(tmp_path: Path) -> None:
    found = read_template(folders(own(tmp_path, "modern.yaml")), "modern")
    assert (found.file.name, found.frame.name) == ("modern.yaml", "classic.docx")


def test_an_unknown_name_lists_what_there_is() -> None:
    outlines = sorted(file.stem for file in SHIPPED.glob("*.yaml"))
    assert "freelance_services" in outlines
    with pytest.raises(InputError) as caught:
        read_template(folders(None), "moderne")
    assert str(caught.value) == (
        "no such template: there are the Word frames classic, modern"
        f" and the outlines {', '.join(outlines)} (given: moderne)"
    )
