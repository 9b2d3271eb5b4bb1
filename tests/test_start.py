"""A newcomer types `python3 start.py`, on computers that lack this or that."""

import ast
import errno
import io
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import start
from tests.start_stand_in import APT, StandIn, fresh_clone

ROOT = Path(start.__file__).resolve().parent


@pytest.fixture
def computer(tmp_path: Path) -> StandIn:
    return StandIn(fresh_clone(tmp_path / "fit"))


def again(computer: StandIn) -> StandIn:
    """The same folder at the next start."""
    return StandIn(computer.folder)


def test_first_start_sets_up_and_opens_the_program(computer: StandIn) -> None:
    assert start.main([], computer) == 0
    assert computer.shown == [([str(computer.venv / "bin" / "accessible-fit")], {})]
    pip = computer.commands_with("pip")
    assert [command[-2:] for command in pip] == [["-r", "requirements.lock"], ["-e", "."]]
    assert "--require-hashes" in pip[0]
    assert "--no-build-isolation" in pip[1]
    for step in ("[1/4] Python environment: made", "[2/4] Packages: 1", "[3/4]", "[4/4]"):
        assert step in computer.told


def test_second_start_only_opens_the_program(computer: StandIn) -> None:
    start.main([], computer)
    second = again(computer)
    assert start.main(["speak", "Hej", "--lang", "sv"], second) == 0
    assert second.commands == []
    assert second.told == ""
    assert second.shown[0][0][1:] == ["speak", "Hej", "--lang", "sv"]


def test_the_exit_code_of_the_program_is_passed_on(computer: StandIn) -> None:
    computer.exit_code = 2
    assert start.main(["speak"], computer) == 2


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml", "start.py"])
def test_a_change_in_what_set_up_reads_brings_the_packages_again(computer: StandIn, changed: str) -> None:
    start.main([], computer)
    (computer.folder / changed).write_text("colorama==0.4.6\n")
    second = again(computer)
    assert start.main([], second) == 0
    assert len(second.commands_with("pip")) == 2
    assert not second.commands_with("venv"), "the environment itself still works"


def test_a_moved_folder_is_set_up_again(computer: StandIn, tmp_path: Path) -> None:
    start.main([], computer)
    moved = StandIn(computer.folder.rename(tmp_path / "flyttad hit"))
    assert start.main([], moved) == 0
    assert len(moved.commands_with("pip")) == 2


def test_a_start_stopped_by_ctrl_c_is_repaired_by_the_next(computer: StandIn) -> None:
    def stop(command: list[str]) -> None:
        (computer.venv / "half.txt").write_text("half a package")
        raise KeyboardInterrupt

    computer.before_pip = stop
    assert start.main([], computer) == 130
    assert "Stopped" in computer.told

    second = again(computer)
    assert start.main([], second) == 0
    assert second.commands_with("venv"), "what was left half made is made anew"
    assert not (second.venv / "half.txt").exists()
    assert start.main([], third := again(computer)) == 0
    assert third.commands == []


def test_packages_that_cannot_be_had_show_the_end_of_pips_own_words(computer: StandIn) -> None:
    computer.pip_exit = 1
    assert start.main([], computer) == 1
    assert "Packages could not be installed" in computer.told
    assert "ERROR: no connection" in computer.told
    assert computer.shown == []
    second = again(computer)
    assert start.main([], second) == 0
    assert second.commands_with("venv")


def test_a_program_that_cannot_be_installed_does_not_cost_its_packages(computer: StandIn) -> None:
    def refuse(command: list[str]) -> None:
        computer.pip_exit = int(command[-1] == ".")

    computer.before_pip = refuse
    assert start.main([], computer) == 1
    assert "The program itself could not be installed" in computer.told
    second = again(computer)
    assert start.main([], second) == 0
    assert [command[-2:] for command in second.commands_with("pip")] == [["-e", "."]]


def test_a_disk_that_is_nearly_full_is_told_before_anything_is_fetched(computer: StandIn) -> None:
    computer.free = 10**8
    assert start.main([], computer) == 1
    assert "free space" in computer.told
    assert computer.commands_with("pip") == []


def test_a_disk_that_fills_up_is_one_sentence(computer: StandIn) -> None:
    def fill(command: list[str]) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    computer.before_pip = fill
    assert start.main([], computer) == 1
    assert "No space left on device" in computer.told
    assert start.main([], again(computer)) == 0


def test_a_broken_environment_is_made_anew(computer: StandIn) -> None:
    start.main([], computer)
    Path(computer.program("python")).unlink()
    second = again(computer)
    assert start.main([], second) == 0
    assert second.commands_with("venv")


def test_an_old_python_says_what_to_install(computer: StandIn) -> None:
    computer.version = (3, 9)
    assert start.main([], computer) == 1
    assert "needs Python 3.11 or newer and found only 3.9" in computer.told
    assert len(computer.told.splitlines()) == 1
    assert not computer.venv.exists()


def test_an_old_python_finds_the_newest_that_fits(computer: StandIn) -> None:
    computer.version = (3, 9)
    computer.on_path |= {
        "python3.14": "/home/a/shims/python3.14",  # a name for a version that is not installed
        "python3.13": "/usr/bin/python3.13",
        "python3.11": "/usr/bin/python3.11",
    }
    assert start.main([], computer) == 0
    assert computer.commands_with("venv")[0][0] == "/usr/bin/python3.13"


def test_a_python_newer_than_the_packages_makes_way_for_one_that_fits(computer: StandIn) -> None:
    computer.version = (3, 15)
    assert start.find_python(computer) == ["/usr/bin/python3"]
    computer.on_path["python3.12"] = "/usr/bin/python3.12"
    assert start.find_python(computer) == ["/usr/bin/python3.12"]


def test_windows_finds_python_through_its_launcher(computer: StandIn) -> None:
    computer.version = (3, 8)
    computer.on_path = {"py": "/usr/bin/py"}
    assert start.find_python(computer) == ["/usr/bin/py", "-3.14"]


def test_windows_keeps_programs_elsewhere(computer: StandIn) -> None:
    computer.platform = "win32"
    assert Path(computer.program("python")).parts[-2:] == ("Scripts", "python.exe")


def test_a_debian_without_venv_gets_it_from_root(computer: StandIn) -> None:
    computer.has_venv = False
    assert start.main([], computer) == 0
    assert computer.commands_with("apt-get")[-1][-1] == "python3.11-venv"


def test_a_debian_without_venv_and_without_rights_is_told_the_line(computer: StandIn) -> None:
    computer.has_venv = computer.root = False
    assert start.main([], computer) == 1
    line = computer.told.strip().splitlines()[-1]
    assert line == "  sudo apt-get install -y --no-install-recommends python3.11-venv"


def test_missing_system_libraries_are_installed_by_root(computer: StandIn) -> None:
    computer.has_qt_libraries = False
    assert start.main([], computer) == 0
    update, install = computer.commands_with("apt-get")
    assert update == [*APT, "update"]
    assert install[:6] == [*APT, "install", "-y", "--no-install-recommends"]
    assert "libegl1" in install
    assert "libgl1" not in install, "it is installed already"


def test_sudo_without_a_password_is_used(computer: StandIn) -> None:
    computer.has_qt_libraries = computer.root = False
    computer.sudo_without_password = True
    assert start.main([], computer) == 0
    assert computer.commands_with("apt-get")[-1][:3] == ["sudo", "-n", "env"]


def test_without_rights_the_one_line_is_told_and_pip_need_not_fetch_twice(computer: StandIn) -> None:
    computer.has_qt_libraries = computer.root = False
    assert start.main([], computer) == 1
    assert "libEGL.so.1 is missing" in computer.told
    line = computer.told.strip().splitlines()[-1]
    assert line.startswith("  sudo apt-get install -y --no-install-recommends libdbus-1-3 libegl1 ")
    assert computer.commands_with("apt-get") == []
    assert computer.shown == []
    second = again(computer)  # the person has typed the line
    assert start.main([], second) == 0
    assert not second.commands_with("venv")
    assert not second.commands_with("pip")


def test_a_linux_without_apt_is_told_what_is_missing(computer: StandIn) -> None:
    computer.has_qt_libraries = False
    computer.on_path = {}
    assert start.main([], computer) == 1
    assert "libEGL.so.1 is missing" in computer.told
    assert "package manager" in computer.told


def test_speech_that_stays_silent_is_a_warning(computer: StandIn) -> None:
    computer.speech = (start.SPEECH_MUTE, "no Swedish voice")
    assert start.main([], computer) == 0
    assert "speech will be silent: no Swedish voice" in computer.told


def test_speech_that_cannot_be_loaded_stops_set_up(computer: StandIn) -> None:
    computer.speech = (1, "ModuleNotFoundError: No module named 'pyttsx3'")
    assert start.main([], computer) == 1
    assert "pyttsx3" in computer.told


def test_without_a_screen_the_tour_is_played(computer: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(computer.folder)
    computer.has_screen = False
    assert start.main([], computer) == 0
    (command, environ) = computer.shown[0]
    assert command[1:] == ["tour", str(computer.folder / "tour-pictures")]
    assert environ == {"QT_QPA_PLATFORM": "offscreen"}
    assert "There is no screen here" in computer.told
    assert f"The pictures are in {computer.folder / 'tour-pictures'}" in computer.told


def test_without_a_screen_a_typed_command_is_still_the_persons(computer: StandIn) -> None:
    computer.has_screen = False
    start.main(["compute", "score"], computer)
    assert computer.shown[0][0][1:] == ["compute", "score"]


def test_a_tour_that_fails_does_not_promise_pictures(computer: StandIn) -> None:
    computer.has_screen = False
    computer.exit_code = 1
    assert start.main([], computer) == 1
    assert "The pictures are in" not in computer.told


def test_the_tests_bring_their_packages_and_leave_the_program_ready(
    computer: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(computer.folder)
    assert start.main(["test"], computer) == 0
    assert computer.commands_with("requirements-test.lock")
    command, environ = computer.shown[-1]
    assert command[1:3] == ["-m", "pytest"]
    assert "--cov" not in command, "counting lines takes twice as long, so it is asked for"
    assert 1 <= int(command[command.index("-n") + 1]) <= start.MOST_HANDS
    assert environ == {"QT_QPA_PLATFORM": "offscreen"}
    assert start.main([], program := again(computer)) == 0
    assert program.commands == []


def test_the_lines_that_the_whole_suite_runs_are_counted_when_asked(
    computer: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(computer.folder)
    assert start.main(["test", "--coverage"], computer) == 0
    command, _ = computer.shown[-1]
    assert "--cov" in command and "--coverage" not in command
    assert "-n" in command


def test_tests_after_the_program_bring_only_what_is_missing(
    computer: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(computer.folder)
    start.main([], computer)
    tests = again(computer)
    tests.exit_code = 1
    assert start.main(["test", "tests/test_start.py", "-x"], tests) == 1
    assert tests.commands_with("requirements-test.lock")
    assert tests.shown[0][0][-2:] == ["tests/test_start.py", "-x"]
    assert "--cov" not in tests.shown[0][0], "a part of the suite cannot reach the floor of the whole"


def test_the_benchmarks_are_measured_and_then_told_in_one_table(
    computer: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(computer.folder)
    computer.after_show = lambda: (computer.venv / "bench.json").write_text("{}")
    assert start.main(["bench", "--date", "2026-11-22"], computer) == 0
    assert computer.commands_with("requirements-test.lock")
    (measured, environ), (table, _) = computer.shown
    assert "tests/benchmarks" in measured
    assert "--benchmark-enable" in measured
    assert environ == {"QT_QPA_PLATFORM": "offscreen"}
    assert table[1:3] == ["-m", "tests.benchmarks.table"]
    assert table[-4:] == ["--to", str(Path("docs", "speed.md")), "--date", "2026-11-22"]
    assert start.main([], program := again(computer)) == 0
    assert program.commands == []


def test_benchmarks_that_measured_nothing_write_no_table(
    computer: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(computer.folder)
    computer.venv.mkdir()
    (computer.venv / "bench.json").write_text("{}")  # of an earlier run
    assert start.main(["bench"], computer) == 1
    assert len(computer.shown) == 1


def test_benchmarks_of_which_one_fails_are_told_and_end_with_its_code(
    computer: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(computer.folder)

    def measured() -> None:
        (computer.venv / "bench.json").write_text("{}")
        computer.exit_code = 2 - len(computer.shown)

    computer.after_show = measured
    assert start.main(["bench"], computer) == 1
    assert len(computer.shown) == 2


def test_the_tests_leave_the_benchmarks_ready(computer: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(computer.folder)
    start.main(["test"], computer)
    benchmarks = again(computer)
    start.main(["bench"], benchmarks)
    assert benchmarks.commands == []


def test_an_audit_has_its_own_packages_and_lists_what_the_program_brings(
    computer: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(computer.folder)
    assert start.main(["audit"], computer) == 0
    assert computer.commands_with("requirements-audit.lock")
    ((audit, _),) = computer.shown
    assert audit[1:] == ["-m", "tests.audit"]
    start.main(["bench"], benchmarks := again(computer))
    assert benchmarks.commands == []


def test_two_starts_at_once_set_up_once(computer: StandIn) -> None:
    inside, go_on = threading.Event(), threading.Event()

    def hold(command: list[str]) -> None:
        inside.set()
        assert go_on.wait(20)

    computer.before_pip = hold
    first = threading.Thread(target=start.main, args=([], computer))
    first.start()
    assert inside.wait(20)
    second = again(computer)
    other = threading.Thread(target=start.main, args=([], second))
    other.start()
    deadline = time.monotonic() + 20
    while "Another start" not in second.told and time.monotonic() < deadline:
        time.sleep(0.01)
    go_on.set()
    first.join(20)
    other.join(20)
    assert "Another start is setting Accessible FIT up" in second.told
    assert second.commands == []
    assert len(computer.shown) == len(second.shown) == 1


def test_pips_words_become_a_count() -> None:
    out = io.StringIO()
    steps = start.Steps(out, 1, clock=iter(range(0, 1000, 25)).__next__)
    count = start.PipCount("a==1 \\\n    --hash=x\nb-c==2 ; sys_platform == 'darwin' \\\nd==3 \\\n", steps)
    steps.begin("Packages")
    count.hear("Ignoring b-c: markers 'sys_platform == \"darwin\"' don't match your environment")
    count.hear("Requirement already satisfied: a==1 in ./.venv")
    count.hear("Collecting d==3 (from -r requirements.lock (line 5))")
    count.hear("  Downloading d-3-py3-none-any.whl (12.3 MB)")
    steps.tick()
    assert out.getvalue().splitlines()[-1].startswith("  [1/1] Packages: 2 of 2, fetching d (12.3 MB), ")
    count.hear("Installing collected packages: d")
    steps.done("2")
    assert out.getvalue().splitlines()[-1].startswith("  [1/1] Packages: 2, ")


def test_a_terminal_keeps_one_line_for_each_step() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    out = Terminal()
    steps = start.Steps(out, 1, clock=iter(range(1000)).__next__)
    steps.begin("Packages")
    steps.tick()
    steps.tick()
    steps.done("61")
    assert out.getvalue().count("\n") == 1
    assert out.getvalue().count("\r") == 4


@pytest.mark.parametrize(
    "environ",
    [{}, {"DISPLAY": ":987"}, {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nowhere"}],
    ids=["nothing is said", "nobody answers at the display", "nobody answers in the folder"],
)
def test_no_screen(environ: dict[str, str], tmp_path: Path) -> None:
    machine = start.Machine(tmp_path, environ, io.StringIO())
    machine.platform = "linux"
    assert not machine.screen()


def test_a_screen_answers(tmp_path: Path) -> None:
    machine = start.Machine(
        tmp_path, {"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)}, io.StringIO()
    )
    machine.platform = "linux"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "w"))
        server.listen()
        assert machine.screen()


def test_a_chosen_platform_is_trusted(tmp_path: Path) -> None:
    assert start.Machine(tmp_path, {"QT_QPA_PLATFORM": "vnc"}, io.StringIO()).screen()


def test_long_work_is_heard_logged_and_answered_for(tmp_path: Path) -> None:
    machine = start.Machine(tmp_path, dict(os.environ), io.StringIO())
    machine.venv.mkdir()
    heard: list[str] = []
    script = "import sys; print('Åke'); print('fel', file=sys.stderr); sys.exit(3)"
    assert machine.run([sys.executable, "-X", "utf8", "-c", script], heard.append, lambda: None) == 3
    assert sorted(heard) == ["fel", "Åke"]
    assert "Åke" in machine.log.read_text("utf-8")


def test_a_question_that_cannot_be_asked_is_answered(tmp_path: Path) -> None:
    machine = start.Machine(tmp_path, dict(os.environ), io.StringIO())
    assert machine.ask([str(tmp_path / "missing")])[0] == 127
    assert machine.ask([sys.executable, "-c", "print('a'); print('b'); print()"]) == (0, "b")


def test_what_a_killed_start_left_running_keeps_others_out(tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()
    script = f"""
import io, sys, pathlib, start
machine = start.Machine(pathlib.Path({str(tmp_path)!r}), {{}}, io.StringIO())
with start.Lock(machine):
    machine.run(
        [sys.executable, "-c", "import os, time; print(os.getpid(), flush=True); time.sleep(60)"],
        lambda line: print(line, flush=True),
        lambda: None,
    )
"""
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as killed:
        assert killed.stdout
        child = int(killed.stdout.readline())
        killed.kill()
    machine = start.Machine(tmp_path, {}, io.StringIO())
    lock = start.Lock(machine)
    lock.file = (tmp_path / ".venv" / "start.lock").open("ab")
    with lock.file:
        assert not lock._take()
        os.kill(child, signal.SIGTERM)
        deadline = time.monotonic() + 20
        while not lock._take() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert time.monotonic() < deadline


def test_an_older_python_can_read_the_file() -> None:
    ast.parse((ROOT / "start.py").read_text("utf-8"), feature_version=(3, 7))


def test_only_the_standard_library_is_used() -> None:
    tree = ast.parse((ROOT / "start.py").read_text("utf-8"))
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    named |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in named} <= sys.stdlib_module_names


def test_the_persons_own_settings_of_pip_hold(computer: StandIn) -> None:
    start.main([], computer)
    words = {word for command in computer.commands_with("pip") for word in command}
    assert not {"-i", "--index-url", "--extra-index-url", "--isolated", "--no-index", "--proxy"} & words
    assert "://" not in (ROOT / "start.py").read_text("utf-8")


BACKEND = """
import pathlib, zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "fit-1.0-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(folder, name), "w") as wheel:
        wheel.writestr("fit.py", "import sys\\ndef main(): print('hej', *sys.argv[1:]); return 7\\n")
        about = "fit-1.0.dist-info"
        wheel.writestr(about + "/METADATA", "Metadata-Version: 2.1\\nName: fit\\nVersion: 1.0\\n")
        wheel.writestr(about + "/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(about + "/entry_points.txt", "[console_scripts]\\naccessible-fit = fit:main\\n")
        wheel.writestr(about + "/RECORD", "")
    return name
"""


def test_a_real_environment_is_made_and_the_program_started(tmp_path: Path) -> None:
    """Real venv and real pip, for a small program without packages."""

    class RealButQtAndSpeech(start.Machine):
        def ask(self, command: list[str], **environ: str) -> tuple[int, str]:
            if command[-1] in (start.QT_CHECK, start.SPEECH_CHECK):
                return 0, ""
            return super().ask(command, **environ)

        def become(self, command: list[str], **environ: str) -> int:
            done = subprocess.run(command, env={**self.environ, **environ}, capture_output=True, text=True)
            self.say(done.stdout)
            return done.returncode

    folder = tmp_path / "en mapp med å"
    folder.mkdir()
    (folder / "start.py").touch()
    (folder / "backend.py").write_text(BACKEND)
    (folder / "requirements.lock").touch()
    (folder / "pyproject.toml").write_text(
        '[project]\nname = "fit"\nversion = "1.0"\n'
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
    )
    machine = RealButQtAndSpeech(folder, dict(os.environ), io.StringIO())
    machine.free_bytes = lambda: 10**12  # type: ignore[method-assign] # nothing large is fetched here
    told = machine.out
    assert isinstance(told, io.StringIO)
    assert start.main(["Åsa"], machine) == 7, told.getvalue()
    assert told.getvalue().strip().endswith("hej Åsa")
    assert not (machine.venv / "unfinished").exists()
