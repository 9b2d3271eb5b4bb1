"""What a person is asked to say yes or no to, in words for the person and for staff, all in one place."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from accessible_fit.marks import N_


@dataclass(frozen=True, slots=True)
class ConsentWords:
    """One kind of use by its value in the store.

    `asked` and `why` are said to the person as they stand; `name` is what staff call it; `without` says what
    no means and `withdrawn` what happens when a yes is taken back.
    """

    kind: str
    picture: str
    name: str
    asked: str
    why: str
    without: str
    withdrawn: str


CONSENTS: Mapping[str, ConsentWords] = MappingProxyType(
    {
        one.kind: one
        for one in (
            ConsentWords(
                "answers",
                "own:talk-together",
                N_("Keeping answers"),
                N_("May we keep what you say?"),
                N_("Then we remember it, and see how it goes."),
                N_("No new conversation is begun."),
                N_(
                    "No new conversation is begun until {name} has been asked again. "
                    "What was said before stays."
                ),
            ),
            ConsentWords(
                "staff_see",
                "openmoji:1F440",
                N_("Staff see the answers"),
                N_("May staff see what you say?"),
                N_("Then staff know what you think."),
                N_("What was said in a conversation can be opened only by whoever held it."),
                N_("From now on what was said in a conversation can be opened only by whoever held it."),
            ),
            ConsentWords(
                "statistics",
                "openmoji:1F4CA",
                N_("The unit's figures"),
                N_("May we count your answers together with the others' answers?"),
                N_("Then we see what is good here for everybody."),
                N_("The answers are left out of the unit's figures."),
                N_("The answers are left out of the unit's figures from now on, those from before as well."),
            ),
            ConsentWords(
                "photo",
                "own:personal-photo",
                N_("Photo"),
                N_("May we keep a photo of you?"),
                N_("The photo stands beside your name."),
                N_("No photo is kept."),
                N_("The photo is taken away at once."),
            ),
            ConsentWords(
                "voice",
                "own:hear-again",
                N_("Recorded voice"),
                N_("May we keep a voice that you know?"),
                N_("The voice reads the questions to you."),
                N_("The computer's voice reads the questions."),
                N_("The voices that are recorded for {name} are taken away at once."),
            ),
            ConsentWords(
                "mat_picture",
                "openmoji:1F5BC",
                N_("Picture of the mat"),
                N_("May we save a picture of your mat?"),
                N_("Then you can show it to those you want."),
                N_("The picture is for {name} alone."),
                N_("From now on the picture is for {name} alone."),
            ),
        )
    }
)
