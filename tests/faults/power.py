"""What a disk may hold after the power went: everything that was waited for, and any part of what was not.

SQLite appends to the log beside the file and waits for the disk before a commit ends (synchronous=FULL); a
checkpoint writes pages of the log into the file and waits again before the log is begun anew
(sqlite.org/wal.html, sqlite.org/fileformat2.html, 4). So the log may end anywhere after the last commit that
was waited for, with sectors of what came later there or not, and the file may hold any part of the pages that
are in the log.
"""

import random
import struct
from dataclasses import dataclass
from pathlib import Path

SECTOR = 512
LOG_HEAD, FRAME_HEAD = 32, 24


@dataclass(frozen=True)
class Image:
    """The file as it was when the log was begun, and the log, which is as long as every commit made it."""

    file: bytes
    log: bytes

    @property
    def page_size(self) -> int:
        return int(struct.unpack(">I", self.log[8:12])[0])

    def cut(self, waited_for: int, at: int, chance: random.Random) -> bytes:
        """Return the log after a power cut: what was waited for, then sectors that came or not, to `at`."""
        tail = bytearray(self.log[waited_for:at])
        for sector in range(0, len(tail), SECTOR):
            if chance.random() < 0.5:
                end = min(sector + SECTOR, len(tail))
                left = chance.choice((bytes(end - sector), chance.randbytes(end - sector)))
                tail[sector:end] = left
        return self.log[:waited_for] + bytes(tail)

    def half_checkpointed(self, committed: int, chance: random.Random) -> bytes:
        """Return the file after a checkpoint was cut off: some pages of the log in it, some of them torn."""
        file = bytearray(self.file)
        size = self.page_size
        frames = list(range(LOG_HEAD, committed, FRAME_HEAD + size))
        for frame in frames:
            if chance.random() < 0.5:
                number = int(struct.unpack(">I", self.log[frame : frame + 4])[0])
                start = (number - 1) * size
                page = self.log[frame + FRAME_HEAD : frame + FRAME_HEAD + size]
                if len(file) < start + size:
                    file.extend(bytes(start + size - len(file)))
                reached = chance.choice((size, size, chance.randrange(0, size, SECTOR)))
                file[start : start + reached] = page[:reached]
        return bytes(file)


def put(folder: Path, name: str, file: bytes, log: bytes) -> None:
    """Leave the two files as the computer finds them when it starts again."""
    (folder / name).write_bytes(file)
    (folder / f"{name}-wal").write_bytes(log)
    (folder / f"{name}-shm").unlink(missing_ok=True)
