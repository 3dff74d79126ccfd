"""A form that a stranger makes from the JSON Schema: the example of `docs/schema.md`, rendered to HTML."""

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.answers.schema import json_schema
from generator.packs.us.deal import Answers
from generator.packs.us.dependence import DEPENDS_ON

_ROOT = Path(__file__).parents[2]
_PACKAGES = (
    "@rjsf/core@6.11.1",
    "@rjsf/utils@6.11.1",
    "@rjsf/validator-ajv8@6.11.1",
    "ajv@8.20.0",
    "react@19.3.1",
    "react-dom@19.3.1",
)

_RENDER = """
import { createSchemaUtils } from "@rjsf/utils";
import { renderToStaticMarkup as html } from "react-dom/server";
import { text } from "node:stream/consumers";

const { schema, deals, wrong } = JSON.parse(await text(process.stdin));
const of = (page, deal) => Object.fromEntries(Object.entries(deal).filter(([name]) => page.properties[name]));
const errors = (deal) => validator.validateFormData(deal, schema).errors.map((error) => error.stack);
process.stdout.write(JSON.stringify({
  plain: deals.map((deal) => html(createElement(Form, { schema, formData: deal, validator }))),
  pages: pages(schema).map((page) => deals.map((deal) => html(form(page, of(page, deal))))),
  submitted: deals.map((deal) => createSchemaUtils(validator, schema).getDefaultFormState(schema, deal)),
  errors: deals.map(errors),
  errors_of_wrong: wrong.map(errors),
}));
"""


def _lacking() -> str:
    if shutil.which("node") is None:
        return "node is not installed: apt-get install nodejs npm"
    folders = [_ROOT / "node_modules" / package.rpartition("@")[0] for package in _PACKAGES]
    if all(folder.is_dir() for folder in folders):
        return ""
    return f"the form generator is missing: npm install --no-save {' '.join(_PACKAGES)}"


LACKING = _lacking()
"""What of the form is not on this machine, and what brings it; empty where all is there."""


def rendered(deals: Sequence[dict[str, Any]], wrong: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return what a form makes of deals.

    `plain` has the HTML of one form for each deal, from nothing but the schema; `pages` has for each page
    of the wizard that of one form for each deal. `submitted` are the answers that the form gives back
    unchanged, `errors` and `errors_of_wrong` what it has against them.
    """
    page = (_ROOT / "docs" / "schema.md").read_text("utf-8")
    example = "\n".join(re.findall(r"```js\n(.*?)```", page, re.DOTALL))
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", example + _RENDER],
        input=json.dumps({"schema": json_schema(Answers, DEPENDS_ON), "deals": deals, "wrong": wrong}),
        cwd=_ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found
