# Every target does its own set-up; `make help` lists them.
SHELL := /bin/sh
SWIFT ?= swift
RELEASE := .build/release/newsmark
OUT := out
FILE ?= corpus

.PHONY: test-interop test-spark install dist help setup build run test lint format check bench eval clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | awk -F'\t' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: ## install what is missing: ICU's headers (libicu-dev)
	@sh scripts/setup.sh

build: setup ## build the command (release)
	$(SWIFT) build -c release --product newsmark

run: build ## annotate the corpus, show one article, the totals and the scores
	@mkdir -p $(OUT)
	$(RELEASE) annotate corpus -o $(OUT)/corpus.jsonl
	@echo
	$(RELEASE) explain corpus/01-diplomacy-lake-patrols.txt
	@echo
	$(RELEASE) evaluate annotations/gold/corpus.jsonl $(OUT)/corpus.jsonl

test: setup ## run all tests, warnings as errors
	NEWSMARK_STRICT=1 $(SWIFT) test

lint: ## check the code's format
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

format: ## format the code
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

check: lint test ## lint and test

bench: setup ## throughput of each stage beside bare ICU on the same text: make bench FILE=articles.jsonl
	$(SWIFT) run -c release Benchmarks $(FILE)

eval: build ## score the project's own gold; fails below annotations/scores.json
	@mkdir -p $(OUT)
	$(RELEASE) annotate corpus -o $(OUT)/corpus.jsonl
	$(RELEASE) evaluate annotations/gold/corpus.jsonl $(OUT)/corpus.jsonl

clean: ## remove what was built
	rm -rf .build $(OUT)

# Outside the repository, so that nothing that was installed is ever taken for its own.
VENV ?= $(or $(TMPDIR),/tmp)/newsmark-interop

test-interop: build ## read every export with the tool it is for (from PyPI, in a venv outside the repository); the Python package
	test -d $(VENV) || python3 -m venv $(VENV)
	$(VENV)/bin/pip install -q -r integrations/interop/requirements.txt
	PYTHONPATH=python/src PYTHONDONTWRITEBYTECODE=1 NEWSMARK_LEXICONS=$(CURDIR)/lexicons NEWSMARK=$(CURDIR)/$(RELEASE) \
	  $(VENV)/bin/python -m pytest -q -p no:cacheprovider python/tests integrations/interop

test-spark: build ## annotate on Spark's local cluster of two workers (needs Java)
	test -d $(VENV) || python3 -m venv $(VENV)
	$(VENV)/bin/pip install -q -r integrations/spark/requirements.txt
	PYTHONDONTWRITEBYTECODE=1 NEWSMARK=$(CURDIR)/$(RELEASE) $(VENV)/bin/python -m pytest -q -p no:cacheprovider integrations/spark

PREFIX ?= /usr/local

install: build ## install the command, its lexicons, man page and completions: make install PREFIX=$$HOME/.local
	sh scripts/install.sh $(RELEASE) "$(DESTDIR)$(PREFIX)"

dist: setup ## one tarball with everything linked in, for machines without Swift and ICU: dist/newsmark-….tar.gz
	sh scripts/dist.sh
