# Everything runs in .venv, which uv makes; uv itself goes into .uv, so the machine needs no more
# than git, make and a Python.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PORT ?= 8000
PYTEST_OPTIES ?=
UV_VERSIE := 0.13.9

export UV_PROJECT_ENVIRONMENT := .venv
# A Python that a version manager keeps elsewhere must be found by uv as well.
LEEG :=
export PATH := $(PATH):$(subst $(LEEG) ,:,$(wildcard $(HOME)/.pyenv/versions/$(shell cat .python-version)*/bin))

.PHONY: help demo test check proof bench

help: ## What you can do here
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/klaar ## The whole system with made-up data on http://localhost:8000 (PORT= for another)
	.venv/bin/sleutel demo --port $(PORT)

test: .venv/klaar ## All tests, on a throw-away PostgreSQL (PYTEST_OPTIES= for pytest)
	.venv/bin/pytest $(PYTEST_OPTIES)

check: .venv/klaar ## Style, types, layers, templates, migrations, generated files
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
	.venv/bin/djlint src --lint --quiet
	.venv/bin/python -W ignore::RuntimeWarning -m django makemigrations \
	  --check --dry-run --settings sleutel.config.settings
	.venv/bin/python -m tools.vers

proof: .venv/klaar ## The heavy proofs, at full size
	.venv/bin/pytest -m proof $(PYTEST_OPTIES)

bench: .venv/klaar ## Measurements of speed, with their limits
	.venv/bin/python -m bench

.venv/klaar: pyproject.toml uv.lock .python-version | .uv/bin/uv
	.uv/bin/uv sync --frozen --quiet
	@touch $@

# Any Python from 3.9 can hold uv; a version manager's shim may refuse, then the system's is tried.
.uv/bin/uv:
	@for python in python3 /usr/bin/python3; do \
	  rm -rf .uv; $$python -m venv .uv && break; done; \
	  test -x .uv/bin/python || { echo "Installeer Python met venv (Debian: python3-venv)."; exit 1; }
	.uv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSIE)
