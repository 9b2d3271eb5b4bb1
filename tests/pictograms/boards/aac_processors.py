"""Another program's reader of boards, for cross-reading ours: the npm package ``aac-processors`` (MIT).

``python -m tests.pictograms.boards.aac_processors`` fetches it, with the two packages that its board reader
needs, into ``.venv/aac-processors`` (three packages by name through npm, about 6 MB; nothing of them is run
while installing). Without node, npm or a registry it says so and ends well: the cross-reading is then no part
of the tests. Versions are pinned, and the package's own bytes are checked.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / ".venv" / "aac-processors"
PACKAGE = "@willwade/aac-processors@0.2.5"
SHA512 = (
    "42820974ca7fb4b8c10a4ee477668e5617d931560434cc0886f63eb0cb56769d"
    "5024ba0242e07eec8e06ab79c60325086e93987d9e3b62df10314d511a63ca44"
)
NEEDED = {"adm-zip": "0.5.16", "jszip": "3.10.1"}
_PATIENCE_S = 180


def node() -> str | None:
    """The program that runs it."""
    return shutil.which("node")


def installed() -> Path | None:
    """The folder of the package, when it can be run here."""
    folder = FOLDER / "package"
    return folder if node() and (folder / "dist" / "processors" / "obfProcessor.js").is_file() else None


def install(folder: Path = FOLDER) -> None:
    """Fetch the package into ``folder``; raises OSError, ValueError or CalledProcessError."""
    npm = shutil.which("npm")
    if npm is None or node() is None:
        raise OSError("node and npm are not on this computer")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text(
        json.dumps({"private": True, "dependencies": NEEDED}), encoding="utf-8"
    )
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"]
    _run([npm, "install", *quiet], folder)
    _run([npm, "pack", "--silent", PACKAGE], folder)
    (packed,) = folder.glob("*.tgz")
    if hashlib.sha512(packed.read_bytes()).hexdigest() != SHA512:
        raise ValueError(f"{packed.name} is not the file that was expected")
    with tarfile.open(packed) as archive:
        # early 3.11 has no filters; the bytes have been checked in any case
        archive.extraction_filter = getattr(tarfile, "data_filter", lambda member, _path: member)
        archive.extractall(folder)  # makes the folder "package"
    packed.unlink()


def _run(words: list[str], folder: Path) -> None:
    environment = {**os.environ, "NODE_ENV": "production"}
    subprocess.run(words, cwd=folder, check=True, timeout=_PATIENCE_S, env=environment, capture_output=True)


def main() -> int:
    """Install it unless it is there; never a failure."""
    if installed() is None:
        try:
            install()
        except (OSError, ValueError, subprocess.SubprocessError, tarfile.TarError) as error:
            shutil.rmtree(FOLDER, ignore_errors=True)
            sys.stdout.write(f"aac-processors: not here, so boards are not cross-read ({error})\n")
            return 0
    sys.stdout.write("aac-processors: ready\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
