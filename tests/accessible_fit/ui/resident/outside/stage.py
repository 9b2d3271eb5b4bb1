"""Starts, inside a message bus of their own, the accessibility bus, the window and the client; ends them all.

`python -m …stage FOLDER` with the client's steps on standard input. Exits with the client's code, or the
window's when that one failed.
"""

import os
import subprocess
import sys
from pathlib import Path

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
PATIENCE_S = 50


def play(folder: Path, steps: bytes) -> int:
    launcher = next(place for place in LAUNCHERS if Path(place).exists())
    # Its own daemons write to nobody, or they would hold the test's pipes open; ended, it ends them.
    quiet = subprocess.DEVNULL
    bus = subprocess.Popen([launcher, "--launch-immediately"], stdout=quiet, stderr=quiet)
    window = subprocess.Popen([sys.executable, "-m", f"{__package__}.window", str(folder)])
    try:
        client = ["/usr/bin/python3", str(Path(__file__).with_name("client.py"))]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        told = subprocess.run(client, input=steps, env=environment, timeout=PATIENCE_S, check=False)
        return told.returncode or window.wait(PATIENCE_S)
    finally:
        for process in (window, bus):
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


if __name__ == "__main__":
    sys.exit(play(Path(sys.argv[1]), sys.stdin.buffer.read()))
