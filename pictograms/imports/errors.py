"""What can go wrong when a picture set is brought in."""

from __future__ import annotations

from typing import ClassVar

from pictograms.errors import N_, PictogramError


class NothingToImport(PictogramError):
    """No picture in the folder or file can be used; details: ``file``."""

    sentence: ClassVar[str] = N_("There is no picture in {file} that can be used.")
    mend: ClassVar[str] = N_("Choose a folder or a zip with pictures and a list of them.")


class TableUnreadable(PictogramError):
    """The list of pictures is no table; details: ``file``."""

    sentence: ClassVar[str] = N_("The list {file} can not be read as a table.")
    mend: ClassVar[str] = N_("Save it as CSV, with the columns name, file and licence.")


class SetNameTaken(PictogramError):
    """A set of this name is there already; details: ``name``."""

    sentence: ClassVar[str] = N_("There is already a picture set called {name}.")
    mend: ClassVar[str] = N_("Choose another name, or replace the set.")


class BadSetName(PictogramError):
    """A set's name must fit in keys and folders; details: ``name``."""

    sentence: ClassVar[str] = N_("A picture set can not be called {name}.")
    mend: ClassVar[str] = N_("Use small letters a to z, digits and hyphens, at most 40.")


class PictureChanged(PictogramError):
    """A picture is not as it was when it was looked at; details: ``file``."""

    sentence: ClassVar[str] = N_("{file} has changed since it was looked at.")
    mend: ClassVar[str] = N_("Look through the set again and import it after that.")


class SetUnwritable(PictogramError):
    """The set could not be written, and nothing of it was kept; details: ``folder``."""

    sentence: ClassVar[str] = N_("The picture set can not be written in {folder}.")
    mend: ClassVar[str] = N_("Look at whether the disk is full, and at whether you may write there.")
