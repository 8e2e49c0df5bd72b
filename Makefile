# Every target does its own set-up; `make help` lists them.
SHELL := /bin/sh
SWIFT ?= swift
RELEASE := .build/release/newsmark
# With the Swift runtime linked in the stages take some 6 % less time, and the command runs where no toolchain is.
# Apple's systems bring the runtime with them.
STATIC := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)
OUT := out
FILE ?= corpus
SECONDS ?= 600

.PHONY: help setup build run test lint format check bench eval agreement golden fuzz crosscheck check-batch test-python clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | awk -F'\t' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: ## install what is missing: the headers of ICU, zlib and zstd
	@sh scripts/setup.sh

build: setup ## build the command (release)
	$(SWIFT) build -c release $(STATIC) --product newsmark

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
	$(SWIFT) build -c release $(STATIC) --product Benchmarks
	.build/release/Benchmarks $(FILE)

eval: build ## score the project's own gold; fails below annotations/scores.json. One half of it: make eval SPLIT=dev, or test
ifdef SPLIT
	@mkdir -p $(OUT)
	@awk -F '\t' '$$2 == "$(SPLIT)"' annotations/split.tsv > $(OUT)/$(SPLIT).tsv
	$(RELEASE) evaluate annotations/gold/corpus.jsonl corpus --documents $(OUT)/$(SPLIT).tsv
else
	$(RELEASE) evaluate annotations/gold/corpus.jsonl corpus --baseline annotations/scores.json --fail-on-drop
endif

agreement: build ## how far two readers agree: annotations/first and annotations/second, the same articles before they were reconciled
	@mkdir -p $(OUT)
	python3 annotations/build_gold.py --from annotations/first --to $(OUT)/first.jsonl
	python3 annotations/build_gold.py --from annotations/second --to $(OUT)/second.jsonl
	$(RELEASE) gold agree $(OUT)/first.jsonl $(OUT)/second.jsonl --only-common
	$(RELEASE) evaluate $(OUT)/first.jsonl $(OUT)/second.jsonl --only-common --details

golden: build ## record the project's scores anew in annotations/scores.json
	$(RELEASE) evaluate annotations/gold/corpus.jsonl corpus --json > annotations/scores.json

fuzz: setup ## look for text that breaks a law, for so many seconds: make fuzz SECONDS=600
	@mkdir -p $(OUT)/fuzz
	NEWSMARK_FUZZ=1 $(SWIFT) build -c release --sanitize=fuzzer --product Fuzz --scratch-path .build/fuzz
	SWIFT_BACKTRACE=enable=no .build/fuzz/release/Fuzz $(OUT)/fuzz Tests/NewsmarkTests/Cases/fuzz -dict=Fuzz/words.dict \
	  -max_total_time=$(SECONDS) -max_len=4096 -timeout=10 -rss_limit_mb=2048 -artifact_prefix=$(OUT)/fuzz-

crosscheck: build ## compare evaluate's figures with other scorers; SHARED=folder with scoring/score.py and gold/
	python3 scripts/check_scores.py --newsmark $(RELEASE) $(if $(SHARED),--referee $(SHARED)/scoring/score.py $(SHARED)/gold)

check-batch: build ## try restarts, faults, order and hostile text on a long run: make check-batch FILE=articles.jsonl
	NEWSMARK_LEXICONS=$(CURDIR)/lexicons python3 scripts/check_batch.py $(FILE) --newsmark $(RELEASE)

test-python: build ## the Python package's tests (pytest from PyPI, in a venv outside the repository)
	sh .ci/python.sh

clean: ## remove what was built
	rm -rf .build .build-* $(OUT) dist

.PHONY: test-interop test-spark install dist check-docs sanitize

# Outside the repository, so that nothing that was installed is ever taken for its own.
VENV ?= $(or $(TMPDIR),/tmp)/newsmark-interop

test-interop: build ## read every export with the tool it is for (from PyPI, in a venv outside the repository); the Python package
	test -d $(VENV) || python3 -m venv $(VENV)
	$(VENV)/bin/pip install -q -r integrations/interop/requirements.txt
	PYTHONPATH=$(CURDIR)/python/src PYTHONDONTWRITEBYTECODE=1 NEWSMARK_LEXICONS=$(CURDIR)/lexicons NEWSMARK=$(CURDIR)/$(RELEASE) \
	  $(VENV)/bin/python -m pytest -q -p no:cacheprovider python/tests integrations/interop

test-spark: build ## annotate on Spark's local cluster of two workers (needs Java)
	test -d $(VENV) || python3 -m venv $(VENV)
	$(VENV)/bin/pip install -q -r integrations/spark/requirements.txt
	PYTHONDONTWRITEBYTECODE=1 NEWSMARK=$(CURDIR)/$(RELEASE) $(VENV)/bin/python -m pytest -q -p no:cacheprovider integrations/spark

PREFIX ?= /usr/local

install: build ## install the command, its lexicons, man page and completions: make install PREFIX=$$HOME/.local
	sh scripts/install.sh $(RELEASE) "$(DESTDIR)$(PREFIX)"

check-docs: build ## build the documentation with docc, warnings as errors; every public type and function has a comment
	sh scripts/check_docs.sh

# The sanitizers' own folders are removed again: they hold whole builds. Leaks are not looked for: Foundation's Process leaks a
# little for each command that a test starts, and what a command holds when it exits changes its exit status.
sanitize: setup ## run all tests under the address and the thread sanitizer
	for name in address thread; do \
	  ASAN_OPTIONS=detect_leaks=0 NEWSMARK_STRICT=1 $(SWIFT) test --sanitize=$$name --scratch-path .build-$$name || exit 1; rm -rf .build-$$name; \
	done

dist: setup ## one tarball with everything linked in, for machines without Swift and ICU: dist/newsmark-….tar.gz
	sh scripts/dist.sh
