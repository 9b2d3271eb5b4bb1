"""What each role may do, as a table to be read: `python -m tests.accessible_fit.services.rights_table`."""

import sys

from accessible_fit.services.access import RIGHTS, Right
from db.vocabulary import Role

WORDS = {
    Right.SEE_PEOPLE: "see the people, their pages and who has looked",
    Right.CHANGE_PEOPLE: "add and change people, ask for their yes or no, show a person to a leader",
    Right.LEAD_CONVERSATIONS: "hold conversations and enter them from paper",
    Right.SEE_ANSWERS: "see what single persons have said",
    Right.SUPPORT_UNITS: "see which units need help with asking",
    Right.SEE_GIVEN: "read what a person has said who was shown to them, until a day, with the person's yes",
    Right.EXPORT_PERSON: "save everything about a person for the person",
    Right.FOLLOW_UNIT: "see how it goes for a unit as a whole, behind the gate for small numbers",
    Right.SEE_LOG: "read the log (leaders without the names of persons)",
    Right.CHANGE_UNITS: "name units",
    Right.CHANGE_USERS: "make, change and close accounts, say who works where",
    Right.NAME_ORGANISATION: "name the organisation",
    Right.CHANGE_PICTURES: "bring in picture sets",
    Right.CHANGE_FORMS: "write forms and say which are offered",
    Right.LINK_FORMATS: "link two ways to answer",
    Right.KEEP_BACKUPS: "make backups",
    Right.ERASE: "erase a person",
}
HEAD = "| What | Staff | Leader | Superuser |\n| --- | --- | --- | --- |\n"


def table() -> str:
    """Every right once, in the words above or its own name, and who has it."""
    order = [*WORDS, *(one for one in Right if one not in WORDS)]
    rows = []
    for right in order:
        marks = " | ".join("yes" if right in RIGHTS[role] else "–" for role in Role)
        rows.append(f"| {WORDS.get(right, right.value.replace('_', ' '))} | {marks} |\n")
    return HEAD + "".join(rows)


if __name__ == "__main__":
    sys.stdout.write(table())
