# 卷鉴 Juanjian. `make help` lists the targets.
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
SAMPLES := $(wildcard corpora/samples/*.pdf)
OUT := build/demo
export PYTHONHASHSEED := 0

.DEFAULT_GOAL := help
.PHONY: help setup demo test check fix measure measure-models bench bench-desk bench-batch bench-scale bench-models train-encoder samples golden catalogue app lock fonts tesseract postgres browser clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.dev ## install everything needed to develop

demo: $(VENV)/.runtime ## install, review the sample scans, print the findings
	$(BIN)/juanjian review $(SAMPLES) --out $(OUT); status=$$?; \
	echo "JSON 与标出位置的页面图在 $(OUT)/ 下,每份案卷一个文件夹。"; \
	test $$status -eq 0 -o $$status -eq 4

test: $(VENV)/.dev fonts postgres browser ## all tests
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(VENV)/.dev ## what CI checks, read-only: style, types, imports, rows
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m review.standards.validate

fix: $(VENV)/.dev ## repair style where it can be done by machine
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

measure-models: $(VENV)/.dev ## rivals for sentence labels and page kinds on the readings of `make measure`; writes docs/measurements/ and cards
	$(BIN)/python -m tests.measure.rivals

measure: $(VENV)/.dev fonts ## accuracy on the held-out case files; writes docs/measurements/
	$(BIN)/python -m tests.measure

measure-masking: $(VENV)/.dev fonts ## masks pages and reads them again: what is left; writes docs/measurements/
	$(BIN)/python -m tests.measure.masking --count 4 --every 4

bench: $(VENV)/.dev fonts tesseract ## speed and memory: reading beside its peers, all checks; writes docs/measurements/
	$(BIN)/python -m tests.bench.measure_reading
	$(BIN)/python -m tests.bench.measure_checks

bench-desk: $(VENV)/.dev fonts browser ## waits on the desk, fifty reviewers at once; writes docs/measurements/
	$(BIN)/python -m tests.bench.measure_desk

bench-batch: $(VENV)/.dev ## the batch on one and two workers and through Dask; writes docs/measurements/
	$(BIN)/python -m tests.bench.measure_batch

bench-scale: $(VENV)/.dev postgres ## 5,000 files from their readings on, lists with 100,000; writes docs/measurements/
	$(BIN)/python -m tests.bench.measure_scale
	$(BIN)/python -m tests.bench.measure_storage
	$(BIN)/python -m tests.bench.measure_lists

bench-models: $(VENV)/.dev ## time of the models beside the reading of the same pages; writes docs/measurements/models.json
	$(BIN)/python -m tests.bench.measure_models

train-encoder: $(VENV)/.train fonts ## train the encoder and what reads with it, on a CPU in hours; writes models/
	$(BIN)/python -m models.encoder.train

samples: $(VENV)/.dev fonts ## make the committed sample scans anew
	$(BIN)/python -m corpora.make_samples

catalogue: $(VENV)/.dev ## write docs/catalogue.md anew from the rows
	$(BIN)/python -m review.standards.catalogue

golden: $(VENV)/.dev ## rewrite the expected results of the golden case files
	JUANJIAN_REWRITE_GOLDEN=1 $(BIN)/python -m pytest tests/golden

app: $(VENV)/.runtime ## start the desk on this machine
	$(BIN)/python app.py

lock: ## renew the lock files (needs uv)
	uv pip compile pyproject.toml --override requirements/overrides.txt --generate-hashes \
	  --no-emit-index-url --no-header --python-version 3.11 -q -o requirements/runtime.lock
	uv pip compile pyproject.toml --extra dev --extra corpora --extra openvino --extra postgres --extra cluster \
	  --override requirements/overrides.txt --generate-hashes \
	  --no-emit-index-url --no-header --python-version 3.11 -q -o requirements/all.lock

fonts: ## Chinese fonts for the corpora and their tests (Debian packages)
	@.ci/system-packages fonts

tesseract:
	@.ci/system-packages tesseract

postgres:
	@.ci/system-packages postgres

browser:
	@.ci/system-packages browser

clean: ## remove what make has built
	rm -rf $(VENV) build out

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed."; exit 1; }
	@.ci/system-packages venv "$(PYTHON)"
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: $(BIN)/python requirements/runtime.lock pyproject.toml
	$(PIP) install --quiet --no-deps --require-hashes -r requirements/runtime.lock
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.train: $(VENV)/.dev requirements/train.lock
	$(PIP) install --quiet --no-deps --require-hashes -r requirements/train.lock
	@touch $@

$(VENV)/.dev: $(BIN)/python requirements/all.lock pyproject.toml
	$(PIP) install --quiet --no-deps --require-hashes -r requirements/all.lock
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.runtime
