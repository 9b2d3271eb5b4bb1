"""What is made once for all tests of the program."""

from collections.abc import Iterator
from pathlib import Path

import argon2
import pytest

from tests.accessible_fit import made_once


@pytest.fixture(scope="session", autouse=True)
def light_hashes() -> Iterator[None]:
    """The same way of hashing with less memory: every colleague of every store has two hashes."""
    usual = argon2.PasswordHasher

    def light(time_cost: int = 1, memory_cost: int = 64, parallelism: int = 1) -> argon2.PasswordHasher:
        return usual(time_cost, memory_cost, parallelism)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(argon2, "PasswordHasher", light)
        yield


@pytest.fixture(scope="session")
def finished_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty store; tests open copies of it."""
    return made_once.empty_store(tmp_path_factory)
