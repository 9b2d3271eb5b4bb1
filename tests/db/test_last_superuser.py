"""Two superusers on a server who each take the other away at the same moment: one of them stays."""

from db.engine import open_store
from tests.accessible_fit.services.test_organisation import two_take_each_other_away


def test_one_stays_on_a_server(server_url: str) -> None:
    with open_store(server_url) as store:
        two_take_each_other_away(store)
