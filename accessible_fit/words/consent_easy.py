"""What yes and no mean, said to the person who is asked, and what goes away when a yes is taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from accessible_fit.marks import N_


@dataclass(frozen=True, slots=True)
class EasyConsent:
    """One kind of use by its value in the store; the question itself stands in `CONSENTS`.

    `picture` and `short` stand on its card, `yes` and `no` say what each means, `back` what happens when a
    yes is taken back. `yes_picture` and `no_picture` show it.
    """

    kind: str
    picture: str
    short: str
    yes: str
    yes_picture: str
    no: str
    no_picture: str
    back: str


EASY: Mapping[str, EasyConsent] = MappingProxyType(
    {
        one.kind: one
        for one in (
            EasyConsent(
                "answers",
                "own:talk-together",
                N_("What you say"),
                N_("We remember what you say. Next time we look at it together."),
                "own:mat",
                N_("We stop asking here. You can still talk with us."),
                "own:talk-together",
                N_("We stop asking here. What you said before stays."),
            ),
            EasyConsent(
                "staff_see",
                "openmoji:1F440",
                N_("Staff look"),
                N_("Staff see your answers. They know what you think."),
                "openmoji:1F440",
                N_("The one you talk with sees your answers. The others ask you first."),
                "own:talk-together",
                N_("The one you talk with sees your answers. From now on the others ask you first."),
            ),
            EasyConsent(
                "statistics",
                "openmoji:1F465",
                N_("Answers together"),
                N_("Your answers are counted with the others'. Your name stays hidden."),
                "openmoji:1F465",
                N_("Your answers are left out."),
                "own:pass",
                N_("Your answers are left out from now on. Your old answers as well."),
            ),
            EasyConsent(
                "photo",
                "own:personal-photo",
                N_("Your photo"),
                N_("Your photo stands beside your name."),
                "own:personal-photo",
                N_("Your name stands alone."),
                "openmoji:1F4DD",
                N_("Your photo is erased at once."),
            ),
            EasyConsent(
                "voice",
                "own:hear-again",
                N_("Voice"),
                N_("A voice that you know reads to you."),
                "openmoji:1F5E3",
                N_("The computer's voice reads to you."),
                "openmoji:1F4BB",
                N_("The recorded voice is erased at once. The computer's voice reads to you."),
            ),
            EasyConsent(
                "mat_picture",
                "openmoji:1F5BC",
                N_("Picture of your mat"),
                N_("You can show your mat to those you want."),
                "openmoji:1F5BC",
                N_("The picture is yours alone."),
                "openmoji:1F512",
                N_("From now on the pictures are yours alone."),
            ),
        )
    }
)
