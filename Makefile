# make run: install what is missing, build the index, serve on 127.0.0.1:7860.   make test: install and test.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
SETUP = $(PYTHON) scripts/setup.py

.PHONY: run test setup lint
run:
	@$(SETUP) run
test:
	@$(SETUP) test
setup:
	@$(SETUP) setup
lint:
	@$(SETUP) lint
