# The two commands of the README, and the smaller ones behind them. PORT, DATA and DATABASE are passed on.
.PHONY: run test bench prove dev check generate setup help

help:
	@echo "make run       build for use and serve the demo city on http://127.0.0.1:8080"
	@echo "make test      every check there is, as CI runs them"
	@echo "make prove     the long proofs, with figures (bench/README.md)"
	@echo "make dev       build for debugging and serve"
	@echo "make check     the house rules only (seconds)"
	@echo "make generate  write docs/generated anew"
	@echo "make bench     build for use and measure the speed on both engines"
	@echo "make setup     install what building, running and testing need"

run:
	@bin/run

test:
	@bin/ci

prove:
	@bin/prove

dev:
	@bin/dev

check:
	@bin/check

generate:
	@bin/generate

bench:
	@bin/bench

setup:
	@bin/setup tests
