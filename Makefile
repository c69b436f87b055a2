# One-line recipes; the first use of any of them sets up .venv from requirements/*.txt.
DIALOGUE ?= examples/last-train.txt
NAME     := $(basename $(notdir $(DIALOGUE)))
PYTHON   ?= python3
BIN      := .venv/bin

.PHONY: film test test-local test-referee check lint types imports bench bench-critic bench-writers bench-retakes bench-reliability docs gallery lock clean

film: .venv/film.stamp
	@$(BIN)/roughcut make "$(DIALOGUE)" -o "out/$(NAME)"

test: .venv/dev.stamp
	@$(BIN)/python -m pytest -n 2

# The vendors' own SDKs as clients of our rehearsals; needs a package index.
test-referee: .venv/dev.stamp
	@$(BIN)/python -m pytest tests_referee

check: lint types imports
lint: .venv/dev.stamp
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
types: .venv/dev.stamp
	@$(BIN)/mypy
imports: .venv/dev.stamp
	@$(BIN)/lint-imports

bench: .venv/dev.stamp
	@$(BIN)/python -m bench
	@$(BIN)/python -m bench.batch --stories 20

# Kills a production at 200 random instants; goes on from out/reliability (docs/reliability.md).
bench-reliability: .venv/dev.stamp
	@$(BIN)/python -m bench.reliability

# Drafters that misbehave on purpose, and what becomes of their scripts (docs/verification.md).
bench-writers: .venv/dev.stamp
	@$(BIN)/python -m bench.writers

# Footage that fails in known ways, taken again (docs/retakes.md); takes some five minutes.
bench-retakes: .venv/dev.stamp
	@$(BIN)/python -m bench.retakes

# Damages films and scripts in known ways and writes docs/critic-power.md and docs/script-power.md; takes some
# ten minutes (ARGS=--scripts: seconds, for the scripts alone). With JUDGE=gemini:MODEL (and
# ARGS="--max-cost-usd 20") the same tables for that judge, in out/bench-critic.
bench-critic: .venv/dev.stamp
	@$(BIN)/python -m bench.critic $(if $(JUDGE),--judge "$(JUDGE)") $(ARGS)

# What needs torch and transformers (about 5 GB with CUDA): not part of `make test`.
test-local: .venv-local/local.stamp
	@HF_HUB_OFFLINE=1 PYTHONPATH=tests .venv-local/bin/python -m pytest tests_local

.venv/film.stamp: requirements/film.txt pyproject.toml scripts/setup.sh
	@PYTHON="$(PYTHON)" sh scripts/setup.sh film

.venv/dev.stamp: requirements/dev.txt requirements/film.txt pyproject.toml scripts/setup.sh
	@PYTHON="$(PYTHON)" sh scripts/setup.sh dev

.venv-local/local.stamp: requirements/local.txt scripts/setup.sh
	@PYTHON="$(PYTHON)" VENV=.venv-local sh scripts/setup.sh local

docs: .venv/dev.stamp
	@$(BIN)/python scripts/docs.py

# Pictures of everything that the previs can draw (docs/gallery); takes a few minutes.
gallery: .venv/dev.stamp
	@$(BIN)/python -m scripts.gallery

# Resolves the newest versions that pyproject.toml allows, for every platform, with hashes.
lock: .venv/dev.stamp
	@PATH="$(CURDIR)/$(BIN):$$PATH"; \
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --upgrade --python-version 3.11 pyproject.toml -o requirements/film.txt && \
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --upgrade --python-version 3.11 --group dev pyproject.toml -o requirements/dev.txt -c requirements/film.txt && \
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --upgrade --python-version 3.11 --extra local --extra metrics --extra metrics-onnx --group dev pyproject.toml -o requirements/local.txt -c requirements/dev.txt

clean:
	rm -rf .venv .venv-local out dist
