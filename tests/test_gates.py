"""What every change must hold: laid-out source, no lint, sound types, locks that bring what is asked for."""

import importlib.metadata
import json
import re
import stat
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.audit import LIST, locked

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKS = {
    "requirements.lock": ("build",),
    "requirements-test.lock": ("build", "test"),
    "requirements-audit.lock": ("build", "test", "audit"),
}
SYSTEMS = ("linux", "darwin", "win32")
PIN = re.compile(r"(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>[^ ;]+)(?: ; (?P<marker>.+?))? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def run_gate(*words: str) -> None:
    """Run a tool over the whole project; its own words are the failure."""
    gate = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=280,
    )
    assert gate.returncode == 0, f"{' '.join(words)}\n{gate.stdout}{gate.stderr}"


def pins(lock: str) -> Iterator[Requirement]:
    """The packages of a lock, each an exact version with its condition."""
    for line in (ROOT / lock).read_text("utf-8").splitlines():
        found = PIN.fullmatch(line)
        if found:
            yield Requirement(line.removesuffix(" \\"))


def pinned_on(lock: str, system: str, python: str = "3.11") -> dict[str, Version]:
    """What a lock brings to a system with a certain Python."""
    there = {"sys_platform": system, "python_version": python, "python_full_version": f"{python}.2"}
    there |= {"platform_release": "6.1", "implementation_name": "cpython"}
    return {
        pin.name: Version(next(iter(pin.specifier)).version)
        for pin in pins(lock)
        if not pin.marker or pin.marker.evaluate(there)
    }


def asked_for(groups: tuple[str, ...], system: str) -> list[Requirement]:
    lines = [
        *PROJECT["dependencies"],
        *(x for group in groups for x in PROJECT["optional-dependencies"][group]),
    ]
    asked = [Requirement(line) for line in lines]
    return [one for one in asked if not one.marker or one.marker.evaluate({"sys_platform": system})]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_lint_is_clean() -> None:
    run_gate("ruff", "check", "--no-cache", ".")


def test_source_is_laid_out() -> None:
    run_gate("ruff", "format", "--check", "--no-cache", ".")


def test_types_of_the_packages_are_sound() -> None:
    run_gate("mypy", "--strict")


def test_types_of_start_are_sound() -> None:
    run_gate("mypy", "--strict", "start.py")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_exact_versions_and_checksums_and_nothing_else(lock: str) -> None:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    assert lines
    for number, line in enumerate(lines, 1):
        assert PIN.fullmatch(line) or HASH.fullmatch(line), f"{lock}:{number}: {line}"
        follows = lines[number] if number < len(lines) else ""
        assert line.endswith("\\") == bool(HASH.fullmatch(follows)), f"{lock}:{number}: {line}"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert not re.search(r"://|index-url|find-links|trusted-host|@ ", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_asks_nothing_that_pip_cannot_answer_everywhere(lock: str) -> None:
    """pip 24 and 25 stop at a condition on the kernel's release where that is no version: 6.1.0-31-amd64."""
    assert [str(pin) for pin in pins(lock) if "platform_release" in str(pin.marker)] == []


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_brings_what_the_project_asks_for(lock: str, system: str) -> None:
    brought = pinned_on(lock, system)
    for asked in asked_for(LOCKS[lock], system):
        name = canonical(asked.name)
        assert name in brought, f"{lock} on {system} lacks {asked}"
        assert asked.specifier.contains(brought[name]), (
            f"{lock} on {system} has {name} {brought[name]}, not {asked}"
        )


@pytest.mark.parametrize("system", SYSTEMS)
def test_all_locks_name_the_same_versions(system: str) -> None:
    program, tests, audit = (pinned_on(lock, system) for lock in LOCKS)
    assert program.items() <= tests.items() <= audit.items()


def test_the_list_of_what_the_program_brings_is_that_of_its_lock() -> None:
    parts = json.loads(LIST.read_text("utf-8"))["components"]
    listed = {canonical(part["name"]): Version(part["version"]) for part in parts}
    assert [name for name, version in listed.items() if version not in map(Version, locked()[name])] == []
    lacking = {canonical(one.name) for one in asked_for((), "linux")} - listed.keys()
    assert not lacking, "run python3 start.py audit"


def test_the_tests_run_on_what_the_lock_brings() -> None:
    installed = {
        canonical(name): version
        for name, version in map(name_and_version, importlib.metadata.distributions())
    }
    brought = pinned_on("requirements-test.lock", sys.platform, "{}.{}".format(*sys.version_info))
    asked = {canonical(one.name) for one in asked_for(("build", "test"), sys.platform)}
    assert {name: installed.get(name) for name in asked} == {name: brought[name] for name in asked}


def name_and_version(package: importlib.metadata.Distribution) -> tuple[str, Version]:
    return package.metadata["Name"], Version(package.version)


def test_every_dependency_is_explained_with_its_licence() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| ([\w.-]+)(?: \([^)]*\))? \| ([^|]+) \| ([^|]+) \|$", page)
    explained = {
        canonical(name): (why, licence) for name, why, licence in rows if name not in ("Package", "---")
    }
    everything = [
        *PROJECT["dependencies"],
        *(x for group in PROJECT["optional-dependencies"].values() for x in group),
    ]
    assert explained.keys() == {canonical(Requirement(line).name) for line in everything}
    assert all(why.strip() and licence.strip() for why, licence in explained.values())


def test_what_each_change_runs_is_one_command() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & stat.S_IXUSR
    assert "python3 start.py test" in script.read_text("utf-8")
