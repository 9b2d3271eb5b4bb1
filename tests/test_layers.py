"""The floors of the house: no arrow runs up, and each library stays in its room."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SIDE_PACKAGES = {"talking_mats", "audio", "pictograms", "db"}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Ask import-linter about the packages in a folder, by the contracts in its pyproject.toml."""
    program = (
        "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command; "
        "lint_imports_command(['--no-cache'])"
    )
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def contracts() -> dict[str, dict[str, object]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    return {contract["id"]: contract for contract in settings["contracts"]}


def test_every_contract_is_kept() -> None:
    answer = lint(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert " 0 broken" in answer.stdout


def test_every_package_has_a_floor() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    shipped = set(settings["hatch"]["build"]["targets"]["wheel"]["packages"])
    assert shipped == SIDE_PACKAGES | {"accessible_fit"}
    assert set(settings["importlinter"]["root_packages"]) == shipped


def test_a_new_room_must_be_given_its_floor() -> None:
    assert contracts()["program-floors"]["exhaustive"] is True


@pytest.mark.parametrize(
    ("contract", "library", "rooms"),
    [
        ("qt", "PySide6", {"accessible_fit.ui", "accessible_fit.app"}),
        ("qt", "pyqtgraph", {"accessible_fit.ui", "accessible_fit.app"}),
        ("sql", "sqlalchemy", {"db"}),
        ("sql", "alembic", {"db"}),
        ("speech", "pyttsx3", {"audio.worker"}),
        ("speech", "espeakng_loader", {"audio.worker"}),
    ],
)
def test_libraries_are_kept_in_their_rooms(contract: str, library: str, rooms: set[str]) -> None:
    kept = contracts()[contract]
    protected, allowed = kept["protected_modules"], kept["allowed_importers"]
    assert isinstance(protected, list)
    assert isinstance(allowed, list)
    assert library in protected
    assert rooms <= set(allowed)
    core = (
        "accessible_fit.services",
        "accessible_fit.scales",
        "accessible_fit.trends",
        "accessible_fit.words",
    )
    assert not any(room == "accessible_fit" or room.startswith(core) for room in allowed)


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("db", "accessible_fit.settings"),
        ("audio", "pictograms"),
        ("pictograms", "talking_mats"),
        ("accessible_fit/scales", "accessible_fit.services"),
        ("accessible_fit/services", "PySide6.QtCore"),
        ("accessible_fit/services", "sqlalchemy"),
        ("accessible_fit/ui", "pyttsx3"),
        ("accessible_fit/ui", "accessible_fit.app"),
    ],
)
def test_a_wrong_arrow_is_seen(importer: str, imported: str, tmp_path: Path) -> None:
    """The same contracts over a house of empty rooms with one arrow drawn in."""
    empty_house(tmp_path)
    assert lint(tmp_path).returncode == 0, lint(tmp_path).stdout
    (tmp_path / importer / "__init__.py").write_text(f"import {imported}\n", "utf-8")
    answer = lint(tmp_path)
    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert " 0 broken" not in answer.stdout


def empty_house(folder: Path) -> None:
    """Every module of ours as an empty file, and one lawful import of each library that is kept in a room."""
    for package in sorted(SIDE_PACKAGES | {"accessible_fit"}):
        for source in (ROOT / package).rglob("*.py"):
            copy = folder / source.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.touch()
    for room, libraries in {
        "accessible_fit/ui": "PySide6, pyqtgraph",
        "db": "sqlalchemy, alembic, sqlcipher3",
        "audio": "audio.errors",
    }.items():
        (folder / room / "lawful.py").write_text(f"import {libraries}\n", "utf-8")
    (folder / "audio" / "worker.py").write_text("import pyttsx3, espeakng_loader\n", "utf-8")
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
