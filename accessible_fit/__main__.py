"""The command line. Without arguments it opens the window, by the shortest way."""

import os
import sys


def main() -> None:
    """Run the program and end the process with its exit code."""
    # Qt's text-to-speech and media back ends print advice for developers on standard error.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia*=false;qt.qpa.plugin=false")
    if len(sys.argv) > 1:
        from accessible_fit.commands.line import command_line

        command_line()
        return
    from accessible_fit.commands.window import open_window

    sys.exit(open_window())


if __name__ == "__main__":
    main()
