"""Asking who somebody is: name and password, and secrets of one's own where the password was given."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page

if TYPE_CHECKING:
    from accessible_fit.services.access import Actor
    from accessible_fit.services.signing_in.accounts import Accounts


def ask_who(
    kit: StaffKit,
    accounts: "Accounts",
    show: Callable[[Page], None],
    signed_in: "Callable[[Actor, str], None]",
    instead_of: str = "",
    left: Callable[[], None] | None = None,
) -> None:
    """Show one page after the other until somebody has signed in, or has `left`.

    `signed_in` is given the user and the language they read; `instead_of` as in SignInPage.
    """
    from accessible_fit.ui.staff.sign_in import SignInPage

    page = SignInPage(kit, accounts, instead_of)
    page.signed_in.connect(signed_in)
    if left is not None:
        page.left.connect(left)

    def again() -> None:
        ask_who(kit, accounts, show, signed_in, instead_of, left)

    def ask_own_secrets(name: str, given: str) -> None:
        from accessible_fit.ui.staff.admin.own_secrets_page import OwnSecretsPage

        own = OwnSecretsPage(kit, accounts, name, given)
        own.signed_in.connect(signed_in)
        own.left.connect(again)
        show(own)

    page.own_secrets_wanted.connect(ask_own_secrets)
    show(page)
