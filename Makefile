# `make` sets up .venv, runs the notebooks and writes the reports; `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
# Absolute, so that no name on the PATH can take its place; quoted, as a folder may hold a space.
BIN := "$(CURDIR)/$(VENV)/bin/python"
READY := $(VENV)/.ready

.DEFAULT_GOAL := reports
.PHONY: reports test labtest lab format lexicon store pictures accuracy clean help

reports: $(READY)  ## run every notebook and write HTML reports to reports/ (the default)
	@$(BIN) -m analysis.report --out reports
	@echo "Reports are ready. Open in a browser: $(CURDIR)/reports/index.html"

test: $(READY)  ## every test and every notebook cell, in one pytest run on up to four cores
	@$(BIN) -m pytest --numprocesses=logical --maxprocesses=4 --dist=loadfile

labtest: $(READY)  ## run every notebook in JupyterLab, in a browser, and look at screenshots/
	@LAB_NOTEBOOKS=all $(BIN) -m pytest tests/test_lab.py

lab: $(READY)  ## open JupyterLab on the notebooks
	@$(BIN) -m jupyterlab --LabApp.default_url=/lab/tree/notebooks/00-start-here.ipynb \
		--LabApp.extension_manager=readonly --LabApp.news_url=None \
		--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate

format: $(READY)  ## format and check the code, notebooks included
	@$(BIN) -m ruff format .
	@$(BIN) -m ruff check --fix .

lexicon: $(READY)  ## rebuild data/inflections.csv after a change of the lexicon
	@$(BIN) -m analysis.lexicons

store: lexicon  ## run the notebooks and store their outputs, which `make test` compares
	@$(BIN) -m analysis.report --store

pictures: $(READY)  ## draw the pictures of the README anew
	@$(BIN) -m analysis.page.pictures

accuracy: lexicon  ## measure the tool on the annotated articles and update the README
	@$(BIN) benchmarks/accuracy.py
	@$(BIN) benchmarks/counterfactual.py
	@$(BIN) benchmarks/framings.py
	@$(BIN) benchmarks/readme.py

clean:  ## remove what was built or installed
	rm -rf $(VENV) build reports screenshots *.egg-info .pytest_cache .ruff_cache .hypothesis
	find analysis benchmarks tests -name __pycache__ -prune -exec rm -rf {} +

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

# The environment: made again, in place, whenever what it should hold has changed.
$(READY): requirements.txt requirements-dask.txt constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed. Name yours: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python lacks its venv module. On Debian or Ubuntu:" >&2; \
		echo "    sudo apt install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV): a minute or two, once."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN) -m pip install --quiet --disable-pip-version-check -c constraints.txt -e . \
		-r requirements-dask.txt || { \
		echo "Installing needs a network, this once; see the lines above, then try again." >&2; \
		exit 1; }
	@touch $@
