#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""lint.py CHECK: one check over the source tree; prints what is wrong, one line each.

Without CHECK it prints the names of the checks. ROG_BUILD_ROOT names the build directory,
where the desktop file and the metainfo are made.
"""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = Path(os.environ.get("ROG_BUILD_ROOT", ROOT / "build/debug"))
SKIPPED = 77
CHECKS = {}

LOWER = {"core", "dossier", "law", "record", "crypto", "confine"}
MIDDLE = {"store", "identity", "formats", "typeset", "pdf"}
# What each folder may include besides its own headers. `protocol` is what both sides of the worker share.
MAY_INCLUDE = {
    "core": set(),
    "dossier": {"core"},
    "record": {"core"},
    "crypto": {"core"},
    "confine": {"core", "protocol"},
    "law": {"core", "dossier"},
    **{folder: LOWER for folder in MIDDLE},
    "service": LOWER | MIDDLE,
    "worker": {"core", "protocol"},
    "verify": {"core", "dossier", "record", "crypto", "confine", "formats"},
    "ui": (LOWER | MIDDLE | {"service", "error"}) - {"store", "formats"},
    "main": LOWER | MIDDLE | {"service", "ui"},
}
# Headers of other libraries, and the only folders that see them.
ONLY = [
    (re.compile(r"openssl/"), {"crypto"}),
    (re.compile(r"libsecret/"), {"identity"}),
    (re.compile(r"(sqlcipher/)?sqlite3\.h"), {"store"}),
    (re.compile(r"(gtk|gdk|gsk)/|adwaita\.h"), {"ui", "main"}),
    (re.compile(r"poppler|archive(_entry)?\.h|seccomp\.h|linux/landlock\.h"), {"worker"}),
    (re.compile(r"libxml/"), {"formats"}),
]


def check(function):
    """Registers a check under its name."""
    CHECKS[function.__name__.replace("_", "-")] = function
    return function


def files(*suffixes, under=""):
    """The source files with these endings, without what builds leave."""
    found = []
    for folder, names, leaves in os.walk(ROOT / under):
        here = Path(folder)
        names[:] = sorted(
            name for name in names if name not in (".git", "__pycache__", ".cache") and not (here == ROOT and name == "build")
        )
        found += [here / leaf for leaf in sorted(leaves) if not suffixes or leaf.endswith(suffixes)]
    return found


def name_of(path):
    """The path as people write it."""
    return str(path.relative_to(ROOT))


def text_of(path):
    """The text of a file, or nothing where it is no text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def scripts(*interpreters):
    """Programs without an ending, by their first line."""
    return [
        path
        for path in files()
        if path.suffix in ("", ".sh") and any(i in text_of(path).split("\n", 1)[0] for i in interpreters) and text_of(path).startswith("#!")
    ]


def run(command, path=None):
    """Runs a tool; its complaints, one line each."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT, check=False)
    if done.returncode == 0:
        return []
    return [f"{name_of(path)}: {line}" if path else line for line in done.stdout.splitlines() if line.strip()] or [f"{command[0]} failed"]


def folder_of(path):
    """The layer a source file lies in."""
    parts = path.relative_to(ROOT).parts
    if parts[0] == "ui":
        return "ui"
    return "main" if len(parts) == 2 else parts[1]


def layers_included(header):
    """What one of our own headers counts as, by the path it is included by."""
    first = header.split("/")[0]
    if "/" not in header:
        return {None}
    shared = header == "confine/rog-confine-error.h" or "protocol" in header
    said = header.endswith("-error.h")  # every domain has its sentences in ui
    return {first if first in MAY_INCLUDE else "ui"} | ({"protocol"} if shared else set()) | ({"error"} if said else set())


@check
def layers():
    """Who includes whom."""
    wrong = []
    for path in files(".c", ".h", under="app") + files(".c", ".h", under="ui"):
        folder = folder_of(path)
        if folder not in MAY_INCLUDE:
            wrong.append(f"{name_of(path)}: no layer is named {folder}")
            continue
        for number, line in enumerate(text_of(path).splitlines(), 1):
            match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
            if match is None:
                continue
            header = match[2]
            for pattern, allowed in ONLY:
                if match[1] == "<" and pattern.match(header) and folder not in allowed:
                    wrong.append(f"{name_of(path)}:{number}: <{header}> is for {' and '.join(sorted(allowed))} alone")
            if match[1] == '"' and not layers_included(header) & ({None, folder} | MAY_INCLUDE[folder]):
                wrong.append(f'{name_of(path)}:{number}: {folder} may not include "{header}"')
    return wrong


@check
def focus():
    """A widget that hands the focus on must say how the Tab key goes through it: GtkWidget's own way asks it again on the way
    back, and stands still."""
    wrong = []
    for path in files(".c", under="ui"):
        text = text_of(path)
        plain = re.search(r"G_DEFINE_\w*TYPE\w* \(\w+, \w+, (GTK_TYPE_WIDGET|ADW_TYPE_NAVIGATION_PAGE)", text)
        if plain and "->grab_focus =" in text and "->focus =" not in text:
            wrong.append(f"{name_of(path)}: sets grab_focus but not focus")
    return wrong


@check
def licence():
    """A licence mark in every source file."""
    endings = (".c", ".h", ".py", ".blp", ".css", ".sql", ".sh", "meson.build", ".options", ".gresource.xml", ".gschema.xml", "Makefile")
    return [
        f"{name_of(path)}: no SPDX line"
        for path in files(*endings) + scripts("bash", "python3", "/sh")
        if not any("SPDX-License-Identifier: " in line for line in text_of(path).splitlines()[:5])
    ]


def skip_unless(tool, version):
    """Each version of a formatter formats in its own way; what is checked in is one version's."""
    told = subprocess.run([tool, "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    if not re.search(rf"(^|version ){re.escape(version)}", told):
        print(f"{tool} {version} is not here, and others differ from it: {told}")
        sys.exit(SKIPPED)


@check
def c_format():
    """clang-format, in the version whose output is checked in."""
    tool = shutil.which("clang-format-19") or "clang-format"
    skip_unless(tool, "19.")
    wrong = run([tool, "--dry-run", "-Werror", *map(name_of, files(".c", ".h"))])
    unformatted = sorted({line.split(":")[0] for line in wrong if ": error: " in line})
    return [f"{name}: clang-format -i would change it" for name in unformatted] or wrong


@check
def blueprint_format():
    """blueprint-compiler format, in the version whose output is checked in."""
    skip_unless("blueprint-compiler", "0.16.")
    sources = files(".blp")
    return run(["blueprint-compiler", "format", *map(name_of, sources)]) if sources else []


def functions(lines):
    """The functions of a C file in GNU style: name, first line, length."""
    start = None
    for number, line in enumerate(lines):
        if re.match(r"[a-z_]\w* \(", line):
            start = number
        elif line == "}" and start is not None:
            yield lines[start].split(" ")[0], start + 1, number - start + 1
            start = None
        elif line.startswith("}"):
            start = None


@check
def sizes():
    """Files and functions that can be read."""
    wrong = []
    for path in files(".c", ".h", ".py"):
        lines = text_of(path).splitlines()
        if len(lines) > 1000:
            wrong.append(f"{name_of(path)}: {len(lines)} lines, 1000 are the most")
        if path.suffix == ".c":
            wrong += [
                f"{name_of(path)}:{line}: {name}() has {length} lines, 100 are the most"
                for name, line, length in functions(lines)
                if length > 100 and not name.endswith("_class_init")
            ]
    return wrong


@check
def potfiles():
    """po/POTFILES names every file with translatable strings, and no other."""
    if not (ROOT / "po/POTFILES").exists():
        return []
    listed = {line for line in text_of(ROOT / "po/POTFILES").splitlines() if line and not line.startswith("#")}
    wrong = [f"po/POTFILES: {name} does not exist" for name in sorted(listed) if not (ROOT / name).exists()]
    pattern = re.compile(r'(?<![\w])(?:_|C_|N_|NC_|ngettext|g_dngettext|g_dpgettext2?) ?\(\s*"')
    sources = files(".c", ".h", ".blp", under="app") + files(".c", ".h", ".blp", under="ui") + files(".desktop.in", ".metainfo.xml.in", ".gschema.xml", under="data")
    for path in sources:
        translated = path.parent == ROOT / "data" or pattern.search(text_of(path))
        if translated and name_of(path) not in listed:
            wrong.append(f"po/POTFILES: {name_of(path)} is missing")
    return wrong


@check
def whole_strings():
    """A string for translators is not cut by a macro: xgettext joins <inttypes.h>'s alone."""
    pattern = re.compile(r'(?<![\w])(?:_|C_|N_|NC_|ngettext|g_dngettext|g_dpgettext2?) ?\([^;]*" ?(?!PRI)[A-Z]\w*_\w*(?: "|[,)])')
    sources = files(".c", ".h", under="app") + files(".c", ".h", under="ui")
    return [f"{name_of(path)}:{number}: {line.strip()}" for path in sources for number, line in enumerate(text_of(path).splitlines(), 1) if pattern.search(line)]


@check
def shown_errors():
    """An error that ui/rog-error-sentences.c shows in its own words (NULL) says them translated."""
    codes = "|".join(re.findall(r"\{ (ROG_\w+), NULL,", text_of(ROOT / "ui/rog-error-sentences.c")))
    pattern = re.compile(rf'(?:g_set_error|g_error_new|g_task_return_new_error)(?:_literal)? \([^;]*?(?:{codes}),\s*"(?!“?%s)[^"]*"')
    sources = files(".c", under="app")
    return [f"{name_of(path)}:{text_of(path).count(chr(10), 0, match.start()) + 1}: {match[0]}" for path in sources for match in pattern.finditer(text_of(path))]


def built(suffix, command):
    """Runs a validator over what the build makes of data/*SUFFIX.in."""
    wrong = []
    for source in files(f"{suffix}.in", under="data"):
        made = BUILD / source.relative_to(ROOT).with_suffix("")
        wrong += run([*command, made], source) if made.exists() else [f"{name_of(source)}: {made} was not built"]
    return wrong


@check
def desktop():
    """The desktop file, and the icon it names is installed."""
    wrong = built(".desktop", ["desktop-file-validate", "--no-hints"])
    told = subprocess.run(["meson", "introspect", "--installed", BUILD], stdout=subprocess.PIPE, check=True)
    installed = {Path(path).stem for path in json.loads(told.stdout).values() if "/icons/hicolor/" in path}
    for source in files(".desktop.in", under="data"):
        for icon in re.findall(r"^Icon=(.*)$", text_of(source), re.MULTILINE):
            if icon not in installed:
                wrong.append(f"{name_of(source)}: the icon {icon} is not installed")
    return wrong


@check
def metainfo():
    """The AppStream metainfo."""
    return built(".metainfo.xml", ["appstreamcli", "validate", "--no-net"])


@check
def settings_schemas():
    """The GSettings schemas."""
    return run(["glib-compile-schemas", "--strict", "--dry-run", "data"]) if files(".gschema.xml", under="data") else []


@check
def data_json():
    """Every JSON file reads, has no member twice, and every schema is one."""
    wrong = []

    def once(pairs):
        names = [name for name, _ in pairs]
        for name in {name for name in names if names.count(name) > 1}:
            raise ValueError(f"“{name}” stands there twice")
        return dict(pairs)

    for path in files(".json", under="data"):
        try:
            value = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=once)
        except ValueError as error:
            wrong.append(f"{name_of(path)}: {error}")
            continue
        if path.parent.name == "schema":
            from jsonschema import Draft202012Validator, SchemaError  # pylint: disable=import-outside-toplevel

            try:
                Draft202012Validator.check_schema(value)
            except SchemaError as error:
                wrong.append(f"{name_of(path)}: {error.message}")
    return wrong


@check
def shell():
    """shellcheck over every shell script."""
    return run(["shellcheck", "--severity=style", "--external-sources", "--format=gcc", *map(name_of, scripts("bash", "/sh"))])


@check
def python():
    """Every Python file reads, and imports nothing it does not use."""
    wrong = []
    for path in files(".py") + scripts("python3"):
        try:
            tree = ast.parse(text_of(path))
        except SyntaxError as error:
            wrong.append(f"{name_of(path)}:{error.lineno}: {error.msg}")
            continue
        if path.name == "__init__.py":
            continue
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        for node in ast.walk(tree):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                names = [(alias.asname or alias.name).split(".")[0] for alias in node.names]
                wrong += [f"{name_of(path)}:{node.lineno}: {name} is not used" for name in names if name not in used]
    return wrong


@check
def spelling():
    """codespell; words it does not know stand in words.txt beside this file. Practice texts are in other languages."""
    known = ROOT / "tests/lint/words.txt"
    skip = "./build,./.git,./data/practice/source,./data/practice/second,./COPYING,./po/*.po,*.pdf,*.png,*.svg,__pycache__"
    return run(["codespell", "--ignore-words", known, "--skip", skip, "--quiet-level", "2", "."])


@check
def words():
    """Nothing unfinished, and no path of one machine."""
    patterns = [
        (re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b"), "is for work that is not finished"),
        (re.compile(r"(?<![\w.$}~-])/(?:root|work|home)/(?!\*)"), "is a path of one machine"),
        (re.compile(r"\.\./shared\b"), "is outside of this project"),
        (re.compile(r"(?i)lorem " r"ipsum"), "is no text"),
    ]
    wrong = []
    for path in files():
        if path.name == "COPYING":
            continue
        for number, line in enumerate(text_of(path).splitlines(), 1):
            wrong += [f"{name_of(path)}:{number}: “{m[0]}” {why}" for pattern, why in patterns for m in [pattern.search(line)] if m]
    return wrong


@check
def secret_entries():
    """No GtkPasswordEntry: GTK 4.18 tells its text to the accessibility bus. AdwPasswordEntryRow does not."""
    pattern = re.compile(r"gtk_password_entry|GtkPasswordEntry|(?<![.\w])PasswordEntry\b|Gtk\.PasswordEntry")
    return [f"{name_of(path)}: GtkPasswordEntry tells the PIN" for path in files(".c", ".blp", under="ui") if pattern.search(text_of(path))]


@check
def uuids():
    """Ids come from the kernel's generator: whoever is given some of GLib's can tell the next, and how many were drawn between."""
    pattern = re.compile(r"\bg_uuid_string_random\b")
    return [
        f"{name_of(path)}: g_uuid_string_random() instead of rog_uuid_new()"
        for under in ("app", "ui")
        for path in files(".c", ".h", under=under)
        if pattern.search(text_of(path))
    ]


@check
def whitespace():
    """UTF-8, one line feed at the end, no blanks before it."""
    wrong = []
    endings = (".c", ".h", ".py", ".blp", ".css", ".sql", ".build", ".md", ".xml", ".in")
    for path in files(*endings) + scripts("bash", "python3", "/sh"):
        data = path.read_bytes()
        if not data:
            continue
        if not data.endswith(b"\n") or data.endswith(b"\n\n"):
            wrong.append(f"{name_of(path)}: ends without exactly one line feed")
        if b"\r" in data:
            wrong.append(f"{name_of(path)}: has carriage returns")
        if re.search(rb"[ \t]$", data, re.MULTILINE):
            wrong.append(f"{name_of(path)}: has blanks at the end of a line")
    return wrong


def main():
    """Runs the check that the command line names."""
    if len(sys.argv) != 2 or sys.argv[1] not in CHECKS:
        print("\n".join(CHECKS))
        return 2
    wrong = CHECKS[sys.argv[1]]()
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
