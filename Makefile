# SPDX-License-Identifier: GPL-3.0-or-later
# Each target sets up what it needs by itself; see README.md.
.PHONY: run test story bench asan enter
inside := build-aux/inside

run:   ; @$(inside) build-aux/run
test:  ; @$(inside) build-aux/test
story: ; @$(inside) build-aux/story
bench: ; @$(inside) build-aux/bench --peers
asan:  ; @$(inside) build-aux/test --asan
enter: ; @$(inside) bash -c '$(CMD)'
