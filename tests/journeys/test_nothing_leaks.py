"""After a whole conversation no file of the program holds a name or an answer in clear."""

from pathlib import Path

from accessible_fit.services.conversation import Given
from accessible_fit.services.flow import Said
from db.vocabulary import InputWay
from tests.journeys.people import ALIAS, KEY, form, new_home

SECRETS = (ALIAS, "Märta", "Eva Ek", "eva.ek", "Björken", "group_home", "Tycker du", "answered", "dont_know")


def test_the_store_and_everything_beside_it_is_unreadable_without_the_key(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    talk = home.conversations.begin(home.actor, home.person_id, form())
    for item_id in talk.flow.item_ids:
        home.conversations.keep(home.actor, talk, Given(item_id, Said(raw=1), InputWay.MOUSE, 500))
    # While the program runs the latest answers stand in the write-ahead file; after it they are in the store.
    while_running = raw_files(tmp_path)
    home.conversations.finish(home.actor, talk)
    home.store.close()
    for files in (while_running, raw_files(tmp_path)):
        assert files
        for name, data in files.items():
            for secret in SECRETS:
                for encoding in ("utf-8", "utf-16-le", "latin-1"):
                    assert secret.encode(encoding) not in data, f"{secret} stands in {name}"
            assert KEY not in data
            assert not data.startswith(b"SQLite format 3")


def raw_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
