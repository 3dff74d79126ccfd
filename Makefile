# Two commands: `make contract` runs the main job, `make test` proves the repository.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := new-client-new-york

.PHONY: contract test check lint types imports tests samples clean

contract: $(VENV)/installed
	@mkdir -p out
	@$(BIN)/clausegen draft samples/$(SAMPLE)/answers.json -o out/$(SAMPLE).docx --overwrite
	@echo "The contract lies in out/$(SAMPLE).docx. Open it in Word or LibreOffice."
	@echo "Next, make your own: $(BIN)/clausegen new"

test: $(VENV)/test-installed lint types imports check tests

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

imports:
	$(BIN)/lint-imports

check:
	$(BIN)/clausegen check

tests:
	$(BIN)/pytest -n auto

samples: $(VENV)/test-installed
	$(BIN)/python -m tests.samples
	$(BIN)/pytest -q tests/cli/test_wording.py --snapshot-update

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/test-installed: pyproject.toml constraints.txt $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) out build dist
