# What a newcomer calls: `make demo` and `make test`. `make` alone lists the rest.
#
# Everything is installed from requirements/*.txt, where each file is pinned by its hash; no
# package is fetched otherwise, and no index address stands here: pip's own settings decide.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
STORE := demo/relgraph.db
PAGE := demo/relgraph.html

.DEFAULT_GOAL := help
.PHONY: help .venv dev demo test lint types imports tests chromium servers bench lock sample wheel clean distclean

help: ## list the targets
	@grep -hE '^[a-z.-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

# --- the environment ------------------------------------------------------------------------

.venv: $(VENV)/run.stamp ## make .venv with what relgraph needs to run

dev: $(VENV)/dev.stamp ## add to .venv what its tests need

$(VENV)/run.stamp: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "relgraph needs Python 3.11 or newer; name one, as in: make PYTHON=python3.12 demo" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
	    echo "cannot make $(VENV); on Debian and Ubuntu install python3-venv first" >&2; exit 1; }
	$(INSTALL) --require-hashes -r requirements/run.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt requirements/actors.txt $(VENV)/run.stamp
	$(INSTALL) --require-hashes -r requirements/dev.txt
	$(INSTALL) --require-hashes --no-deps -r requirements/actors.txt
	@touch $@

# Debian's chromium opens the page in the browser tests. It is installed where that is possible
# without a question: as root, by apt. Elsewhere the tests say that they were skipped.
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
	    || if command -v apt-get >/dev/null && test "$$(id -u)" = 0; then \
	        export DEBIAN_FRONTEND=noninteractive; \
	        apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	    else echo "no chromium here: the browser tests will be skipped; install it to run them" >&2; fi

# The store is tested against two real servers: oxigraph, a Python package among those of `dev`, and
# Debian's virtuoso, which is installed as chromium is. The tests start and end them.
servers: dev
	@command -v virtuoso-t >/dev/null \
	    || if command -v apt-get >/dev/null && test "$$(id -u)" = 0; then \
	        export DEBIAN_FRONTEND=noninteractive; \
	        apt-get update -qq && apt-get install -y -qq --no-install-recommends \
	            virtuoso-opensource-7-bin >/dev/null; \
	    else echo "no virtuoso here: its tests will be skipped; install it to run them" >&2; fi

# --- what there is to see -------------------------------------------------------------------

demo: .venv ## import the sample articles, ask a question, draw the page
	@rm -rf demo && mkdir -p demo
	$(BIN)/relgraph --store $(STORE) import graph/sample
	$(BIN)/relgraph --store $(STORE) ask busiest-dyads --param least=3
	$(BIN)/relgraph --store $(STORE) view -o $(PAGE)
	@echo
	@echo "The graph is in $(STORE). Open $(CURDIR)/$(PAGE) in any browser; no network is needed."
	@echo "Ask more: $(BIN)/relgraph --store $(STORE) questions"

# --- whether all is well --------------------------------------------------------------------

test: dev chromium servers ## run the whole suite: lint, types, import rules, tests with coverage
	@$(MAKE) --no-print-directory lint types imports tests

lint: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: dev
	$(BIN)/mypy

imports: dev
	$(BIN)/lint-imports

tests: dev
	$(BIN)/pytest -q -n auto --dist loadfile --cov --cov-report=term

bench: dev ## measure speed and memory against the libraries below
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.pages

# --- upkeep ---------------------------------------------------------------------------------

lock: ## write requirements/*.txt anew from pyproject.toml
	PYTHON=$(PYTHON) scripts/lock.sh

sample: .venv ## make the sample graph anew: make sample ARTICLE=article.txt
	@test -f "$(ARTICLE)" || { echo "name the article: make sample ARTICLE=article.txt" >&2; exit 1; }
	@rm -rf build/sample.db
	$(BIN)/relgraph --store build/sample.db import "$(ARTICLE)"
	$(BIN)/relgraph --store build/sample.db export --format nquads --without-texts \
	    --without-knowledge -o graph/sample/nesa-2023-12-29.nq

wheel: .venv ## build dist/relgraph-*.whl
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean: ## remove what was built, but not .venv
	rm -rf demo build dist .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache \
	    .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

distclean: clean ## remove .venv too
	rm -rf $(VENV)
