"""A task: what a system needs to know to make documents. Written once, read by each worker."""

import json
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.deals import deals
from benchmarks.tags import LANGUAGES, translated
from benchmarks.template import TEMPLATE, tagged, values
from generator.drafting.pipeline import draft, open_materials
from generator.library.shipped import DEFAULT_TEMPLATE
from generator.packs.reading import answers_from


@dataclass(frozen=True)
class Task:
    """Where the templates and the values of the peers lie, where documents go, and our materials."""

    folder: str
    templates: dict[str, str]
    values: str
    library: str | None = None
    template: str = DEFAULT_TEMPLATE

    def materials(self) -> Any:
        return open_materials(own=Path(self.library) if self.library else None, template=self.template)

    def contexts(self) -> list[dict[str, str]]:
        return json.loads(Path(self.values).read_text(encoding="utf-8"))

    def output(self, system: str) -> Path:
        folder = Path(self.folder, "out", system)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def empty(self) -> None:
        """Remove the documents that were made."""
        for path in Path(self.folder, "out").glob("*/*.docx"):
            path.unlink()

    def json(self) -> str:
        return json.dumps(asdict(self))


def write_task(
    folder: Path, *, documents: int, library: Path | None = None, template: str = DEFAULT_TEMPLATE
) -> Task:
    """Write the peers' templates and the values of that many distinct deals below a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    task = Task(
        folder=str(folder),
        templates={language: str(folder / f"{language}.docx") for language in LANGUAGES},
        values=str(folder / "values.json"),
        library=str(library) if library else None,
        template=template,
    )
    materials = task.materials()
    contracts = [draft(answers_from(deal), materials).contract for deal in islice(deals(), documents)]
    contexts = [values(contract) for contract in contracts]
    if any(context.keys() != contexts[0].keys() for context in contexts):
        raise ValueError("the deals lead to different clauses: one template cannot serve them all")
    Path(task.values).write_text(json.dumps(contexts), encoding="utf-8")
    base = tagged(contracts[0], materials.frame) if library else TEMPLATE.read_bytes()
    for language, path in task.templates.items():
        Path(path).write_bytes(translated(base, language))
    return task
