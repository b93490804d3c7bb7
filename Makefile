# The ways to work on UrbanDesk; see CONTRIBUTING.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
INSTALLED := $(VENV)/installed

.PHONY: run test laws shots bench lint format catalogue lock clean

## run: start the window
run: $(INSTALLED)
	$(PY) -m urbandesk $(ARGS)

## test: every check: format, lint, types, imports, catalogue, behaviour
test: lint catalogue
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q -n auto --dist loadfile

## laws: the laws of merging, each with 2,000 examples; slow
laws: $(INSTALLED)
	URBANDESK_LAW_EXAMPLES=2000 QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q -n auto \
	  tests/exchange/merge/test_laws.py tests/exchange/merge/test_law_of_saving.py \
	  tests/services/homecoming/test_laws_of_files.py

## shots: pictures of every page into build/shots
shots: $(INSTALLED)
	QT_QPA_PLATFORM=offscreen $(PY) -m scripts.shots

## bench: the table of speed and memory
bench: $(INSTALLED)
	QT_QPA_PLATFORM=offscreen $(PY) -m scripts.bench

lint: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

catalogue: $(INSTALLED)
	$(PY) translations/manage.py check

format: $(INSTALLED)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# One set of versions for every system and every Python that is supported.
lock:
	{ sed -n '/^#/p' requirements.lock; \
	  uv pip compile --universal --generate-hashes --python-version 3.11 --extra dev \
	    --no-header --no-annotate -q pyproject.toml; } > requirements.lock.new
	mv requirements.lock.new requirements.lock

$(INSTALLED): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --disable-pip-version-check -q --require-hashes -r requirements.lock
	$(PY) -m pip install --disable-pip-version-check -q --no-index --no-deps --no-build-isolation -e .
	touch $@

clean:
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache
