"""What the tour stands on: folders of its own, two stores with invented people, keys that are not kept."""

import datetime as dt
from pathlib import Path

from accessible_fit.app.program import Program
from accessible_fit.app.start import Start
from accessible_fit.services.demo.fill import DemoPlan, fill_store
from accessible_fit.settings import Places, Settings
from db.engine import create_store
from db.vocabulary import Language

PASSWORD = "fyra glada ord"
PIN = "2580"
SIGN_IN_NAME = "anna.lind"
WINDOW = (1280, 800)


def new_store(folder: Path, name: str) -> str:
    """Make an empty store in clear text, all its people invented, and return its address."""
    file = folder / name
    for old in folder.glob(f"{name}*"):
        old.unlink()
    url = f"sqlite:///{file}"
    create_store(url).close()
    return url


def filled_store(folder: Path, name: str, language: str) -> str:
    """Make a store with invented units and people, and return its address."""
    from db.engine import open_store

    url = new_store(folder, name)
    plan = DemoPlan(3, 16, 3, 7, PASSWORD, PIN, SIGN_IN_NAME, language=Language(language))
    with open_store(url) as store:
        fill_store(store, plan, dt.datetime.now(dt.UTC).date(), lambda done, total: None)
    return url


def program(work: Path, url: str, language: str, theme: str) -> Program:
    """Start the program on a store, in an ordinary window."""
    places = Places(work / "data", work / "cache", work / "config")
    made = Program(Start(places, Settings(language, theme), url, full_screen=False))
    made.staff.resize(*WINDOW)
    made.show()
    return made
