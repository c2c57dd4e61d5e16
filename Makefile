# Needs python3.11 and make, nothing else. The same as plain commands: README.md, "Without make".
SHELL := /bin/bash
PYTHON ?= python3.11
export PYTHON
PY := .venv/bin/python
LOCALE := src/restorative/locale

.PHONY: help run test check static format lock messages migration bench ready ready-dev
.DEFAULT_GOAL := help

help:  ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 18

run: ready  ## set everything up and serve the demonstration at http://127.0.0.1:8000
	@.venv/bin/restorative demo

test: ready-dev  ## format, lint, types, layers and the whole suite: what CI runs
	@LEFT_OUT=$(LEFT_OUT) tools/test

check: static  ## format, lint, types, layers and the rules' tests, in half a minute
	$(PY) -m pytest -q -n 2 tests/architecture $(wildcard tests/*/test_rules* tests/*/rules)

static: ready-dev
	$(PY) -m ruff format --check --quiet .
	$(PY) -m ruff check --quiet .
	$(PY) -m mypy
	.venv/bin/lint-imports

format: ready-dev  ## lay the code out and mend what ruff can mend
	$(PY) -m ruff check --fix --quiet .
	$(PY) -m ruff format --quiet .

lock:  ## write the locks anew from pyproject.toml
	@tools/lock

messages: ready-dev  ## collect the sentences to translate into the catalogues
	.venv/bin/pybabel -q extract -F pyproject.toml -k say --no-location --sort-output \
	  --project=restorative --version=1 -o .venv/messages.pot .
	.venv/bin/pybabel -q update --no-fuzzy-matching --ignore-obsolete --omit-header -N -i .venv/messages.pot -d $(LOCALE)

migration: ready-dev  ## write the migration of the tables anew
	@$(PY) -m restorative.db.remigrate

bench: ready-dev  ## measure the pages beside a bare page on the same server
	$(PY) -m benchmarks.pages

ready:
	@tools/install requirements.lock

ready-dev:
	@tools/install requirements-dev.lock
