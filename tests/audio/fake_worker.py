"""A speech process for tests. Arguments: the diary file, then how to behave.

``hang`` never answers; ``hang-at-start`` never says hello; ``hang-first`` answers only when started again
with eSpeak NG alone; ``die-first`` ends at its first request, once; ``die`` always; ``slow`` takes 0.05 s
a phrase; ``full`` finds the disk full outside the system's temporary folder; ``full-everywhere``;
``garbage`` writes nonsense; ``half`` ends with its file half written; ``no-voice`` has no voice at all.
"""

from __future__ import annotations

import json
import sys
import time
import wave
from pathlib import Path

diary = Path(sys.argv[1])
behaviour = set(sys.argv[2:])


def note(line: str) -> None:
    with diary.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def say(answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def sleep_for_ever() -> None:
    while True:
        time.sleep(60)


def speak(request: dict[str, object]) -> dict[str, object]:
    out = Path(str(request["out"]))
    if "full-everywhere" in behaviour or ("full" in behaviour and "speech-" not in str(out)):
        return {"error": "cache_full", "detail": ""}
    part = out.with_name(f"{out.stem}.part.wav")
    with wave.open(str(part), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\x10\x20" * 800)
    part.replace(out)  # as the real one does: nobody ever meets half a file
    return {"seconds": 0.1, "driver": "espeak"}


before = diary.read_text(encoding="utf-8") if diary.exists() else ""
note("started " + " ".join(sorted(argument for argument in behaviour if argument.startswith("--"))))
if "hang-at-start" in behaviour:
    sleep_for_ever()
if "garbage" in behaviour:
    sys.stdout.write("Audio saved to somewhere\n")
    sys.stdout.flush()
    sleep_for_ever()
spoken = () if "no-voice" in behaviour else ("sv", "en")
say({"voices": [{"lang": lang, "driver": "espeak", "id": lang, "name": lang} for lang in spoken]})
for line in sys.stdin:
    request = json.loads(line)
    note("said " + str(request["text"]))
    if "die" in behaviour or ("die-first" in behaviour and "started" not in before):
        sys.exit(3)
    if "half" in behaviour:
        out = Path(request["out"])
        out.with_name(f"{out.stem}.part.wav").write_bytes(b"RIFF half of a name")
        sys.exit(3)
    if "hang" in behaviour or ("hang-first" in behaviour and "--espeak-only" not in behaviour):
        sleep_for_ever()
    if "slow" in behaviour:
        time.sleep(0.05)
    say({"id": request["id"], **speak(request)})
