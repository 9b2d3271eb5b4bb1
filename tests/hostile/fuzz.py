"""`python -m tests.hostile.fuzz RUNS SEED`: files that grow towards what the readers have not done before.

The first byte of each chooses the door. Ends with another code than 0, and the file that did it, when a door
raises anything but a named failure.
"""

import os
import sys
import tempfile
from pathlib import Path

import atheris

LONGEST = 4096
SLOWEST_S = 20

with atheris.instrument_imports(include=["accessible_fit", "pictograms", "talking_mats", "audio"]):
    from accessible_fit.instruments.own import OWN_FOLDER
    from talking_mats.reader import OWN_FOLDER as TOPICS
    from tests.hostile.doors import DOORS, NAMED
    from tests.hostile.files import HOSTILE

# A database is too slow a door for thousands; its reader is SQLite's, not ours.
QUICK = [door for door in DOORS if door.name != "a backup"]


def seeds(folder: Path) -> None:
    """Lay out where to begin: what is hostile already, and real files, at every door they are made for."""
    real = [path.read_bytes() for path in sorted([*OWN_FOLDER.glob("*.toml"), *TOPICS.glob("*.toml")])]
    starts = [content for content in [*HOSTILE.values(), *real] if len(content) < LONGEST]
    for number, content in enumerate(starts):
        for door in range(len(QUICK)):
            (folder / f"{number}-{door}").write_bytes(bytes([door]) + content)


def main() -> None:
    """Feed as many files as were asked for."""
    runs, seed = sys.argv[1:3]
    work = Path(tempfile.mkdtemp())
    corpus = work / "corpus"
    inside = work / "inside"
    for folder in (corpus, inside):
        folder.mkdir()
    seeds(corpus)
    os.chdir(inside)

    def feed(data: bytes) -> None:
        try:
            QUICK[data[0] % len(QUICK) if data else 0].feed(data[1:], inside)
        except NAMED as refused:
            assert str(refused)

    limits = [f"-runs={runs}", f"-seed={seed}", f"-max_len={LONGEST}", f"-timeout={SLOWEST_S}"]
    atheris.Setup([sys.argv[0], *limits, "-verbosity=0", "-print_final_stats=1", str(corpus)], feed)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
