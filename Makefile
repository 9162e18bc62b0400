# The tasks that CONTRIBUTING.md lists, each in one line.
.PHONY: check format test slow site written pictures golden notebooks ci dist
bin := .venv/bin

check: ; $(bin)/ruff check && $(bin)/ruff format --check && $(bin)/mypy && $(bin)/lint-imports
format: ; $(bin)/ruff check --fix && $(bin)/ruff format
test: ; $(bin)/python -m pytest -q
slow: ; $(bin)/python -m pytest -q -m slow
site: ; $(bin)/sphinx-build -W -n --keep-going -c docs . build/site
written: ; $(bin)/python docs/write_reference.py && $(bin)/python docs/write_context.py && $(bin)/python docs/write_rooms.py
pictures: ; $(bin)/python docs/images/make.py
golden: ; $(bin)/python tests/drawing/golden/remake.py
notebooks: ; $(bin)/python examples/make.py
ci: ; .ci/run
dist: ; rm -rf dist && $(bin)/python -m build && $(bin)/twine check --strict dist/*
