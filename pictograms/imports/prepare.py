"""One picture from elsewhere into what is kept of it: a safe drawing, or nothing but pixels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO

from pictograms.boards.errors import PictureDamaged
from pictograms.boards.limits import LIMITS, Limits
from pictograms.boards.pictures import PictureKind, check_raster, kind_of
from pictograms.boards.svg_safety import clean_svg
from pictograms.errors import PictogramError
from pictograms.imports.drawing import SIDE_PX, drawn_once, drawn_wrongly_by_qt
from pictograms.imports.faults import ImportFault
from pictograms.imports.preview import fingerprint
from pictograms.photos import read_photo

_JPEG_QUALITY = 90
_FEW_COLOURS = 2_000


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture as it is kept (SVG, PNG or JPEG), with what to know about how it came to be."""

    kind: PictureKind
    notes: tuple[ImportFault, ...]
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Tried:
    """What becomes of a picture: its fingerprint, its kind afterwards, and what to know about it."""

    mark: str
    kind: PictureKind
    notes: tuple[ImportFault, ...]


class Trial:
    """Tries pictures, each once however often a list or a board names it, or another file repeats it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._by_place: dict[object, Tried | PictogramError] = {}
        self._by_mark: dict[str, Tried | PictogramError] = {}

    def of(self, place: object, read: Callable[[], bytes]) -> Tried:
        """The picture at ``place``, whose bytes ``read`` gives; raises as ``prepared`` and ``read`` do."""
        found = self._by_place.get(place)
        if found is None:
            found = self._by_place[place] = self._tried(read)
        if isinstance(found, PictogramError):
            raise found.with_traceback(None)
        return found

    def _tried(self, read: Callable[[], bytes]) -> Tried | PictogramError:
        try:
            content = read()
            mark = fingerprint(content)
            if mark not in self._by_mark:
                self._by_mark[mark] = self._tried_bytes(content, mark)
            return self._by_mark[mark]
        except PictogramError as error:
            return error

    def _tried_bytes(self, content: bytes, mark: str) -> Tried | PictogramError:
        try:
            ready = prepared(content, self._limits)
        except PictogramError as error:
            return error
        return Tried(mark, ready.kind, ready.notes)


def prepared(content: bytes, limits: Limits = LIMITS) -> Prepared:
    """``content`` made safe and fit to draw.

    A drawing that is safe stays one, unless QtSvg would draw it wrongly. Other pictures are unpacked, turned
    upright and written anew, so that nothing but pixels comes along. Raises a PictureUnusable, or what
    ``photos.read_photo`` says of pictures that move or are damaged.
    """
    kind = kind_of(content)
    if kind is not PictureKind.SVG:
        check_raster(content, kind, limits)
        return _repacked(content)
    svg = clean_svg(content, limits)
    notes = (ImportFault.CLEANED,) if svg.was_changed else ()
    if drawn_wrongly_by_qt(svg):
        return Prepared(PictureKind.PNG, (*notes, ImportFault.DRAWN_ONCE), drawn_once(svg))
    return Prepared(PictureKind.SVG, notes, svg.content)


def _repacked(content: bytes) -> Prepared:
    """PNG for what has few colours, as symbols have; JPEG for photos."""
    from PIL import Image

    raw = read_photo(content)
    picture = Image.frombuffer("RGB", (raw.width, raw.height), raw.pixels)
    longest = max(raw.width, raw.height)
    if longest > SIDE_PX:
        size = max(1, round(raw.width * SIDE_PX / longest)), max(1, round(raw.height * SIDE_PX / longest))
        picture = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    few = picture.getcolors(_FEW_COLOURS) is not None
    kept = BytesIO()
    try:
        if few or raw.kind == "PNG":
            picture.save(kept, "PNG")
            return Prepared(PictureKind.PNG, (), kept.getvalue())
        picture.save(kept, "JPEG", quality=_JPEG_QUALITY)
    except (OSError, ValueError) as error:
        raise PictureDamaged from error
    return Prepared(PictureKind.JPEG, (), kept.getvalue())
