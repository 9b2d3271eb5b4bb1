"""The tour: the main journey through the real windows with real input events, as pictures and as JSON."""

import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.errors import FileUnusable
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.tour.camera import Camera
    from accessible_fit.tour.scenes import Held

Tell = Callable[[str], object]


def play_tour(out: Path, language: str, theme: str, tell: Tell, whole: bool = False) -> None:
    """Play the tour into a folder: NN-name.png, tour.json, and the two stores it was played on.

    `whole` also visits the rooms that only the guide shows.

    The stores, tour.db and people.db, are in clear text so that anyone can compare them with tour.json; all
    people in them are invented. Raises FileUnusable, TourLost.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        for old in out.glob("[0-9][0-9]-*.png"):
            old.unlink()
    except OSError as problem:
        raise FileUnusable(path=out) from problem
    with tempfile.TemporaryDirectory(prefix="accessible-fit-tour-") as work:
        os.environ["QT_QPA_PLATFORM"] = _screen(Path(work))
        _play(out, Path(work), language, theme, tell, whole)


def _screen(work: Path) -> str:
    """Describe a screen of no glass that holds the whole window: Qt's own is 800 by 800 pixels."""
    size = {"x": 0, "y": 0, "width": 1920, "height": 1080}
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = work / "screen.json"
    file.write_text(json.dumps({"screens": [{"name": "tour", **size, **dots}]}), encoding="utf-8")
    # A colon ends the value, so a Windows drive letter cannot stand in it.
    return f"offscreen:configfile={file}" if ":" not in str(file) else "offscreen"


def _play(out: Path, work: Path, language: str, theme: str, tell: Tell, whole: bool) -> None:
    from accessible_fit.app.run import make_application
    from accessible_fit.tour.camera import Camera
    from accessible_fit.tour.hands import Hands
    from accessible_fit.tour.scenes import first_conversation, years_of_answers
    from accessible_fit.tour.stored import stored_answers

    application = make_application(["accessible-fit"])
    words = Words(language)
    camera, hands = Camera(out), Hands()
    tell(words.t("A first conversation …"))
    held = first_conversation(out, work, language, theme, hands, camera)
    tell(words.t("What was said over the years …"))
    years_of_answers(out, work, language, theme, hands, camera, whole)
    application.processEvents()
    stored = stored_answers(out / "tour.db", held.questions, held.mat, held.rating)
    _write(out, language, theme, camera, held, stored)
    tell(words.tn("{n} picture in {folder}", "{n} pictures in {folder}", len(camera.pictures), folder=out))


def _write(
    out: Path,
    language: str,
    theme: str,
    camera: "Camera",
    held: "Held",
    answers: list[dict[str, object]],
) -> None:
    told = {
        "language": language,
        "theme": theme,
        "pictures": [asdict(picture) for picture in camera.pictures],
        "given": [
            *({"conversation": "questions", **asdict(answer)} for answer in held.answers.values()),
            *({"conversation": "mat", **asdict(place)} for place in held.places.values()),
            *({"conversation": "rating", **asdict(answer)} for answer in held.rated.values()),
        ],
        "answers": answers,
    }
    text = json.dumps(told, ensure_ascii=False, indent=2, default=_plain)
    (out / "tour.json").write_text(text + "\n", encoding="utf-8")


def _plain(value: object) -> str:
    if isinstance(value, UUID | Path):
        return str(value)
    raise TypeError(f"{value!r} has no place in the tour's JSON")
