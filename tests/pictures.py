"""The pictures of documents in the README, made from the samples.

`python -m tests.pictures` writes those in docs/images anew; it needs LibreOffice and poppler.
"""

import json
import subprocess
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from generator.cli.commands import main
from generator.drafting.pipeline import Draft, draft, draft_unfinished, open_materials
from generator.packs.reading import answers_from, read_unfinished
from generator.pdf.converting import convert

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
SAMPLE = ROOT / "samples" / "new-client-new-york" / "answers.json"
_WIDTH, _BETWEEN, _COLORS = 597, 8, 64


def page(document: bytes, number: int) -> Image.Image:
    """Return a page of a Word file as a picture with a thin border."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "document.pdf"
        pdf.write_bytes(next(iter(convert([document]))))
        only = ["-f", str(number), "-l", str(number), "-singlefile"]
        call = ["pdftoppm", "-png", "-scale-to-x", str(_WIDTH - 2), "-scale-to-y", "-1", *only]
        subprocess.run([*call, str(pdf), str(Path(folder) / "page")], check=True)
        with Image.open(Path(folder) / "page.png") as picture:
            return ImageOps.expand(picture.convert("RGB"), border=1, fill="#c8c8c8")


def beside(name: str, *pages: Image.Image) -> None:
    """Write pages beside each other as one picture."""
    height = max(picture.height for picture in pages)
    whole = Image.new("RGB", (sum(p.width + _BETWEEN for p in pages) - _BETWEEN, height), "white")
    left = 0
    for picture in pages:
        whole.paste(picture, (left, 0))
        left += picture.width + _BETWEEN
    whole.quantize(_COLORS).save(IMAGES / f"{name}.png", optimize=True)
    print(f"wrote {IMAGES / name}.png")  # noqa: T201


def in_look(answers: dict[str, Any], look: str) -> Draft:
    """Draft answers in a look."""
    return draft(answers_from(answers), open_materials(template=look))


def pictures() -> None:
    """Make every picture: the deal in front, terms and signatures, a review draft, a redline."""
    answers = json.loads(SAMPLE.read_text(encoding="utf-8"))
    short = json.loads(
        (ROOT / "samples" / "short-logo-new-york" / "answers.json").read_text(encoding="utf-8")
    )
    full, other = in_look(answers, "classic"), in_look(short, "modern")
    beside("cover", page(full.signing_copy(), 1), page(other.signing_copy(), 1))
    beside("terms", page(full.signing_copy(), 3), page(other.signing_copy(), 2))
    unfinished = json.loads(SAMPLE.read_text(encoding="utf-8"))
    del unfinished["client"]["phone"], unfinished["project"]["end"]
    reviewed = draft_unfinished(
        read_unfinished(unfinished, date(2026, 12, 1)), open_materials()
    ).review_draft()
    beside("review", page(reviewed, 1), page(reviewed, 3))
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder) / "new.json"
        changed = {**answers, "payment": {**answers["payment"], "deposit": "30", "term": 30}}
        new.write_text(json.dumps(changed), encoding="utf-8")
        redline = Path(folder) / "redline.docx"
        main(["redline", str(SAMPLE), str(new), "-o", str(redline)])
        data = redline.read_bytes()
        beside("redline", page(data, 1), page(data, 2))


if __name__ == "__main__":
    pictures()
