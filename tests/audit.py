"""Which packages the program brings, as a CycloneDX list, and whether a weakness of one of them is known.

`python3 start.py audit` runs this. The list goes to docs/dependencies.cdx.json; a test holds it against
the lock.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "docs" / "dependencies.cdx.json"
LOCK = ROOT / "requirements.lock"
PIN = re.compile(r"(?m)^(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>[^ ;]+)(?: ; (?P<marker>.+?))? \\$")
UNKNOWN = "could not be audited"


def say(text: str) -> None:
    """Tell whoever runs this."""
    sys.stdout.write(f"{text}\n")


def canonical(name: str) -> str:
    """A package's name as the lock writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked() -> dict[str, set[str]]:
    """Every version that the program's lock names, by package."""
    found: dict[str, set[str]] = {}
    for pin in PIN.finditer(LOCK.read_text("utf-8")):
        found.setdefault(pin["name"], set()).add(pin["version"])
    return found


def list_of(environment: dict[str, Any]) -> dict[str, Any]:
    """Keep of everything that is installed what the program's lock brings; no addresses of anybody."""
    pinned = locked()
    parts = [one for one in environment["components"] if canonical(one["name"]) in pinned]
    kept = ("bom-ref", "type", "name", "version", "licenses", "purl")
    refs = {one["bom-ref"] for one in parts}
    return {
        "$schema": environment["$schema"],
        "bomFormat": environment["bomFormat"],
        "specVersion": environment["specVersion"],
        "version": 1,
        "components": [{key: one[key] for key in kept if key in one} for one in parts],
        "dependencies": [
            {"ref": one["ref"], "dependsOn": [ref for ref in one.get("dependsOn", []) if ref in refs]}
            for one in environment["dependencies"]
            if one["ref"] in refs
        ],
    }


def write_list() -> int:
    """Write the list of what this Python has of the lock; return how many packages are on it."""
    tool = [sys.executable, "-m", "cyclonedx_py", "environment", "--of", "JSON", "--output-reproducible"]
    told = subprocess.run(
        [*tool, sys.executable], capture_output=True, text=True, encoding="utf-8", check=True
    )
    made = list_of(json.loads(told.stdout))
    LIST.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
    return len(made["components"])


def look_up() -> int:
    """Ask whether a weakness of a locked package is known; 1 when one is, or when nobody could be asked."""
    tool = [sys.executable, "-m", "pip_audit", "-r", str(LOCK), "--no-deps", "--disable-pip"]
    told = subprocess.run([*tool, "-f", "json"], capture_output=True, text=True, encoding="utf-8")
    try:
        asked = json.loads(told.stdout)["dependencies"]
    except (ValueError, KeyError):
        say(told.stderr.strip()[-800:])
        say("Nobody could be asked about known weaknesses. Try again where the network reaches further.")
        return 1
    weak = [one for one in asked if one.get("vulns")]
    unasked = [one["name"] for one in asked if "skip_reason" in one]
    for one in weak:
        names = ", ".join(fault["id"] for fault in one["vulns"])
        say(f"{one['name']} {one['version']}: {names}")
    say(f"{len(asked) - len(unasked)} packages asked about, {len(weak)} with a known weakness.")
    if unasked:
        say(f"Nothing could be learnt about {len(unasked)}: {', '.join(unasked)}")
    return 1 if weak or unasked else 0


if __name__ == "__main__":
    say(f"{write_list()} packages are listed in {LIST.relative_to(ROOT)}.")
    sys.exit(look_up())
