#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check the published schemas, and what the program writes against them.

check-schemas.py SCHEMA-DIR WRITER: every schema is valid itself; WRITER (test-dossier-bodies)
prints lines "KIND BODY", and each body validates, also against the schema closed to members
that it does not name: what the program writes, it has published.
"""
import json
import pathlib
import subprocess
import sys

import jsonschema
from referencing import Registry, Resource

folder, writer = pathlib.Path(sys.argv[1]), sys.argv[2]
schemas = {p.name: json.loads(p.read_text()) for p in sorted(folder.glob("*.json"))}


def closed(node):
    """The same schema, refusing members that it does not name."""
    if isinstance(node, list):
        return [closed(n) for n in node]
    if not isinstance(node, dict):
        return node
    out = {k: closed(v) for k, v in node.items()}
    if "properties" in out and isinstance(node["properties"], dict):
        out.setdefault("additionalProperties", False)
    return out


registry = Registry().with_resources(
    (s["$id"], Resource.from_contents(s)) for s in schemas.values())
failed = 0
results = []
for name, schema in schemas.items():
    try:
        jsonschema.Draft202012Validator.check_schema(schema)
        results.append((True, f"schema {name}"))
    except jsonschema.SchemaError as e:
        results.append((False, f"schema {name}: {e.message}"))
for line in subprocess.run([writer], check=True, capture_output=True, text=True).stdout.splitlines():
    kind, body = line.split(" ", 1)
    name = "request-1.json" if kind == "request" else f"act-{kind}-1.json"
    validator = jsonschema.Draft202012Validator(closed(schemas[name]), registry=registry)
    errors = [f"{e.json_path}: {e.message[:120]}" for e in validator.iter_errors(json.loads(body))]
    results.append((not errors, f"body {kind} {'; '.join(errors[:3])}"))
print(f"1..{len(results)}")
for number, (ok, what) in enumerate(results, 1):
    print(f"{'ok' if ok else 'not ok'} {number} - {what}")
    failed += not ok
sys.exit(bool(failed))
