"""Fields for a new password and a new code, each written twice."""

from PySide6.QtWidgets import QLineEdit

from accessible_fit.errors import BadPin, EasyPassword, EasyPin, SamePassword, WeakPassword
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.widgets.forms import Field, secret_line
from accessible_fit.ui.widgets.ticks import Tick

PIN_LENGTH = 8
ABOUT_PASSWORD = (WeakPassword, EasyPassword, SamePassword)
ABOUT_PIN = (BadPin, EasyPin)


class Twice:
    """A secret that is written twice; nobody sees what they write."""

    def __init__(self, first: Field, again: Field) -> None:
        self.first = first
        self.again = again

    def lines(self) -> list[QLineEdit]:
        """Return the two lines."""
        return [one.control for one in (self.first, self.again) if isinstance(one.control, QLineEdit)]

    def text(self) -> str:
        """Return what stands in the first."""
        return self.lines()[0].text()

    def same(self, kit: StaffKit) -> bool:
        """Say whether the two are the same, and say so under the second when they are not."""
        self.again.clear_error()
        first, again = (one.text() for one in self.lines())
        if first != again:
            self.again.show_error(kit.words.t("The two are not the same. Write it again."))
        return first == again

    def clear(self) -> None:
        """Empty both."""
        for one in self.lines():
            one.clear()


def password_twice(kit: StaffKit) -> Twice:
    """Make the fields of a new password."""
    w = kit.words
    about = w.t("At least ten characters, best some words.")
    return Twice(
        Field(w.t("New password"), secret_line(), about),
        Field(w.t("The same password again"), secret_line(), w.t("To be sure that it is right.")),
    )


def pin_twice(kit: StaffKit) -> Twice:
    """Make the fields of a new code."""
    w = kit.words
    made = Twice(
        Field(w.t("New code"), secret_line(), w.t("Four to eight digits.")),
        Field(w.t("The same code again"), secret_line(), w.t("To be sure that it is right.")),
    )
    for line in made.lines():
        line.setMaxLength(PIN_LENGTH)
    return made


def reveal(kit: StaffKit, *lines: QLineEdit) -> Tick:
    """Make the box that shows what is written."""
    made = Tick(kit.look, kit.words.t("Show what I write"))

    def show(on: bool) -> None:
        for line in lines:
            line.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    made.toggled.connect(show)
    return made
