#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recorder and the search, proved on leaks planted in every place and by every way."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "e2e"))
from rogdrive import plaintext  # noqa: E402  pylint: disable=wrong-import-position
from rogdrive.tap import Tap  # noqa: E402  pylint: disable=wrong-import-position

NAME = "Mirela Straßgärtner"
tap = Tap()

# Each way leaves NAME in a file of the folder it is started in; the last line of a comment says how.
WAYS = {
    "a write": "open('x', 'wb').write(raw)",
    "a file that is deleted": "open('x', 'wb').write(raw); os.unlink('x')",
    "a file that is emptied": "f = open('x', 'wb', 0); f.write(raw); f.truncate(0)",
    "a file that is written over": "f = open('x', 'wb', 0); f.write(raw); os.pwrite(f.fileno(), b'-' * len(raw), 0)",
    "a file that is renamed": "open('x', 'wb').write(raw); os.rename('x', 'chosen')",
    "several pieces": "f = open('x', 'wb', 0); [f.write(raw[i:i + 5]) for i in range(0, len(raw), 5)]",
    "writev": "os.writev(os.open('x', os.O_WRONLY | os.O_CREAT), [raw[:4], raw[4:]])",
    "pwrite": "os.pwrite(os.open('x', os.O_WRONLY | os.O_CREAT), raw, 512)",
    "a mapping": "f = open('x', 'w+b'); f.truncate(512); m = mmap.mmap(f.fileno(), 512); m[0:len(raw)] = raw",
    "a mapping of a deleted file": "f = open('x', 'w+b'); f.truncate(512); m = mmap.mmap(f.fileno(), 512); m[0:len(raw)] = raw; os.unlink('x')",
    "a file without a name": "os.write(os.open('.', os.O_TMPFILE | os.O_RDWR), raw)",
    "sendfile": "p = memory(raw); os.sendfile(os.open('x', os.O_WRONLY | os.O_CREAT), p, 0, len(raw))",
    "copy_file_range": "p = os.open('source', os.O_RDONLY); os.copy_file_range(p, os.open('x', os.O_WRONLY | os.O_CREAT), len(raw), 0)",
    "splice": "r, w = os.pipe(); os.write(w, raw); os.splice(r, os.open('x', os.O_WRONLY | os.O_CREAT), len(raw))",
    "a process of its own": "subprocess.run(['sh', '-c', 'cat >x; rm x'], input=raw)",
    "a thread": "t = threading.Thread(target=lambda: open('x', 'wb').write(raw)); t.start(); t.join()",
    "a process that is killed": "open('x', 'wb', 0).write(raw); os.kill(os.getpid(), 9)",
}
PRELUDE = """
import mmap, os, subprocess, sys, threading
raw = bytes.fromhex(sys.argv[1])
def memory(data):
    fd = os.memfd_create("m"); os.write(fd, data); os.lseek(fd, 0, 0); return fd
"""


def record(code, data, folder):
    """Runs Python code under the recorder; what it wrote."""
    out = tempfile.mkdtemp(dir=folder)
    Path(folder, "source").write_bytes(data)
    recorder = os.environ["ROG_BUILD_ROOT"] + "/tests/recorder/rog-record"
    subprocess.run([recorder, out, sys.executable, "-B", "-c", PRELUDE + code, data.hex()], cwd=folder, check=False, timeout=60)
    return plaintext.read(out)


def anything(_):
    """A format that all bytes have."""
    return True


def found(code, data, known=(("*", anything),), chosen=()):
    """What the search says about what the code leaves."""
    with tempfile.TemporaryDirectory(prefix="rog-record") as folder:
        return plaintext.leaks(record(code, data, folder), [NAME], known, [f"{folder}/{name}" for name in chosen])


@tap.test
def every_way():
    """A name is caught by whatever way it reaches a file."""
    for way, code in WAYS.items():
        assert any(NAME in line for line in found(code, NAME.encode(), chosen=["chosen"])), way


@tap.test
def hidden_from_others():
    """A program whose memory nobody may look at is recorded all the same, by an ordinary user too."""
    hide = "import ctypes; assert ctypes.CDLL(None).prctl(4, 0, 0, 0, 0) == 0; open('x', 'wb').write(raw)"
    assert any(NAME in line for line in found(hide, NAME.encode()))
    if os.geteuid() != 0:
        return
    with tempfile.TemporaryDirectory(prefix="rog-record") as folder:
        recorder = shutil.copy(os.environ["ROG_BUILD_ROOT"] + "/tests/recorder/rog-record", folder)
        shutil.chown(folder, "nobody")
        nobody = ["setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups"]
        if subprocess.run([*nobody, "unshare", "--user", "true"], check=False, stderr=subprocess.DEVNULL).returncode != 0:
            print("# user namespaces are forbidden here: not tried as an ordinary user")
            return
        subprocess.run(
            [*nobody, recorder, f"{folder}/kept", sys.executable, "-B", "-c", PRELUDE + hide, NAME.encode().hex()], cwd=folder, check=True, timeout=60
        )
        written = plaintext.read(f"{folder}/kept")
        assert any(NAME in line for line in plaintext.leaks(written, [NAME], [("*", anything)]))


@tap.test
def every_spelling():
    """A name is caught in every spelling, wherever it begins."""
    import base64  # pylint: disable=import-outside-toplevel

    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        raw = NAME.encode(encoding)
        for shift in range(4):
            around = b"\1" * shift + raw + b"\2\3"
            for data in (around, around.hex().encode(), around.hex().upper().encode(), base64.b64encode(around), base64.urlsafe_b64encode(around)):
                written = [plaintext.Written("/x", "x", b"before " + data + b" after")]
                assert plaintext.leaks(written, [NAME], [("*", anything)]), (encoding, shift, data)


@tap.test
def every_header():
    """A document, a database, an archive and a picture are caught by how they begin."""
    for header in plaintext.HEADERS:
        assert found("open('x', 'wb').write(raw)", header + os.urandom(100)), header


@tap.test
def unknown_format():
    """A file of no known format is caught, an empty one too."""
    known = [("*.db", plaintext.is_encrypted)]
    assert found("open('x', 'wb').write(raw)", b"anything", known)
    assert found("open('x', 'wb')", b"", known)
    assert found("open('x.db', 'wb').write(raw)", b"in clear " * 500, known)
    assert not found("open('x.db', 'wb').write(raw)", os.urandom(8192), known)


@tap.test
def chosen_file():
    """What the user chose to save is excepted, with the sibling that becomes it; one that stays is not, nor any other."""
    part = "'chosen.01234567-89ab-4cde-8123-456789abcdef.part'"
    assert not found("open('chosen', 'wb').write(raw)", NAME.encode(), (), ["chosen"])
    assert found("open('.chosen.tmp', 'wb').write(raw); os.rename('.chosen.tmp', 'chosen')", NAME.encode(), (), ["chosen"])
    assert not found(f"open({part}, 'wb').write(raw); os.rename({part}, 'chosen')", NAME.encode(), (), ["chosen"])
    assert found(f"open({part}, 'wb').write(raw)", NAME.encode(), (), ["chosen"])


@tap.test
def not_a_disk():
    """Pipes, memory and reading are no leaks."""
    code = "os.write(memory(raw), raw); r, w = os.pipe(); os.write(w, raw); os.write(os.open('/dev/null', os.O_WRONLY), raw); open('/etc/passwd').read()"
    assert not found(code, NAME.encode(), ())


@tap.test
def status():
    """The command's status is handed on."""
    with tempfile.TemporaryDirectory() as folder:
        recorder = os.environ["ROG_BUILD_ROOT"] + "/tests/recorder/rog-record"
        assert subprocess.run([recorder, folder, "sh", "-c", "exit 7"], check=False).returncode == 7
        assert subprocess.run([recorder, folder, "/no/such/program"], check=False).returncode == 127


if __name__ == "__main__":
    sys.exit(tap.run())
