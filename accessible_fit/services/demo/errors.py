"""What can go wrong when a store is filled with invented people."""

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_


class StoreInUse(ProgramError):
    """Invented people were to be put among real ones; `place` says where."""

    sentence = N_("The database {place} is already in use.")
    mend = N_("Nothing has been changed. Choose another name: invented people get a database of their own.")
