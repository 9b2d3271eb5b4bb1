"""The files inside a zip from elsewhere: only harmless ones, only by name, never more than is allowed."""

from __future__ import annotations

import io
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Collection
from pathlib import Path
from urllib.parse import unquote

from pictograms.boards.errors import (
    BrokenPackage,
    FileUnreadable,
    MemberTooLarge,
    MemberUnreadable,
    PackageTooLarge,
    TooManyMembers,
)
from pictograms.boards.faults import BoardFault, Remarks
from pictograms.boards.limits import LIMITS, MB, Limits, is_junk, safe_name, shown

_ENTRY_MARK = b"PK\x01\x02"  # stands before each entry of a zip's directory
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others can ask for much memory
_LOCKED = 0x1
_UNICODE_NAME = 0x800
# what zipfile and zlib raise on damaged bytes
_ZIP_FAILURES = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError,
    KeyError, IndexError, OverflowError,
)  # fmt: skip


def read_file(path: Path, limits: Limits = LIMITS) -> bytes:
    """The bytes of a file, if it is an ordinary one; raises FileUnreadable and PackageTooLarge."""
    try:
        if not path.is_file():
            raise FileUnreadable(file=shown(path))
        with path.open("rb") as file:
            content = file.read(limits.file_bytes + 1)
    except (OSError, ValueError) as error:
        raise FileUnreadable(file=shown(path)) from error
    if len(content) > limits.file_bytes:
        raise PackageTooLarge(file=shown(path), limit=limits.file_bytes // MB)
    return content


def is_zip(content: bytes) -> bool:
    """Whether the bytes begin as a zip does, whatever the file is called."""
    return content[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


class Archive:
    """A zip in memory whose files are unpacked when asked for, so that no handle stays open.

    Left out, with a remark: names that point elsewhere, links, locked files and rare packings. What file
    managers leave behind is passed over in silence. Raises BrokenPackage, TooManyMembers and PackageTooLarge.
    """

    def __init__(self, content: bytes, file: str, remarks: Remarks, limits: Limits = LIMITS) -> None:
        # counted before zipfile builds an object for each
        if content.count(_ENTRY_MARK) > limits.members:
            raise TooManyMembers(file=file, limit=limits.members)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _ZIP_FAILURES as error:
            raise BrokenPackage(file=file) from error
        self._members: dict[str, zipfile.ZipInfo] = {}
        self._loose: dict[str, str] = {}
        for info in self._zip.infolist():
            self._take(info, remarks)
        most = min(limits.total_bytes, limits.inflation_free + limits.inflation * len(content))
        if sum(info.file_size for info in self._members.values()) > most:
            raise PackageTooLarge(file=file, limit=most // MB)

    def names(self) -> Collection[str]:
        """Every file, by its plain name, in the package's order."""
        return self._members.keys()

    def find(self, path: str) -> str | None:
        """The name meant by ``path``: as it is, else whatever its case, accents' form or per-cent writing."""
        for written in (path, unquote(path)):
            name = safe_name(written.lstrip("/"))
            if name in self._members:
                return name
            found = self._loose.get(_loose(name)) if name else None
            if found:
                return found
        return None

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a file; raises MemberUnreadable, and MemberTooLarge beyond ``most`` bytes.

        zipfile gives no more than the size that the directory declares and checks the sum of what it gave;
        the declared sizes have been added up before.
        """
        info = self._members.get(name)
        if info is None:
            raise MemberUnreadable(file=name)
        if info.file_size > most:
            raise MemberTooLarge(file=name, limit=max(0, most // MB))
        try:
            with self._zip.open(info) as file:
                return file.read(info.file_size)
        except _ZIP_FAILURES as error:
            raise MemberUnreadable(file=name) from error

    def _take(self, info: zipfile.ZipInfo, remarks: Remarks) -> None:
        written = _true_name(info)
        name = safe_name(written)
        if written.endswith(("/", "\\")) or is_junk(name or written):
            return
        if not name:
            remarks.add(BoardFault.UNSAFE_NAME, file=shown(written)[:200])
        elif stat.S_ISLNK(info.external_attr >> 16):
            remarks.add(BoardFault.LINK_MEMBER, file=name)
        elif info.flag_bits & _LOCKED or info.compress_type not in _PACKED:
            remarks.add(BoardFault.LOCKED_MEMBER, file=name)
        else:
            self._members[name] = info
            self._loose.setdefault(_loose(name), name)


def _true_name(info: zipfile.ZipInfo) -> str:
    """The member's name; many packers write UTF-8 without saying so, which zipfile reads as code page 437."""
    # orig_filename: zipfile has cut ``filename`` at a NUL and turned the system's separators
    name = info.orig_filename
    if not info.flag_bits & _UNICODE_NAME:
        try:
            return name.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return name


def _loose(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
