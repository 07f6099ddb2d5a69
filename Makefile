# Every command sets itself up on a bare Debian 12 with python3.11, venv and make.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export PYTHONDONTWRITEBYTECODE = 1

.DEFAULT_GOAL := help
.PHONY: help demo test check test-browser test-cluster bench bench-room install

help:  ## Say what each command does
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## */\t/' | expand -t 16

$(STAMP): requirements/dev.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

install: $(STAMP)  ## Install everything in .venv

PORT ?= 8000
demo: $(STAMP)  ## Fill a fictional département and serve it on http://localhost:8000
	$(BIN)/trousseau demo --port $(PORT)

test: $(STAMP)  ## Run every test that needs no other program, with coverage
	$(BIN)/python -m pytest -m "not browser and not cluster" -n 2 --dist loadfile --cov --cov-report=term
	$(BIN)/python -m tests.house.coverage_gate

check: $(STAMP)  ## Read the code without running it: format, lint, types, layers, migrations, locks
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy trousseau tests/house tests/cast.py
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet trousseau  # its formatter unindents our one-line blocks
	DJANGO_SETTINGS_MODULE=trousseau.settings.test $(BIN)/django-admin makemigrations --check --dry-run
	sh scripts/locks-are-fresh.sh $(BIN)/uv

test-browser: $(STAMP)  ## Walk the journeys in Debian's chromium, with axe, at 360 and 1280 px
	$(BIN)/python -m pytest -m browser -p no:randomly tests

test-cluster: $(STAMP)  ## Run the tests on PostgreSQL, and two processes with Redis behind nginx (Debian's)
	sh scripts/with-postgres.sh $(BIN)/python -m pytest -m "not browser" -n 2 --dist loadfile

$(VENV)/.bench: $(STAMP) requirements/bench.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	touch $(VENV)/.bench

bench: $(VENV)/.bench  ## Measure what people wait for, beside a peer or a floor, in one run
	$(BIN)/python -m bench

bench-room: $(STAMP)  ## Measure how soon 15, 200 and 1,000 screens hear of a change, one and two processes
	sh scripts/with-postgres.sh $(BIN)/python -m bench.room
