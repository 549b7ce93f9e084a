# The same commands by hand and in CI. `make run` and `make test` do everything
# on a fresh machine with Python 3.11 or newer.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: run test check eval bench soak audit install screenshots clean

run: $(VENV)/.installed ## set up, build the index, serve chat and API on one port
	$(BIN)/assistant corpus index
	$(BIN)/assistant serve

install: $(VENV)/.installed

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) -e .
	touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(PIP) -e .[dev,evaluation]
	touch $@

test: $(VENV)/.dev ## all tests; those of the page need Chromium and say so where it is missing
	$(BIN)/pytest

check: $(VENV)/.dev ## style, types, and every quote of the corpus against its text
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/assistant corpus verify

eval: $(VENV)/.dev ## the evaluation suite with its report in .data/eval
	$(BIN)/assistant eval --out .data/eval

bench: $(VENV)/.dev ## speed and memory, as ratios within one run
	$(BIN)/python -m eval.bench
	$(BIN)/python -m eval.bench_retrieval
	$(BIN)/python -m eval.bench_service
	$(BIN)/python -m eval.bench_growth
	$(BIN)/python -m eval.bench_intake
	$(BIN)/python -m eval.bench_page

soak: $(VENV)/.dev ## the long runs: many more generated cases, the whole case space, every mutated rule
	$(BIN)/pytest --hypothesis-profile=soak -m "not browser"
	$(BIN)/python -m tests.mutation

audit: $(VENV)/.dev ## known vulnerabilities of what is installed (1); what can't be checked is counted (3)
	$(BIN)/python -m assistant.provenance.vulnerabilities

screenshots: $(VENV)/.dev
	$(BIN)/python -m ui.screenshots

clean:
	rm -rf $(VENV) .data build *.egg-info
