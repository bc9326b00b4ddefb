#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-proof.py FILE: checks an exported proof of an entry with nothing but hashing and openssl.

Ends with 0 and says what it found where the entry is proved, with 1 and the reason where it is not.
What is checked is what app/README.md says under “Checking a proof”.
"""

import base64
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path


class Refused(Exception):
    """The proof does not prove it."""


def decoded(text):
    """Base64url without padding."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def digest(*parts):
    """SHA-256 over parts in a row."""
    return hashlib.sha256(b"".join(parts)).digest()


def root_of(leaf, index, size, path):
    """RFC 9162, 2.1.3.2: the root that an inclusion proof leads to."""
    if index >= size:
        raise Refused("the entry's number is not below the size")
    node, last, root = index, size - 1, leaf
    for step in path:
        if last == 0:
            raise Refused("the path is too long")
        if node & 1 or node == last:
            root = digest(b"\x01", step, root)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            root = digest(b"\x01", root, step)
        node, last = node >> 1, last >> 1
    if last:
        raise Refused("the path is too short")
    return root


class Openssl:
    """The openssl program, on files in a folder of its own."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def put(self, name, data):
        """Writes a file; returns its path."""
        path = self.folder / name
        path.write_bytes(data)
        return path

    def run(self, *arguments):
        """Runs it; returns its output, or refuses with what it said."""
        done = subprocess.run(["openssl", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        if done.returncode:
            raise Refused(f"openssl {arguments[0]}: {done.stderr.decode(errors='replace').strip()}")
        return done.stdout

    def public_key(self, certificate):
        """The path of a certificate's public key, and the hash of it."""
        pem = self.put("key.pem", self.run("x509", "-inform", "DER", "-in", self.put("certificate.der", certificate), "-pubkey", "-noout"))
        return pem, digest(self.run("pkey", "-pubin", "-in", pem, "-outform", "DER"))

    def verify(self, certificate, signature, message):
        """An ECDSA signature with SHA-256 by a certificate's key; returns the hash of the key."""
        pem, key = self.public_key(certificate)
        self.run("dgst", "-sha256", "-verify", pem, "-signature", self.put("signature", signature), self.put("message", message))
        return key

    def verify_voucher(self, signer):
        """The signing key's word for an acting certificate."""
        content = self.put("acting.der", decoded(signer["acting"]))
        voucher = self.put("voucher.p7s", decoded(signer["voucher"]))
        self.run("cms", "-verify", "-binary", "-noverify", "-inform", "DER", "-in", voucher, "-content", content, "-out", self.folder / "out")


def check_note(proof, record, root, openssl):
    """The checkpoint is of this record, size and root, and signed by the keeper."""
    text, _, signatures = proof["checkpoint"].rpartition("\n\n")
    text += "\n"
    expected = f"org.rogatory/{record}\n{proof['size']}\n{base64.b64encode(root).decode()}\n"
    if text != expected:
        raise Refused("the checkpoint is of another record, size or root")
    mark, name, blob = signatures.strip("\n").split(" ")
    if mark != "—" or name != f"org.rogatory/{record}":
        raise Refused("the checkpoint is not signed by its record's keeper")
    blob = base64.b64decode(blob)
    key = openssl.verify(decoded(proof["keeper"]["acting"]), blob[4:], text.encode())
    if key[:4] != blob[:4]:
        raise Refused("the signature names another key")


def check_act(entry, openssl):
    """The act is signed by the key that it names as its author's."""
    # RFC 8785: what an act holds is strings, integers, booleans, arrays and objects with ASCII names.
    act = json.dumps(entry["act"], sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    key = openssl.verify(decoded(entry["cert"]["acting"]), decoded(entry["sig"]), b"rogatory-act-v1\0" + digest(act))
    if entry["act"]["author"]["key"] != "sha256:" + base64.urlsafe_b64encode(key).decode().rstrip("="):
        raise Refused("the act names another author")


def check(proof, folder):
    """All of it; returns the entry."""
    openssl = Openssl(folder)
    raw = decoded(proof["entry"])
    entry = json.loads(raw)
    root = root_of(digest(b"\x00", raw), proof["seq"], proof["size"], [decoded(step) for step in proof["path"]])
    if entry["seq"] != proof["seq"]:
        raise Refused("the entry has another number")
    check_note(proof, entry["record"], root, openssl)
    check_act(entry, openssl)
    openssl.verify_voucher(proof["keeper"])
    openssl.verify_voucher(entry["cert"])
    return entry


def main():
    """Checks the file that the command line names."""
    proof = json.loads(Path(sys.argv[1]).read_bytes())
    try:
        with tempfile.TemporaryDirectory() as folder:
            entry = check(proof, folder)
    except (Refused, ValueError, KeyError) as reason:
        print(f"not proved: {reason}")
        return 1
    print(f"proved: entry {proof['seq']} of {proof['size']}, {entry['act']['kind']} by {entry['act']['author']['name']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
