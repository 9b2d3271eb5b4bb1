"""A computer that start.py can set up without touching the real one."""

import io
from collections.abc import Callable
from pathlib import Path

import start

APT = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]


class StandIn(start.Machine):
    """Records every command; its switches say what the computer lacks."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, {"HOME": str(folder)}, io.StringIO())
        self.platform = "linux"
        self.version = (3, 11)
        self.python = "/usr/bin/python3"
        self.commands: list[list[str]] = []
        self.shown: list[tuple[list[str], dict[str, str]]] = []
        self.on_path: dict[str, str] = {"apt-get": "/usr/bin/apt-get", "sudo": "/usr/bin/sudo"}
        self.root = True
        self.sudo_without_password = False
        self.has_venv = True
        self.has_qt_libraries = True
        self.speech = (0, "")
        self.free = 50 * 10**9
        self.has_screen = True
        self.exit_code = 0
        self.pip_exit = 0
        self.before_pip: Callable[[list[str]], None] = lambda command: None
        self.after_show: Callable[[], object] = lambda: None

    @property
    def told(self) -> str:
        """Everything the person has read."""
        assert isinstance(self.out, io.StringIO)
        return self.out.getvalue()

    def commands_with(self, word: str) -> list[list[str]]:
        """The commands run so far that hold a word."""
        return [command for command in self.commands if word in command]

    def find(self, name: str) -> str | None:
        return self.on_path.get(name)

    def free_bytes(self) -> int:
        return self.free

    def is_root(self) -> bool:
        return self.root

    def screen(self) -> bool:
        return self.has_screen

    def ask(self, command: list[str], **environ: str) -> tuple[int, str]:
        self.commands.append(command)
        asked = command[-1]
        if asked == "import venv, ensurepip":
            return (0, "") if self.has_venv else (1, "No module named ensurepip")
        if asked.startswith("import sys; print('python"):
            return 0, "python3.11"
        if asked.startswith("import pip"):
            return (0, "") if Path(self.program("python")).exists() else (127, "not found")
        if asked == start.QT_CHECK:
            return (0, "") if self.has_qt_libraries else (1, "libEGL.so.1: cannot open shared object file")
        if asked == start.SPEECH_CHECK:
            return self.speech
        if command[0] == "dpkg-query":
            return (0, "installed") if asked == "libgl1" else (1, f"no packages found matching {asked}")
        if command == ["sudo", "-n", "true"]:
            return (0, "") if self.sudo_without_password else (1, "sudo: a password is required")
        if asked == "print(1)":
            return (0, "1") if command[0].startswith("/usr/bin/") else (127, "not installed here")
        raise AssertionError(command)

    def run(self, command: list[str], hear: Callable[[str], None], tick: Callable[[], None]) -> int:
        self.commands.append(command)
        if "apt-get" in command:
            self.has_qt_libraries = self.has_qt_libraries or "libegl1" in command
            self.has_venv = self.has_venv or "python3.11-venv" in command
            return 0
        if command[-2] == "venv":
            Path(self.program("python")).parent.mkdir(parents=True)
            Path(self.program("python")).touch()
            (self.venv / "pyvenv.cfg").write_text("version = 3.11.2\n")
            return 0
        self.before_pip(command)
        if self.pip_exit:
            hear("ERROR: no connection")
            return self.pip_exit
        hear("Collecting pyside6==6.11.3 (from -r requirements.lock (line 1))")
        hear("  Downloading pyside6-6.11.3-cp310-abi3-manylinux_2_34_x86_64.whl (1.2 MB)")
        tick()
        if command[-1] == ".":
            Path(self.program("accessible-fit")).touch()
        return 0

    def through(self, command: list[str], **environ: str) -> int:
        self.shown.append((command, environ))
        self.after_show()
        return self.exit_code

    def become(self, command: list[str], **environ: str) -> int:
        return self.through(command, **environ)


def fresh_clone(folder: Path) -> Path:
    """A folder with the files that set-up reads."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "start.py").write_text("the real one")
    (folder / "pyproject.toml").write_text("[project]\n")
    (folder / "requirements.lock").write_text("pyside6==6.11.3 \\\n    --hash=sha256:00\n")
    for lock in ("requirements-test.lock", "requirements-audit.lock"):
        (folder / lock).write_text(
            "pyside6==6.11.3 \\\n    --hash=sha256:00\npytest==9.2.0 \\\n    --hash=sha256:00\n"
        )
    return folder
