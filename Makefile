# SPDX-License-Identifier: GPL-3.0-or-later
# Each target sets up what it needs by itself; see README.md.
.PHONY: run test story bench asan enter flatpak flatpak-bundle
inside := build-aux/inside
# What a person types is text, whatever it holds: make expands no "$" in it.
override CMD := $(value CMD)
override STORY_REASON := $(value STORY_REASON)
override STORY_PDFS := $(value STORY_PDFS)
override STORY_QUOTE := $(value STORY_QUOTE)
export CMD STORY_REASON STORY_PDFS STORY_QUOTE

run:   ; @$(inside) build-aux/run
test:  ; @$(inside) build-aux/test
story: ; @$(inside) build-aux/story
bench: ; @$(inside) build-aux/bench --peers
asan:  ; @$(inside) build-aux/test --asan
enter: ; @$(inside) bash $${CMD:+-c "$$CMD"}
flatpak:        ; @build-aux/flatpak
flatpak-bundle: ; @build-aux/flatpak build bundle
