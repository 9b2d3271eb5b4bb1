"""Why a picture of a set will not come, or will come with something to know about it."""

from __future__ import annotations

from enum import Enum

from pictograms.errors import N_


class ImportFault(Enum):
    """Kinds of faults in picture sets: (code, sentence)."""

    NO_FILE_NAMED = "no-file-named", N_("Line {line} of the list names no file.")
    FILE_GONE = "file-gone", N_("“{name}”: the file {file} is not there.")
    FILE_OUTSIDE = "file-outside", N_("“{name}”: the file {file} lies outside the set and is not read.")
    UNUSABLE = "unusable", N_("“{name}”: {file} can not be used. {reason}")
    TWICE = "twice", N_("“{name}”: the same picture comes already under this name.")
    TOO_MANY = "too-many", N_("The set has more than {limit} pictures. The rest is left out.")
    NO_LIST = "no-list", N_("There is no list of the pictures. They are called what their files are called.")
    NOT_LISTED = "not-listed", N_("The file {file} is not in the list.")
    NO_LICENCE = "no-licence", N_("Pictures without a licence must stay in the organisation: {count}.")
    NON_COMMERCIAL = (
        "non-commercial",
        N_("Non-commercial pictures ({licence}) that must stay in the organisation: {count}."),
    )
    LICENSED = (
        "licensed",
        N_("Pictures that the organisation must have bought ({licence}) and that stay in it: {count}."),
    )
    CLEANED = "cleaned", N_("“{name}”: something that could do harm is taken out of {file}.")
    DRAWN_ONCE = (
        "drawn-once",
        N_("“{name}”: {file} is turned into pixels, so that it looks right everywhere."),
    )

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        self.text = text
