"""A first conversation through the real windows, with a speech process that does not do its work."""

import json
import sys
import tempfile
from pathlib import Path

import audio.speaker
from accessible_fit.app.run import make_application
from accessible_fit.tour.camera import Camera
from accessible_fit.tour.hands import Hands
from accessible_fit.tour.scenes import first_conversation
from accessible_fit.tour.stored import stored_answers

FAKE = Path(__file__).resolve().parents[1] / "audio" / "fake_worker.py"


def play(out: Path, behaviour: str) -> None:
    """Hold it, and leave what was given and what is kept as JSON."""
    diary = out / "diary.txt"
    audio.speaker.usual_worker_command = lambda: [sys.executable, str(FAKE), str(diary), behaviour]
    make_application(["accessible-fit"])
    with tempfile.TemporaryDirectory() as work:
        held = first_conversation(out, Path(work), "sv", "light", Hands(), Camera(out))
    stored = stored_answers(out / "tour.db", held.questions, held.mat, held.rating)
    told = {
        # what was asked once more is kept apart
        "given": {item: answer.raw for item, answer in held.answers.items() if "#" not in item},
        "kept": {one["item_id"]: one["raw"] for one in stored if one["conversation"] == "questions"},
    }
    (out / "told.json").write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    play(Path(sys.argv[1]), sys.argv[2])
