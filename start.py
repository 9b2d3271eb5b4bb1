"""Set Accessible FIT up and start it: the one command a newcomer types.

    python3 start.py [program arguments]    set up when needed, then start the program
    python3 start.py test [pytest words]    set up what the tests need too, then run them
    python3 start.py test --coverage        ... and count the lines they run
    python3 start.py test --faults          kill, fill and cut it off hundreds of times; docs/operations.md
    python3 start.py bench [--date DAY]     measure how fast everything is, and write docs/speed.md
    python3 start.py audit                  list what it brings, and ask about known weaknesses

Everything goes into the folder .venv beside this file. Only the standard library is used, and no syntax newer
than Python 3.7, so that an old Python can say what is missing instead of failing on this file.
"""

import hashlib
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, NamedTuple

OLDEST = (3, 11)
NEWEST = (3, 14)  # the locked packages come ready-made up to this one
BYTES_NEEDED = 2 * 10**9
MOST_HANDS = 4  # tests run side by side; more hinder each other

# What windows, SVG and sound of Qt need on a bare Debian or Ubuntu
PROGRAM_PACKAGES = (
    "libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libgssapi-krb5-2 libpulse0"
    " libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 libxkbcommon0 libxrandr2"
)
TEST_PACKAGES = "at-spi2-core dbus python3-pyatspi xvfb"

# The plugin for the screen is loaded by name: its libraries must be there also when no screen is, yet
QT_CHECK = """
import sys
from pathlib import Path
from PySide6 import QtMultimedia, QtSvg, QtWidgets
from PySide6.QtCore import QLibraryInfo, QPluginLoader
if sys.platform == "linux":
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    for name in ("platforms/libqxcb.so", "multimedia/libffmpegmediaplugin.so"):
        plugin = QPluginLoader(str(plugins / name))
        if not plugin.load():
            sys.exit(plugin.errorString())
QtWidgets.QApplication([])
"""
SPEECH_MUTE = 3
SPEECH_CHECK = """
import sys, tempfile
from pathlib import Path
from audio.speaker import speak_to_file
with tempfile.TemporaryDirectory() as folder:
    wave = Path(folder, "hej.wav")
    try:
        speak_to_file("Hej", "sv", wave)
        wave.stat()
    except Exception as failure:
        print(failure or type(failure).__name__)
        sys.exit(3)
"""


class SetupError(Exception):
    """Set-up cannot go on; the text is what the person reads."""


class Steps:
    """The calm list of what is being done, with counts and seconds."""

    def __init__(self, out: "IO[str]", total: int, clock: "Callable[[], float]" = time.monotonic) -> None:
        self.out, self.total, self.clock = out, total, clock
        self.live = out.isatty()
        self.number, self.title, self.text = 0, "", ""
        self.started = self.shown = 0.0

    def begin(self, title: str) -> None:
        """Name the next step."""
        self.number += 1
        self.title, self.text = title, ""
        self.started = self.clock()
        self._show(self.started)

    def note(self, text: str) -> None:
        """Say how far the step has come."""
        self.text = text

    def tick(self) -> None:
        """Show that time passes: each second on a terminal, every 20 seconds in a log."""
        if self.clock() - self.shown >= (1 if self.live else 20):
            self._show(self.clock())

    def done(self, text: str) -> None:
        """Close the step."""
        self.text = text
        self._show(self.clock(), closing=True)

    def _show(self, now: float, closing: bool = False) -> None:
        self.shown = now
        seconds = f"{now - self.started:.0f} s" if now - self.started >= 1 else ""
        told = ", ".join(part for part in (self.text, seconds) if part)
        line = f"  [{self.number}/{self.total}] {self.title}" + (": " + told if told else "")
        # a terminal keeps one line for each step; a log gets a new one each time
        end = "\n" if closing or not self.live else ""
        self.out.write(("\r\033[K" + line[:79] if self.live else line) + end)
        self.out.flush()


class PipCount:
    """Turns what pip says into "12 of 61 packages"."""

    def __init__(self, lock: str, steps: Steps) -> None:
        self.steps = steps
        self.total = len(re.findall(r"(?m)^[A-Za-z0-9][\w.-]*==", lock))
        self.found = 0
        self.last_lines = []  # type: list[str]

    def hear(self, line: str) -> None:
        """Take one line of pip's."""
        self.last_lines = [*self.last_lines[-11:], line]
        if line.startswith("Ignoring "):  # locked for another system or another Python
            self.total -= 1
        elif line.startswith(("Collecting ", "Requirement already satisfied: ")):
            self.found += 1
            self.steps.note(f"{min(self.found, self.total)} of {self.total}")
        elif line.strip().startswith("Downloading "):
            name = line.split()[1].split("-")[0]
            size = " ".join(line.split()[2:])
            self.steps.note(f"{min(self.found, self.total)} of {self.total}, fetching {name} {size}".rstrip())
        elif line.startswith("Installing collected packages"):
            self.steps.note(f"{self.total} fetched, now unpacking")


class Machine:
    """What set-up asks of this computer. The tests put a stand-in here."""

    def __init__(self, folder: Path, environ: "dict[str, str]", out: "IO[str]") -> None:
        self.folder, self.environ, self.out = folder, environ, out
        self.venv = folder / ".venv"
        self.log = self.venv / "start.log"
        self.platform = sys.platform
        self.version = sys.version_info[:2]
        # Inside an environment this is the Python it was made from, so that .venv can rebuild itself
        self.python = getattr(sys, "_base_executable", None) or sys.executable
        self.held = ()  # type: tuple[int, ...]

    def say(self, text: str) -> None:
        """One line to the person."""
        print(text, file=self.out, flush=True)

    def program(self, name: str) -> str:
        """A program of the environment, "python" or "accessible-fit"."""
        if self.platform == "win32":
            return str(self.venv / "Scripts" / (name + ".exe"))
        return str(self.venv / "bin" / name)

    def find(self, name: str) -> "str | None":
        """Where a program is on the search path."""
        import shutil

        return shutil.which(name)

    def free_bytes(self) -> int:
        """Free space where .venv goes."""
        import shutil

        return shutil.disk_usage(str(self.folder)).free

    def is_root(self) -> bool:
        """May this user install system packages without being asked?"""
        return hasattr(os, "geteuid") and os.geteuid() == 0

    def ask(self, command: "list[str]", **environ: str) -> "tuple[int, str]":
        """Run something short; its exit code and the last line it said."""
        import subprocess

        try:
            answer = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                cwd=str(self.folder),
                env=dict(self.environ, **environ),
                timeout=300,
            )
        except (OSError, subprocess.TimeoutExpired) as failure:
            return 127, str(failure)
        lines = answer.stdout.decode("utf-8", "replace").split("\n")
        return answer.returncode, next((line.strip() for line in reversed(lines) if line.strip()), "")

    def run(self, command: "list[str]", hear: "Callable[[str], None]", tick: "Callable[[], None]") -> int:
        """Run something long: each line goes to the log and to `hear`, and `tick` is called each second."""
        import subprocess
        import threading

        over = threading.Event()

        def ticking() -> None:
            while not over.wait(1):
                tick()

        ticker = threading.Thread(target=ticking)
        with self.log.open("ab", buffering=0) as log:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                cwd=str(self.folder),
                env=self.environ,
                # a child that outlives a killed start keeps the lock, so that nobody builds on top of it
                pass_fds=self.held,
            )
            ticker.start()
            try:
                with process:
                    for line in process.stdout or ():
                        hear(line.decode("utf-8", "replace").rstrip())
                        log.write(line)
            finally:
                over.set()
                ticker.join()
        return process.returncode

    def through(self, command: "list[str]", **environ: str) -> int:
        """Run something the person sees, and come back with its exit code."""
        import subprocess

        return subprocess.call(command, env=dict(self.environ, **environ))

    def become(self, command: "list[str]", **environ: str) -> int:
        """Turn into the program; on Windows, where that cannot be, run it and pass its exit code on."""
        if self.platform != "win32":
            self.out.flush()
            os.execve(command[0], command, dict(self.environ, **environ))
        return self.through(command, **environ)

    def screen(self) -> bool:
        """Can a window be shown? Only Linux may lack a screen; a Qt platform that was chosen is trusted."""
        if not self.platform.startswith("linux") or self.environ.get("QT_QPA_PLATFORM"):
            return True
        return wayland_opens(self.environ) or x_opens(self.environ.get("DISPLAY", ""))


def wayland_opens(environ: "dict[str, str]") -> bool:
    """Does somebody answer at WAYLAND_DISPLAY?"""
    import socket

    if not environ.get("WAYLAND_DISPLAY"):
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        try:
            caller.connect(str(Path(environ.get("XDG_RUNTIME_DIR", "/")) / environ["WAYLAND_DISPLAY"]))
        except OSError:
            return False
    return True


def x_opens(display: str) -> bool:
    """Does the X server let us in?"""
    import ctypes

    if not display:
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # then Qt is the one who can tell
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused


class Lock:
    """Lets one start at a time change .venv; freed by the system when its holder ends, however it ends."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine

    def __enter__(self) -> None:
        self.file = (self.machine.venv / "start.lock").open("ab")
        if not self._take():
            self.machine.say("Another start is setting Accessible FIT up. Waiting for it ...")
            while not self._take():
                time.sleep(0.5)
        self.machine.held = (self.file.fileno(),) if self.machine.platform != "win32" else ()

    def __exit__(self, *failure: object) -> None:
        self.machine.held = ()
        self.file.close()

    def _take(self) -> bool:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(self.file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True


class Command(NamedTuple):
    """Something start.py can do once everything is there."""

    lock: str
    covers: "tuple[str, ...]"  # the commands that are ready when this one is
    packages: str  # system packages that it needs on top of the program's own
    begin: "Callable[[Machine, list[str]], int]"


def begin_program(machine: Machine, words: "list[str]") -> int:
    """Open the program. Without a screen its tour shows the same work as pictures."""
    program = machine.program("accessible-fit")
    if words or machine.screen():
        return machine.become([program, *words])
    pictures = Path.cwd() / "tour-pictures"
    machine.say(f"There is no screen here, so the program's tour draws its windows into {pictures}.")
    code = machine.through([program, "tour", str(pictures)], QT_QPA_PLATFORM="offscreen")
    if code == 0:
        machine.say(f"The pictures are in {pictures}.")
    return code


def begin_tests(machine: Machine, words: "list[str]") -> int:
    """Run the tests without a screen. With --coverage the whole suite also counts the lines it runs, which
    takes twice as long."""
    os.chdir(str(machine.folder))
    if words in ([], ["--coverage"]):
        # Another program's reader, where node is there to run it; ends well without.
        machine.through([machine.program("python"), "-m", "tests.pictograms.boards.aac_processors"])
    pytest = [machine.program("python"), "-m", "pytest", "-q", "--benchmark-disable"]
    hands = min(os.cpu_count() or 1, MOST_HANDS)
    whole = ["-n", str(hands), "--dist", "worksteal"]
    asked = {"": whole, "--coverage": ["--cov", *whole]}.get(" ".join(words), words)
    return machine.become([*pytest, *asked], QT_QPA_PLATFORM="offscreen")


def begin_benchmarks(machine: Machine, words: "list[str]") -> int:
    """Measure without a screen, then show one table and write it to docs/speed.md, also when one failed."""
    os.chdir(str(machine.folder))
    python = machine.program("python")
    run = machine.venv / "bench.json"
    if run.exists():
        run.unlink()
    measure = [python, "-m", "pytest", "tests/benchmarks", "-q", "--benchmark-enable", "--benchmark-quiet"]
    code = machine.through([*measure, f"--benchmark-json={run}"], QT_QPA_PLATFORM="offscreen")
    if not run.exists():
        return code or 1
    table = [python, "-m", "tests.benchmarks.table", str(run), "--to", str(Path("docs", "speed.md"))]
    return machine.through([*table, *words]) or code


def begin_audit(machine: Machine, words: "list[str]") -> int:
    """List what the program brings, and ask whether a weakness of it is known."""
    os.chdir(str(machine.folder))
    return machine.through([machine.program("python"), "-m", "tests.audit", *words])


PROGRAM = Command("requirements.lock", ("program",), "", begin_program)
TESTS = Command("requirements-test.lock", ("test", "bench", "program"), TEST_PACKAGES, begin_tests)
BENCHMARKS = Command("requirements-test.lock", ("bench", "program"), "", begin_benchmarks)
AUDIT = Command("requirements-audit.lock", ("audit", "bench", "program"), "", begin_audit)
COMMANDS = {"program": PROGRAM, "test": TESTS, "bench": BENCHMARKS, "audit": AUDIT}


def fingerprint(machine: Machine, lock: str) -> str:
    """What a finished set-up was made from: a change in any of it means that set-up has to look again."""
    places = f"{machine.folder}\n{Path(machine.program('python')).resolve()}\n"
    seal = hashlib.sha256(places.encode("utf-8", "surrogateescape"))
    for name in (".venv/pyvenv.cfg", lock, "pyproject.toml", "start.py"):
        seal.update((machine.folder / name).read_bytes())
    return seal.hexdigest()


def is_stamped(machine: Machine, part: str, name: str) -> bool:
    """Was this part of set-up, "packages", "program" or "ready", finished with what is here now?"""
    needed = ("python",) if part == "packages" else ("python", "accessible-fit")
    if not all(Path(machine.program(file)).exists() for file in needed):
        return False
    try:
        return (machine.venv / f"stamp-{part}-{name}").read_text() == fingerprint(
            machine, COMMANDS[name].lock
        )
    except OSError:
        return False


def stamp(machine: Machine, part: str, command: Command) -> None:
    """Note that a part of set-up is finished."""
    for name in command.covers:
        seal = fingerprint(machine, COMMANDS[name].lock)
        (machine.venv / f"stamp-{part}-{name}").write_text(seal)


def find_python(machine: Machine) -> "list[str]":
    """The command of a Python that the program can use: this one, else the newest that fits.

    Raises SetupError when there is none.
    """
    if OLDEST <= machine.version <= NEWEST:
        return [machine.python]
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        for command in ([f"python3.{minor}"], ["py", f"-3.{minor}"]):
            path = machine.find(command[0])
            # a name on the path may be a stand-in for a version that is not installed
            if path and machine.ask([path, *command[1:], "-c", "print(1)"]) == (0, "1"):
                return [path, *command[1:]]
    if machine.version > NEWEST:
        return [machine.python]
    raise SetupError(
        "Accessible FIT needs Python {}.{} or newer and found only {}.{}: install it "
        "(Debian 12, Ubuntu 24.04 or later: apt-get install python3 python3-venv; Windows and macOS: "
        "python.org), then start again.".format(*OLDEST, *machine.version)
    )


def missing_system(machine: Machine, packages: "list[str]") -> "list[str]":
    """Which of these Debian packages are not installed; none where the system is not Debian's."""
    if not machine.find("apt-get"):
        return []
    status = ["dpkg-query", "-W", "-f", "${db:Status-Status}"]
    return [name for name in packages if machine.ask([*status, name]) != (0, "installed")]


def install_system(machine: Machine, packages: "list[str]", need: str, steps: Steps) -> None:
    """Install Debian packages, or refuse with the one line that the person can type."""
    missing = missing_system(machine, packages)
    if not missing:
        raise SetupError(f"{need} Install that with this computer's package manager, then start again.")
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if machine.is_root():
        as_root = ["env", "DEBIAN_FRONTEND=noninteractive"]
    elif machine.find("sudo") and machine.ask(["sudo", "-n", "true"])[0] == 0:
        as_root = ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    else:
        raise SetupError(f"{need} Type this line, then start again:\n  sudo {' '.join(install)}")
    steps.note(f"installing {len(missing)} system packages")
    steps.tick()
    for words in (["apt-get", "update"], install):
        code = machine.run([*as_root, *words], lambda line: None, steps.tick)
    if code:
        raise SetupError(f"{need} The system packages could not be installed; {machine.log} tells why.")


def clear(machine: Machine) -> None:
    """Empty .venv for a new beginning. `unfinished` goes last, so that a killed clearing is seen as one."""
    import shutil

    for old in machine.venv.glob("stamp-*"):
        old.unlink()
    for path in machine.venv.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(str(path))
        elif path.name not in ("unfinished", "start.lock", "start.log"):
            path.unlink()


def make_environment(machine: Machine, python: "list[str]", steps: Steps) -> None:
    """A .venv that works: the one that is there, or a new one when it is broken or was left half made."""
    steps.begin("Python environment")
    unfinished = machine.venv / "unfinished"
    works = [machine.program("python"), "-c", f"import pip, sys; sys.exit(sys.version_info < {OLDEST})"]
    if not unfinished.exists() and machine.ask(works)[0] == 0:
        steps.done("there")
        return
    unfinished.touch()
    clear(machine)
    if machine.free_bytes() < BYTES_NEEDED:
        raise SetupError(
            f"Set-up needs {BYTES_NEEDED / 1e9:.0f} GB of free space in {machine.folder} and there are "
            f"{machine.free_bytes() / 1e9:.1f}: make room, then start again."
        )
    if machine.ask([*python, "-c", "import venv, ensurepip"])[0]:
        version = machine.ask([*python, "-c", "import sys; print('python%d.%d' % sys.version_info[:2])"])[1]
        install_system(machine, [f"{version}-venv"], "Python's own venv is missing.", steps)
    if machine.run([*python, "-m", "venv", str(machine.venv)], steps.note, steps.tick):
        raise SetupError(f"Python could not make its environment: {steps.text or machine.log}")
    steps.done("made")


def run_pip(machine: Machine, words: "list[str]", lock: str, steps: Steps) -> None:
    """Let pip install something, and show the end of its own words when it cannot."""
    pip = [machine.program("python"), "-m", "pip", "install", "--no-deps", "--no-input"]
    count = PipCount(lock, steps)
    if machine.run([*pip, "--disable-pip-version-check", *words], count.hear, steps.tick):
        told = "\n".join("  " + line for line in count.last_lines)
        raise SetupError(f"{steps.title} could not be installed. The end of {machine.log}:\n{told}")
    steps.done(str(count.total) if lock else "done")


def install_packages(machine: Machine, name: str, steps: Steps) -> None:
    """Bring the locked packages, then the program itself without asking anywhere for more."""
    command = COMMANDS[name]
    unfinished = machine.venv / "unfinished"
    steps.begin("Packages")
    if is_stamped(machine, "packages", name):
        steps.done("there")
    else:
        unfinished.touch()
        lock = (machine.folder / command.lock).read_text()
        run_pip(machine, ["--require-hashes", "-r", command.lock], lock, steps)
        unfinished.unlink()
        stamp(machine, "packages", command)
    steps.begin("The program itself")
    if is_stamped(machine, "program", name):
        steps.done("there")
    else:
        run_pip(machine, ["--no-build-isolation", "-e", "."], "", steps)
        stamp(machine, "program", command)


def check_screen_and_speech(machine: Machine, command: Command, steps: Steps) -> None:
    """See in a child that Qt and speech really load. Qt must; without speech the program is silent."""
    steps.begin("Windows, pictures and speech")
    python = machine.program("python")
    environ = {}
    if machine.platform.startswith("linux"):
        environ["QT_QPA_PLATFORM"] = "xcb" if x_opens(machine.environ.get("DISPLAY", "")) else "offscreen"
    code, told = machine.ask([python, "-c", QT_CHECK], **environ)
    if code:
        library = re.search(r"lib[\w.+-]+\.so[\w.]*(?=: cannot open)", told)
        told = f"{library.group()} is missing" if library else told
        install_system(machine, PROGRAM_PACKAGES.split(), f"The windows cannot be opened yet: {told}.", steps)
        code, told = machine.ask([python, "-c", QT_CHECK], **environ)
    if code:
        raise SetupError(f"The windows cannot be opened: {told or code}.")
    code, told = machine.ask([python, "-c", SPEECH_CHECK])
    if code not in (0, SPEECH_MUTE):
        raise SetupError(f"The part that speaks cannot be loaded: {told or code}.")
    if missing_system(machine, command.packages.split()):
        install_system(machine, command.packages.split(), "The tests need more from the system.", steps)
    steps.done("all there" if code == 0 else f"there, but speech will be silent: {told}")


def set_up(machine: Machine, name: str) -> None:
    """Bring everything that a command needs, nothing that is there already. Raises SetupError."""
    command = COMMANDS[name]
    python = find_python(machine)
    machine.venv.mkdir(exist_ok=True)
    with Lock(machine):
        if is_stamped(machine, "ready", name):
            return  # the start that we waited for has done it
        machine.say("Setting Accessible FIT up in .venv. This happens once and takes some minutes.")
        machine.log.write_bytes(b"")
        steps = Steps(machine.out, 4)
        try:
            make_environment(machine, python, steps)
            install_packages(machine, name, steps)
            check_screen_and_speech(machine, command, steps)
        except BaseException:
            machine.say("")  # what stopped it gets a line of its own
            raise
        stamp(machine, "ready", command)


def main(words: "list[str]", machine: Machine) -> int:
    """Do what was typed; the exit code."""
    name = words[0] if words[:1] and words[0] in COMMANDS and words[0] != "program" else "program"
    try:
        if not is_stamped(machine, "ready", name):
            set_up(machine, name)
        return COMMANDS[name].begin(machine, words[1:] if name != "program" else words)
    except SetupError as refusal:
        machine.say(str(refusal))
        return 1
    except OSError as failure:
        machine.say(f"Set-up stopped: {failure}. Mend that, then start again: it goes on where it was.")
        return 1
    except KeyboardInterrupt:
        machine.say("Stopped. The next start goes on from here.")
        return 130


if __name__ == "__main__":
    # standard output belongs to the program
    sys.exit(main(sys.argv[1:], Machine(Path(__file__).resolve().parent, dict(os.environ), sys.stderr)))
