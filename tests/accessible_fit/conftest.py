"""What is made once for all tests of the program."""

from pathlib import Path

import pytest

from tests.accessible_fit import made_once


@pytest.fixture(scope="session")
def finished_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty store; tests open copies of it."""
    return made_once.empty_store(tmp_path_factory)
