"""Templates by name: an outline with the Word frame it asks for, or the usual outline in another frame."""

from dataclasses import dataclass
from pathlib import Path

from generator.errors import InputError
from generator.library.outline import Outline
from generator.library.outline_reading import read_outline
from generator.library.shipped import pick
from generator.library.vocabulary import Vocabularies
from generator.messages import listed, tell

_FOLDER = "contract_templates"


@dataclass(frozen=True, slots=True)
class Template:
    """What a document is made in: its outline, the outline's file, and the Word frame."""

    outline: Outline
    file: Path
    frame: Path


def read_template(roots: tuple[Path, ...], name: str, usual: str, vocabularies: Vocabularies) -> Template:
    """Read a template: the name is that of an outline (`.yaml`), else that of a Word frame (`.docx`).

    A frame is filled with the outline called `usual`. Raise InputError, saying what there is, where it is
    neither.
    """
    if pick(roots, f"{_FOLDER}/{name}.yaml"):
        outline, file = read_outline(roots, name, vocabularies)
        return Template(outline, file, frame_of(roots, outline))
    frame = pick(roots, f"{_FOLDER}/{name}.docx")
    if frame is None:
        frames, outlines = (listed(_names(roots, suffix)) for suffix in ("docx", "yaml"))
        raise InputError.single(
            tell(
                "no such template: there are the Word frames {frames} and the outlines {outlines}",
                frames=frames,
                outlines=outlines,
            ),
            value=name,
        )
    outline, file = read_outline(roots, usual, vocabularies)
    return Template(outline, file, frame)


def frame_of(roots: tuple[Path, ...], outline: Outline) -> Path:
    """Return the Word frame that an outline asks for: by default the one of its own name."""
    name = f"{_FOLDER}/{outline.frame or outline.name}.docx"
    frame = pick(roots, name)
    if frame is None:
        raise InputError.single(
            tell("there is no {file} for the outline {outline}", file=name, outline=outline.name)
        )
    return frame


def named_frame(roots: tuple[Path, ...], name: str) -> Path:
    """Return a Word frame by its name; raise InputError, saying which there are."""
    frame = pick(roots, f"{_FOLDER}/{name}.docx")
    if frame is None:
        frames = listed(_names(roots, "docx"))
        raise InputError.single(tell("no such Word frame: there are {frames}", frames=frames), value=name)
    return frame


def _names(roots: tuple[Path, ...], suffix: str) -> list[str]:
    return sorted({file.stem for root in roots for file in (root / _FOLDER).glob(f"*.{suffix}")})
