from __future__ import annotations

import pytest

from pictograms.catalogue import Catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """What the program ships: its names are read once for all tests, as in the program."""
    return Catalogue.bundled()
