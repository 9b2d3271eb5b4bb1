"""After a whole conversation no file of the program holds a name or an answer in clear."""

import logging
from pathlib import Path

import pytest

from accessible_fit.commands import window
from accessible_fit.services.conversation import Given
from accessible_fit.services.flow import Said
from accessible_fit.settings import Places
from db.backup import make_backup
from db.vocabulary import InputWay
from tests.journeys.people import ALIAS, KEY, form, new_home

SECRETS = (ALIAS, "Märta", "Eva Ek", "eva.ek", "Björken", "group_home", "Tycker du", "answered", "dont_know")


def test_the_store_and_everything_beside_it_is_unreadable_without_the_key(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    talk = home.conversations.begin(home.actor, home.person_id, form())
    for item_id in talk.flow.item_ids:
        home.conversations.keep(home.actor, talk, Given(item_id, Said(raw=1), InputWay.MOUSE, 500))
    make_backup(home.store, tmp_path / "all.backup")
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


def test_the_log_of_a_day_when_everything_fails_tells_of_nobody(tmp_path: Path) -> None:
    """Errors whose texts hold names and answers, of ours and of the libraries, go through the real log."""
    (tmp_path / "store").mkdir()
    home = new_home(tmp_path / "store")
    talk = home.conversations.begin(home.actor, home.person_id, form())
    places = Places(tmp_path / "data", tmp_path / "cache", tmp_path / "config")
    root = logging.getLogger()
    before = list(root.handlers)
    root.handlers = []
    try:
        window._log_to_file(places)
        with pytest.raises(Exception) as told:
            wrong = Given("not a question " + ALIAS, Said(raw=1), InputWay.MOUSE, 500)
            home.conversations.keep(home.actor, talk, wrong)
        logging.getLogger("accessible_fit.ui.bridge").error("background work failed", exc_info=told.value)
        logging.getLogger("sqlalchemy.pool").error("could not %s", ALIAS, exc_info=told.value)
        logging.getLogger("PIL").warning(f"a photo of {ALIAS}")
    finally:
        for handler in root.handlers:
            handler.close()
        root.handlers = before
        home.store.close()
    log = (places.data / "program.log").read_text("utf-8")
    assert "background work failed" in log and "accessible_fit/services/conversation.py" in log
    for secret in (*SECRETS, str(tmp_path), "not a question"):
        assert secret not in log


def raw_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
