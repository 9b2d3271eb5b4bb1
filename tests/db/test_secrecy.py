"""Nothing a person said can be read from an encrypted file by somebody without the key."""

from pathlib import Path

import pytest

from db import answers, audit, conversations, photos
from db.addresses import parse
from db.engine import open_store
from tests.db.conftest import KEY
from tests.db.scene import NOON, said, set_scene

TOLD = ("Ödmjuk", "home.food", "Björkens", "Karin", "Vill ha fisk", "sometimes", "looked at", "PNGPNG")


def bytes_on_disk(url: str) -> bytes:
    path = parse(url).path
    assert path is not None
    beside = [path.with_name(path.name + end) for end in ("", "-wal", "-shm", "-journal")]
    assert Path(f"{path}-wal").stat().st_size > 0
    return b"".join(one.read_bytes() for one in beside if one.exists())


@pytest.mark.parametrize("encrypted", [True, False])
def test_bytes_of_the_file_and_of_the_log_beside_it(
    plain_url: str, encrypted_url: str, encrypted: bool
) -> None:
    url = encrypted_url if encrypted else plain_url
    with open_store(url, KEY) as store:
        with store.writing() as tx:
            scene = set_scene(tx)
            answers.put(tx, said(scene.conversation.id, "home.food"))
            conversations.set_note(tx, scene.conversation.id, "Vill ha fisk på fredagar.")
            photos.put(tx, scene.unit.id, "image/png", 9, 9, b"PNGPNG" * 2000, NOON, scene.person.id)
            audit.append(tx, scene.staff.id, "looked at", "person", scene.person.id)
        found = bytes_on_disk(url)
    # a file in clear text shows everything, which tells that the search works
    for word in TOLD:
        assert (word.encode() in found) is not encrypted, word
    assert (b"SQLite format 3" in found) is not encrypted
    assert KEY not in found and KEY.hex().encode() not in found
