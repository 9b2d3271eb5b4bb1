"""Picture sets that the organisation brings in: looked through first, then taken in whole or not at all."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from pictograms.imports.kept import ImportedSet
from pictograms.imports.preview import Preview

if TYPE_CHECKING:
    from pictograms.imports.glimpse import Glimpse

Say = Callable[[str], str]


class LicenceMissing(ProgramError):
    """A set has pictures that name no licence, and none was written."""

    sentence = N_("The licence of the pictures is missing.")
    mend = N_("Write what the pictures may be used for, for example CC BY 4.0 or who gave leave.")


class PictureSets:
    """The sets in one folder of this computer. They hold nothing about any person."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def kept(self) -> list[ImportedSet]:
        """Return the sets that have been taken in, by title. A folder that is no whole set is passed over."""
        from pictograms.errors import PictogramError

        found = []
        folders = sorted(self._folder.iterdir()) if self._folder.is_dir() else []
        for folder in folders:
            if folder.is_dir() and not folder.name.startswith("."):
                try:
                    found.append(ImportedSet(folder))
                except PictogramError:
                    continue
        return sorted(found, key=lambda one: one.credit.title.casefold())

    def look_through(self, actor: Actor, source: Path) -> Preview:
        """Return what a folder, zip, .obf or .obz would bring; nothing is written and nothing is fetched.

        Raises NotAllowed and the PictogramErrors of reading.
        """
        actor.require(Right.CHANGE_PICTURES)
        from pictograms.imports.look import look_through

        return look_through(source)

    def glimpse(self, actor: Actor, preview: Preview, most: int) -> "Glimpse":
        """Return the first pictures as they would look. Raises NotAllowed."""
        actor.require(Right.CHANGE_PICTURES)
        from pictograms.imports.glimpse import Glimpse

        return Glimpse(preview, most)

    def take_in(self, actor: Actor, preview: Preview, licence: str) -> ImportedSet:
        """Take a set in under `licence`, which counts for the pictures that name none themselves.

        Raises NotAllowed, LicenceMissing, and the PictogramErrors of writing.
        """
        actor.require(Right.CHANGE_PICTURES)
        from pictograms.imports.take_in import free_name, import_set

        if not licence.strip() and any(not picture.names_licence for picture in preview.coming):
            raise LicenceMissing
        name, is_there = free_name(preview, self._folder)
        named = preview.called(name).under(licence.strip() or preview.licence)
        return import_set(named, self._folder, replace=is_there)
