"""A photo from a phone becomes a small square that tells nothing but what it shows."""

from __future__ import annotations

import logging
import random
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageFile

from pictograms.errors import PictogramError
from pictograms.photo_errors import (
    CropOutside,
    NotAPhoto,
    PhotoDamaged,
    PhotoEmpty,
    PhotoFileTooLarge,
    PhotoIsDrawing,
    PhotoMoves,
    PhotoOfOtherKind,
    PhotoTooManyPixels,
    PhotoUnreadable,
    PhotoUnusable,
)
from pictograms.photos import (
    KEPT_PIXELS,
    MOST_BYTES,
    MOST_PIXELS,
    WRONG_SUFFIX,
    CropBox,
    FinishedPhoto,
    RawPhoto,
    finish_photo,
    read_photo,
    read_photo_file,
)
from tests.pictograms.photo_files import (
    MARK,
    camera_notes,
    deep_colour_png,
    deep_png,
    encoded,
    from_a_phone,
    moving,
    png_that_claims,
    png_with_notes,
    scene,
    shades,
)

RED, GREEN, BLUE = (200, 30, 30), (30, 180, 40), (30, 40, 190)


def colour(raw: RawPhoto, x: int, y: int) -> tuple[int, ...]:
    start = (y * raw.width + x) * 3
    return tuple(raw.pixels[start : start + 3])


def near(found: tuple[int, ...], wanted: tuple[int, ...], by: int = 12) -> bool:
    return all(abs(one - other) <= by for one, other in zip(found, wanted, strict=True))


def opened(photo: FinishedPhoto) -> Image.Image:
    picture = Image.open(BytesIO(photo.data))
    picture.load()
    return picture


# ------------------------------------------------------------------ nothing but pixels


WRITTEN_BESIDE = (
    MARK,
    b"Exif",
    b"GPS",
    b"http://ns.adobe.com",
    b"xmpmeta",
    b"8BIM",
    b"Photoshop",
    b"ICC_PROFILE",
)
PNG_PARTS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"iCCP", b"pHYs", b"tIME")


@pytest.mark.parametrize("many_colours", [True, False])
@pytest.mark.parametrize("bring", [from_a_phone, png_with_notes])
def test_where_it_was_taken_goes_in_and_does_not_come_out(bring: object, many_colours: bool) -> None:
    assert callable(bring)
    data = bring(shades(900) if many_colours else scene(900, 900))
    notes = Image.open(BytesIO(data)).getexif()
    assert notes.get_ifd(0x8825)[2] == (60.0, 8.0, 47.25)
    assert MARK in data
    raw = read_photo(data)
    finished = finish_photo(raw, raw.middle())
    assert finished.media_type == ("image/jpeg" if many_colours else "image/png")
    for kept in (finished.data, raw.pixels):
        assert not [told for told in WRITTEN_BESIDE if told in kept]
    assert not [part for part in PNG_PARTS if part in finished.data]
    picture = opened(finished)
    assert not picture.getexif()
    assert picture.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_square_is_cut_out_and_made_small() -> None:
    raw = read_photo(encoded(scene(2000, 1000), "JPEG", quality=95))
    assert raw.middle() == CropBox(500, 0, 1000)
    upper_right = finish_photo(raw, CropBox(1100, 20, 450), side=300)
    assert (upper_right.width, upper_right.height) == (300, 300)
    picture = opened(upper_right).convert("RGB")
    assert picture.size == (300, 300)
    assert near(picture.getpixel((150, 150)), GREEN)  # type: ignore[arg-type]  # RGB has three bands
    small = finish_photo(raw, CropBox(0, 0, 120))
    assert (small.width, small.height) == (120, 120)


@pytest.mark.parametrize("box", [(-1, 0, 10), (0, -1, 10), (51, 0, 10), (0, 31, 10), (0, 0, 41), (0, 0, 0)])
def test_a_square_outside_the_picture_is_refused(box: tuple[int, int, int]) -> None:
    raw = read_photo(encoded(scene(), "PNG"))
    with pytest.raises(CropOutside):
        finish_photo(raw, CropBox(*box))


# ------------------------------------------------------------------ the way it was held

# Exif 2.32, tag 274: how the stored pixels lie when the picture was taken upright
UPRIGHT = scene()
HELD = {
    1: UPRIGHT,
    2: UPRIGHT.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
    3: UPRIGHT.transpose(Image.Transpose.ROTATE_180),
    4: UPRIGHT.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
    5: UPRIGHT.transpose(Image.Transpose.TRANSPOSE),
    6: UPRIGHT.transpose(Image.Transpose.ROTATE_90),
    7: UPRIGHT.transpose(Image.Transpose.TRANSVERSE),
    8: UPRIGHT.transpose(Image.Transpose.ROTATE_270),
}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", HELD)
def test_however_the_camera_was_held_up_is_up(orientation: int, kind: str) -> None:
    raw = read_photo(encoded(HELD[orientation], kind, exif=camera_notes(orientation)))
    assert (raw.width, raw.height) == (60, 40)
    assert near(colour(raw, 8, 20), RED)
    assert near(colour(raw, 50, 8), GREEN)
    assert near(colour(raw, 50, 32), BLUE)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")  # Pillow says it to the log
def test_a_damaged_note_about_up_is_no_note() -> None:
    data = encoded(scene(), "JPEG", exif=b"Exif\x00\x00II*\x00\xff\xff\xff\x7fnonsense")
    assert read_photo(data).width == 60


# ------------------------------------------------------------------ every kind of pixels


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF", "BMP"])
def test_pictures_of_every_usual_kind(kind: str) -> None:
    raw = read_photo(encoded(scene(), kind))
    assert (raw.width, raw.height, raw.kind.upper()) == (60, 40, kind)
    assert near(colour(raw, 8, 20), RED, 30) and near(colour(raw, 50, 8), GREEN, 30)
    assert len(raw.pixels) == 60 * 40 * 3


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("CMYK", "JPEG"), ("CMYK", "TIFF"), ("P", "PNG"), ("P", "GIF"), ("YCbCr", "TIFF"), ("LAB", "TIFF")],
)
def test_pixels_of_other_kinds_show_the_same_colours(mode: str, kind: str) -> None:
    picture = scene().convert(mode) if mode != "LAB" else Image.new("LAB", (60, 40), (140, 128, 128))
    raw = read_photo(encoded(picture, kind))
    if mode == "LAB":
        assert len(raw.pixels) == 60 * 40 * 3
    else:
        assert near(colour(raw, 8, 20), RED, 40) and near(colour(raw, 50, 8), GREEN, 40)


def test_grey_and_black_and_white() -> None:
    assert colour(read_photo(encoded(Image.new("L", (4, 4), 99), "PNG")), 1, 1) == (99, 99, 99)
    black = Image.new("1", (4, 4), 0)
    black.putpixel((2, 2), 1)
    raw = read_photo(encoded(black, "PNG"))
    assert (colour(raw, 0, 0), colour(raw, 2, 2)) == ((0, 0, 0), (255, 255, 255))


def test_sixteen_bits_become_eight_without_burning_out() -> None:
    raw = read_photo(deep_png([[0, 257, 32896, 65535]]))
    assert [colour(raw, x, 0)[0] for x in range(4)] == [0, 1, 128, 255]
    assert colour(read_photo(deep_colour_png((65535, 32896, 0))), 0, 0) == (255, 128, 0)


def test_numbers_of_light_without_an_upper_end_fill_the_range() -> None:
    measured = Image.new("F", (2, 1))
    measured.putpixel((0, 0), -4.0)
    measured.putpixel((1, 0), 9000.0)
    raw = read_photo(encoded(measured, "TIFF"))
    assert (colour(raw, 0, 0), colour(raw, 1, 0)) == ((0, 0, 0), (255, 255, 255))
    flat = read_photo(encoded(Image.new("F", (2, 1), 4000.0), "TIFF"))
    assert colour(flat, 0, 0) == colour(flat, 1, 0)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_can_be_seen_through_is_laid_on_white(mode: str) -> None:
    clear = Image.new(mode, (4, 4), (0, 0, 0, 0) if mode == "RGBA" else (0, 0))
    assert colour(read_photo(encoded(clear, "PNG")), 1, 1) == (255, 255, 255)
    half = Image.new(mode, (4, 4), (0, 0, 0, 128) if mode == "RGBA" else (0, 128))
    assert near(colour(read_photo(encoded(half, "PNG")), 1, 1), (127, 127, 127), 2)


def test_a_palette_with_one_clear_colour_is_laid_on_white() -> None:
    data = encoded(scene().convert("P"), "GIF", transparency=scene().convert("P").getpixel((5, 20)))
    raw = read_photo(data)
    assert colour(raw, 5, 20) == (255, 255, 255)
    assert near(colour(raw, 50, 8), GREEN, 40)


def test_other_colour_profiles_are_translated() -> None:
    """A profile whose red and blue are exchanged shows whether it was heeded: nobody else would."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = (profile.index(name, 128, 400) for name in (b"rXYZ", b"bXYZ"))
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    raw = read_photo(encoded(Image.new("RGB", (4, 4), (250, 0, 0)), "PNG", icc_profile=bytes(profile)))
    assert near(colour(raw, 1, 1), (0, 0, 250))


@pytest.mark.parametrize("profile", [b"no profile", bytes(200)])
def test_a_broken_colour_profile_is_left_aside(profile: bytes) -> None:
    raw = read_photo(encoded(scene(), "PNG", icc_profile=profile))
    assert near(colour(raw, 8, 20), RED, 1)


def test_a_profile_for_another_kind_of_pixels_does_no_harm() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    raw = read_photo(encoded(Image.new("L", (4, 4), 99), "PNG", icc_profile=profile))
    assert near(colour(raw, 1, 1), (99, 99, 99), 2)
    raw = read_photo(encoded(scene().convert("CMYK"), "JPEG", icc_profile=profile))
    assert near(colour(raw, 8, 20), RED, 40)


def test_a_camera_with_two_lenses_writes_two_pictures_and_the_first_counts() -> None:
    data = encoded(scene(), "MPO", save_all=True, append_images=[Image.new("RGB", (60, 40))])
    raw = read_photo(data)
    assert raw.kind == "JPEG" and near(colour(raw, 8, 20), RED)


# ------------------------------------------------------------------ told in words


HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(40)
REFUSED: dict[str, tuple[bytes, type[PhotoUnusable]]] = {
    "nothing": (b"", PhotoEmpty),
    "a letter": ("Hej Åsa! Vi ses på onsdag.".encode(), NotAPhoto),
    "a page": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", NotAPhoto),
    "a program": (b"MZ\x90\x00" + bytes(200), NotAPhoto),
    "zeros": (bytes(5000), NotAPhoto),
    "a drawing": (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", PhotoIsDrawing),
    "a drawing that begins as a document": (b"<?xml version='1.0'?>\n<!-- a -->\n<svg:svg/>", PhotoIsDrawing),
    "a drawing in two bytes a letter": ("\ufeff<svg></svg>".encode("utf-16-le"), PhotoIsDrawing),
    "an Apple picture": (HEIC, PhotoOfOtherKind),
    "a gif that moves": (moving("GIF"), PhotoMoves),
    "a png that moves": (moving("PNG"), PhotoMoves),
    "a webp that moves": (moving("WEBP"), PhotoMoves),
    "an avif that moves": (moving("AVIF"), PhotoMoves),
    "a fax of three pages": (moving("TIFF"), PhotoMoves),
    "a jpeg cut short": (encoded(shades(300), "JPEG")[:2000], PhotoDamaged),
    "a png cut short": (encoded(shades(300), "PNG")[:2000], PhotoDamaged),
    "the first letters of a jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF", PhotoDamaged),
    "the first letters of a png": (b"\x89PNG\r\n\x1a\n", PhotoDamaged),
    "a png of no size": (png_that_claims(0, 0), PhotoDamaged),
    "a bomb": (png_that_claims(60_000, 60_000), PhotoTooManyPixels),
    "a smaller bomb": (png_that_claims(10_000, 10_000), PhotoTooManyPixels),
    "a bomb just over what is let in": (png_that_claims(MOST_PIXELS + 1, 1), PhotoTooManyPixels),
    "a film": (bytes(MOST_BYTES + 1), PhotoFileTooLarge),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_usable_photo_is_told_in_words(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data, failure = REFUSED[what]
    if failure is PhotoTooManyPixels:
        monkeypatch.setattr(ImageFile.ImageFile, "load", lambda _image: pytest.fail("it was unpacked"))
    with pytest.raises(failure) as refused:
        read_photo(data)
    told = str(refused.value)
    assert "{" not in told and told.endswith(".") and len(told) > 20


def test_a_wrong_name_is_told_and_works_all_the_same() -> None:
    data = encoded(scene(), "PNG")
    raw = read_photo(data, "Anna på stranden.JPG")
    assert (raw.kind, raw.wrong_suffix) == ("PNG", ".JPG")
    assert WRONG_SUFFIX.format(suffix=raw.wrong_suffix, kind=raw.kind).startswith(
        "The file's name ends with .JPG"
    )
    assert read_photo(data, "Anna.png").wrong_suffix == ""
    assert read_photo(data, "Anna").wrong_suffix == ""
    assert read_photo(encoded(scene(), "JPEG"), "DSC_0001.JPEG").wrong_suffix == ""


def test_files_are_read_and_what_cannot_be_is_told(tmp_path: Path) -> None:
    photo = tmp_path / "Åsas födelsedag.jpg"
    photo.write_bytes(from_a_phone(scene()))
    assert read_photo_file(photo).width == 60
    with pytest.raises(PhotoUnreadable, match=r"borta\.jpg"):
        read_photo_file(tmp_path / "borta.jpg")
    with pytest.raises(PhotoUnreadable):
        read_photo_file(tmp_path)
    with (tmp_path / "film.mov").open("wb") as film:
        film.truncate(MOST_BYTES * 400)
    with pytest.raises(PhotoFileTooLarge):
        read_photo_file(tmp_path / "film.mov")


# ------------------------------------------------------------------ large, and damaged in any way


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_the_largest_pictures_are_kept_at_a_part_of_their_size(kind: str) -> None:
    picture = Image.new("RGB", (8160, 6144), RED)  # a phone's fifty million
    raw = read_photo(encoded(picture, kind))
    assert raw.width * raw.height <= KEPT_PIXELS
    assert raw.width / raw.height == pytest.approx(8160 / 6144, rel=0.01)
    assert near(colour(raw, raw.width - 1, raw.height - 1), RED, 3)


def test_a_long_thin_picture_stays_thin() -> None:
    raw = read_photo(encoded(Image.new("L", (40_000, 3), 77), "PNG"))
    assert raw.width <= 16_000 and raw.height == 1
    assert colour(raw, raw.width - 1, 0) == (77, 77, 77)


def test_memory_stays_within_bounds() -> None:
    """One of the largest pictures that are let in, seen through, in a process of its own."""
    import subprocess

    program = (
        "import sys\n"
        "from io import BytesIO\n"
        "from pictograms.photos import read_photo\n"
        "from PIL import Image, ImageCms\n"
        "kept = BytesIO()\n"
        "Image.new('P', (8000, 8000), 7).save(kept, 'PNG', transparency=3)\n"
        "try:\n"
        "    import resource\n"
        "    peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "except ImportError:\n"
        "    peak = lambda: 0\n"
        "before = peak()\n"
        "raw = read_photo(kept.getvalue())\n"
        "print(raw.width, peak() - before)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    width, grown = map(int, ran.stdout.split())
    kilobyte = 1024 if sys.platform == "darwin" else 1
    assert width == 4000
    assert grown / kilobyte < 300_000


@pytest.fixture
def pillow_silent() -> Iterator[None]:
    """Let Pillow write to no log what it thinks of damage; what we tell is what counts."""
    logger = logging.getLogger("PIL")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    yield
    logger.setLevel(before)


KINDS = {
    kind: encoded(shades(48), kind, exif=camera_notes(6)) for kind in ("JPEG", "PNG", "WEBP", "TIFF", "AVIF")
} | {
    "GIF": encoded(shades(48).convert("P"), "GIF"),
    "BMP": encoded(shades(48), "BMP"),
    "phone": from_a_phone(shades(48), 8),
    "notes": png_with_notes(shades(48)),
    "cmyk": encoded(shades(48).convert("CMYK"), "JPEG"),
    "lzw": encoded(shades(48).convert("RGBA"), "TIFF", compression="tiff_lzw"),
    "deep": deep_png([[500 * x + y for x in range(48)] for y in range(48)]),
}


@pytest.mark.usefixtures("pillow_silent")
@pytest.mark.filterwarnings("ignore")  # Pillow remarks on damage in many ways
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32), changes=st.integers(1, 12), cut=st.booleans(), head=st.booleans())
@example(seed=0, changes=0, cut=False, head=False)
def test_damaged_bytes_give_a_photo_or_words_and_nothing_else(
    kind: str, seed: int, changes: int, cut: bool, head: bool
) -> None:
    chance = random.Random(seed)
    data = bytearray(KINDS[kind])
    if cut:
        del data[chance.randrange(len(data)) :]
    for _ in range(changes if data else 0):
        at = chance.randrange(min(len(data), 400) if head else len(data))
        data[at] = chance.randrange(256)
    try:
        raw = read_photo(bytes(data))
    except PictogramError as failure:
        assert "{" not in str(failure)
        return
    finished = finish_photo(raw, raw.middle())
    assert opened(finished).size == (finished.width, finished.height)


@pytest.mark.usefixtures("pillow_silent")
@pytest.mark.filterwarnings("ignore")
@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_at_all(data: bytes) -> None:
    with pytest.raises(PhotoUnusable):
        read_photo(data)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 90), st.integers(1, 90), st.data())
def test_any_square_inside_any_picture(width: int, height: int, data: st.DataObject) -> None:
    raw = RawPhoto(width, height, bytes(width * height * 3))
    side = data.draw(st.integers(1, min(width, height)))
    box = CropBox(data.draw(st.integers(0, width - side)), data.draw(st.integers(0, height - side)), side)
    finished = finish_photo(raw, box, side=40)
    assert (finished.width, finished.height) == opened(finished).size == (min(side, 40),) * 2
