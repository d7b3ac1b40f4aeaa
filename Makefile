# The two commands are `make run` and `make test`; the others are their parts, and `make desk ARGS=…` is any command of the desk.
PYTHON ?= $(shell for one in python3.13 python3.12 python3.11 python3; do \
  "$$one" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$one"; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input

.PHONY: run desk setup test test-long mutants check audit bench pictures fresh pins clean

run: setup
	@exec $(BIN)/python -m bot run

# make desk ARGS="people show chen.yj"
desk: setup
	@exec $(BIN)/python -m bot $(ARGS)

fresh: setup
	@rm -rf data
	@exec $(BIN)/python -m bot run

setup: $(VENV)/.run-time

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "accountdesk needs Python 3.11 or newer with venv (Debian: apt install python3-venv)"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run-time: $(VENV)/.made requirements.txt requirements-build.txt pyproject.toml
	@echo "installing what the desk needs into $(VENV) …"
	@$(PIP) --require-hashes -r requirements-build.txt -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.tests: $(VENV)/.run-time requirements-test.txt
	@echo "installing what the tests need into $(VENV) …"
	@$(PIP) --require-hashes -r requirements-test.txt
	@touch $@

check: $(VENV)/.tests
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m tests.supply_chain

# Asks the network which pinned versions have known holes (the pins of the tests hold those of the desk). pip-audit stands apart, since it judges the pins.
audit:
	@test -x build/audit/bin/pip-audit || { $(PYTHON) -m venv build/audit && build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit; }
	build/audit/bin/pip-audit --require-hashes --disable-pip -r requirements-build.txt -r requirements-test.txt

# Three processes on two processors, and the checks beside them: a test waits a good part of its time for a server, a browser or a child.
test: $(VENV)/.tests
	@sh tests/servers/install.sh
	@mkdir -p build; $(MAKE) check >build/check.txt 2>&1 & checking=$$!; \
	$(BIN)/python -m pytest -n 3 --dist loadgroup; tested=$$?; \
	wait $$checking; checked=$$?; \
	if [ $$tested -eq 1 ]; then $(BIN)/python -m tests.once_more; tested=$$?; fi; \
	cat build/check.txt; exit $$((tested || checked))

test-long: $(VENV)/.tests
	$(BIN)/python -m pytest -m "long or not long" --hypothesis-profile=long

# Changes one important line at a time and has the tests beside it notice (docs/testing.md).
mutants: $(VENV)/.tests
	$(BIN)/python -m tests.mutants

bench: $(VENV)/.tests
	$(BIN)/python -m benchmarks.starting
	$(BIN)/python -m benchmarks.understanding
	$(BIN)/python -m benchmarks.answering
	$(BIN)/python -m benchmarks.faq_sets
	$(BIN)/python -m benchmarks.own_faq
	$(BIN)/python -m benchmarks.directory
	$(BIN)/python -m benchmarks.channels
	$(BIN)/python -m benchmarks.first_view
	$(BIN)/python -m benchmarks.desk_pages
	$(BIN)/python -m benchmarks.metrics
	$(BIN)/python -m benchmarks.replicas
	$(BIN)/python -m benchmarks.memory
	$(BIN)/python -m benchmarks.city

# Every state of chat and pages into build/pictures, with an index.html; ARGS="--only unlock" some of them, ARGS=--readme those of docs/pictures.
pictures: $(VENV)/.tests
	@$(BIN)/python -m tests.gallery $(ARGS)

# Needs uv (pip install uv); nothing else in this file does.
pins:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements.in -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements-build.in -o requirements-build.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements-test.in -o requirements-test.txt

clean:
	rm -rf $(VENV) data build *.egg-info
