# `make contract` runs the main job, `make test` proves the repository, `make bench` measures it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := new-client-new-york

.PHONY: contract test check lint types imports tests samples messages bench clean

contract: $(VENV)/installed
	@mkdir -p out
	@$(BIN)/clausegen draft samples/$(SAMPLE)/answers.json -o out/$(SAMPLE).docx --overwrite
	@echo "The contract lies in out/$(SAMPLE).docx. Open it in Word or LibreOffice."
	@echo "Next, make your own: $(BIN)/clausegen new"

# `make test ARGS="-m ''"` runs what takes minutes too, as CI does.
test: lint types imports check tests

lint types imports check tests: $(VENV)/test-installed

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

imports:
	$(BIN)/lint-imports

check:
	$(BIN)/clausegen check
	$(BIN)/clausegen check --template prestation

tests:
	$(BIN)/pytest -n auto --dist worksteal $(ARGS)

# Wants a quiet machine for about a quarter of an hour; `make bench ARGS=--quick` takes three minutes.
bench: $(VENV)/bench-installed
	$(BIN)/python -m benchmarks $(ARGS)

samples: $(VENV)/test-installed
	$(BIN)/python -m tests.samples
	$(BIN)/pytest -q tests/cli/test_wording.py --snapshot-update

# What translators translate, and what they translated; `make messages TAG=pl` begins a language.
messages: $(VENV)/test-installed
	$(BIN)/python -m tests.messages.catalogs $(TAG)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/test-installed: pyproject.toml constraints.txt $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@ $(VENV)/installed

$(VENV)/bench-installed: pyproject.toml constraints.txt benchmarks/package.json $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	@if command -v npm >/dev/null; then npm install --prefix benchmarks --no-audit --no-fund --silent; \
	else echo "npm is not installed: docxtemplater, easy-template-x and carbone are left out"; fi
	@touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) out build dist benchmarks/out benchmarks/node_modules
