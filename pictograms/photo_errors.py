"""Why a photo can not be used, in words; nothing else happens then."""

from __future__ import annotations

from typing import ClassVar

from pictograms.errors import N_, PictogramError


class PhotoUnusable(PictogramError):
    """Base of what is wrong with a photo."""

    sentence: ClassVar[str] = N_("The picture can not be used.")
    mend: ClassVar[str] = N_("Choose another picture.")


class PhotoUnreadable(PhotoUnusable):
    """The file is gone, is no file, or may not be read; details: ``file``."""

    sentence: ClassVar[str] = N_("The file {file} can not be opened.")
    mend: ClassVar[str] = N_("Look at the name and the place, and at whether you may read it.")


class PhotoEmpty(PhotoUnusable):
    """There is nothing in the file."""

    sentence: ClassVar[str] = N_("The picture file is empty.")
    mend: ClassVar[str] = N_("Fetch the picture again, or choose another one.")


class PhotoFileTooLarge(PhotoUnusable):
    """More bytes than any camera's file; details: ``limit`` (MB)."""

    sentence: ClassVar[str] = N_("The picture file is larger than {limit} MB.")
    mend: ClassVar[str] = N_("Save the picture in a smaller size and choose it again.")


class PhotoTooManyPixels(PhotoUnusable):
    """More pixels than any camera's picture; details: ``limit`` (megapixels)."""

    sentence: ClassVar[str] = N_("The picture has more than {limit} million pixels.")
    mend: ClassVar[str] = N_("Save the picture in a smaller size and choose it again.")


class NotAPhoto(PhotoUnusable):
    """The bytes are of no kind of picture that is known here."""

    sentence: ClassVar[str] = N_("The file is not a picture.")
    mend: ClassVar[str] = N_("Choose a picture: JPEG, PNG, WebP, AVIF, TIFF, GIF or BMP.")


class PhotoOfOtherKind(PhotoUnusable):
    """A picture of a kind that can not be opened; details: ``kind``."""

    sentence: ClassVar[str] = N_("The picture is saved as {kind}, which can not be opened here.")
    mend: ClassVar[str] = N_("Save it as JPEG on the phone or camera and choose it again.")


class PhotoIsDrawing(PhotoUnusable):
    """The bytes are an SVG drawing, which has no pixels and may hold programs."""

    sentence: ClassVar[str] = N_("The file is an SVG drawing, not a photo.")
    mend: ClassVar[str] = N_("Save it as PNG and choose that file.")


class PhotoMoves(PhotoUnusable):
    """An animation, or a file of several pictures."""

    sentence: ClassVar[str] = N_("The file holds several pictures, or a picture that moves.")
    mend: ClassVar[str] = N_("Choose a file with one still picture.")


class PhotoDamaged(PhotoUnusable):
    """The picture breaks off or contradicts itself."""

    sentence: ClassVar[str] = N_("The picture file is damaged.")
    mend: ClassVar[str] = N_("Fetch the picture again from the phone or camera, or choose another one.")


class CropOutside(PhotoUnusable):
    """The square to cut out is not inside the picture."""

    sentence: ClassVar[str] = N_("The square is outside the picture.")
    mend: ClassVar[str] = N_("Move the square into the picture.")


class NothingCopied(PhotoUnusable):
    """A picture was to be pasted and there is none to paste."""

    sentence: ClassVar[str] = N_("No picture has been copied.")
    mend: ClassVar[str] = N_("Copy a picture in another program and paste again.")


class PhotoOnTheWeb(PhotoUnusable):
    """What was dropped or pasted is only an address, and addresses are never fetched."""

    sentence: ClassVar[str] = N_("The picture is on the web, and nothing is fetched from there.")
    mend: ClassVar[str] = N_("Save the picture on the computer and choose the file.")
