"""What can go wrong with a board file or with a picture inside it."""

from __future__ import annotations

from typing import ClassVar

from pictograms.errors import N_, PictogramError


class FileUnreadable(PictogramError):
    """The file is gone, is no file, or may not be read; details: ``file``."""

    sentence: ClassVar[str] = N_("The file {file} can not be opened.")
    mend: ClassVar[str] = N_("Look at the name and the place, and at whether you may read it.")


class FileUnwritable(PictogramError):
    """A file or folder could not be written; details: ``file``."""

    sentence: ClassVar[str] = N_("{file} can not be written.")
    mend: ClassVar[str] = N_("Choose another folder, or look at whether the disk is full.")


class NotABoardFile(PictogramError):
    """There is no board in the file; details: ``file``."""

    sentence: ClassVar[str] = N_("The file {file} holds no boards.")
    mend: ClassVar[str] = N_("Choose a file from another program that ends with .obf or .obz.")


class BrokenPackage(PictogramError):
    """A zip that can not be opened; details: ``file``."""

    sentence: ClassVar[str] = N_("The package {file} is damaged.")
    mend: ClassVar[str] = N_("Fetch or export it again.")


class PackageTooLarge(PictogramError):
    """The file, or what it unpacks to, is larger than any real one; details: ``file``, ``limit`` (MB)."""

    sentence: ClassVar[str] = N_("The file {file} is too large: it holds more than {limit} MB.")
    mend: ClassVar[str] = N_("Divide it into smaller files.")


class TooManyMembers(PictogramError):
    """A package of more files than any real one; details: ``file``, ``limit``."""

    sentence: ClassVar[str] = N_("The package {file} holds more than {limit} files.")
    mend: ClassVar[str] = N_("Divide it into smaller packages.")


class MemberUnreadable(PictogramError):
    """One file inside a package can not be unpacked; details: ``file``."""

    sentence: ClassVar[str] = N_("{file} in the package can not be unpacked.")
    mend: ClassVar[str] = N_("Fetch or export the package again.")


class MemberTooLarge(PictogramError):
    """One file inside a package is larger than any of its kind; details: ``file``, ``limit`` (MB)."""

    sentence: ClassVar[str] = N_("{file} is larger than {limit} MB.")
    mend: ClassVar[str] = N_("Make it smaller, or leave it out.")


class BadJson(PictogramError):
    """A text that should be JSON is not; details: ``file``."""

    sentence: ClassVar[str] = N_("{file} is damaged: its text can not be read.")
    mend: ClassVar[str] = N_("Fetch or export it again.")


class NotBuiltLikeBoards(PictogramError):
    """JSON nested deeper, or of more parts, than any real board; details: ``file``."""

    sentence: ClassVar[str] = N_("{file} is built in a way that no board is, and is not read.")
    mend: ClassVar[str] = N_("Export it again from the program it comes from.")


class SeveralBoards(PictogramError):
    """An ``.obf`` holds one board, and there are more to write; details: ``file``."""

    sentence: ClassVar[str] = N_("{file} can hold only one board, and there are several.")
    mend: ClassVar[str] = N_("Let the file's name end with .obz.")


class PictureUnusable(PictogramError):
    """Base of what is wrong with one picture; shown by itself or as the reason in a longer sentence."""

    sentence: ClassVar[str] = N_("The picture can not be used.")
    mend: ClassVar[str] = N_("Use another picture.")


class NotAPicture(PictureUnusable):
    """The bytes are of no kind of picture that is known here."""

    sentence: ClassVar[str] = N_("It is no picture of a kind that can be shown.")


class PictureDamaged(PictureUnusable):
    """The picture breaks off or contradicts itself."""

    sentence: ClassVar[str] = N_("The picture is damaged.")


class PictureTooLarge(PictureUnusable):
    """More bytes or more pixels than a picture on a card needs; details: ``limit``, ``unit``."""

    sentence: ClassVar[str] = N_("The picture is too large: the most is {limit} {unit}.")
    mend: ClassVar[str] = N_("Make the picture smaller.")


class PictureNotHere(PictureUnusable):
    """The file names a picture that it does not hold."""

    sentence: ClassVar[str] = N_("The picture is not in the file.")


class PictureOnTheWeb(PictureUnusable):
    """The picture is only an address, and addresses are never fetched."""

    sentence: ClassVar[str] = N_("It is only an address on the web, and nothing is fetched from there.")


class PictureOfAnotherSet(PictureUnusable):
    """The picture is only a name in a symbol set; details: ``set_name``."""

    sentence: ClassVar[str] = N_("It belongs to the symbol set {set_name}, which is not in the file.")


class UnsafeSvg(PictureUnusable):
    """Base of what makes a drawing one that is not let in."""

    sentence: ClassVar[str] = N_("The drawing could harm the program.")


class SvgBroken(UnsafeSvg):
    """Not well-formed XML, or no drawing."""

    sentence: ClassVar[str] = N_("The drawing is damaged.")


class SvgEntities(UnsafeSvg):
    """It declares entities that reach outside or grow without end."""

    sentence: ClassVar[str] = N_("The drawing holds text that stands for other files or grows without end.")


class SvgTooDeep(UnsafeSvg):
    """Elements nested deeper than any drawing needs."""

    sentence: ClassVar[str] = N_("The drawing is nested too deep.")


class SvgEndless(UnsafeSvg):
    """Parts that repeat themselves, or each other, until the program stands still."""

    sentence: ClassVar[str] = N_("The drawing repeats itself without end.")


class SvgTooLarge(UnsafeSvg):
    """More bytes, elements or a larger canvas than a picture on a card needs."""

    sentence: ClassVar[str] = N_("The drawing is too large.")


class MustStayInside(PictogramError):
    """A picture whose licence forbids passing it on; details: ``picture``, ``licence``."""

    sentence: ClassVar[str] = N_(
        "The picture {picture} must stay in the organisation. Its licence is {licence}."
    )
    mend: ClassVar[str] = N_("Choose a picture with a free licence, or leave the card without a picture.")
