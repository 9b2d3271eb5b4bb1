"""The documentation of a follow-up: filled in, written on, copied, printed, in the log."""

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from accessible_fit.errors import FieldMissing
from accessible_fit.instruments.own import life_areas
from accessible_fit.scales.missing import Missing
from accessible_fit.services.conversation import Conversations, Given
from accessible_fit.services.flow import Said
from accessible_fit.services.following.actions import Actions, Promise
from accessible_fit.services.following.follow_ups import FollowUps, Written
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.mats.talk import MatPlan
from db.vocabulary import HowHelped, InputWay, ProxyView, WhoAnswered
from talking_mats.reader import find_topic
from talking_mats.scales import top_scale
from tests.accessible_fit.services.mats.mat_talks import laid
from tests.journeys.people import Home, form, new_home, now

TODAY = now().astimezone().date()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    with made.store:
        yield made


def hold(home: Home, who: WhoAnswered = WhoAnswered.SELF) -> None:
    talks = Conversations(home.store, now)
    talk = talks.begin(home.actor, home.person_id, form())
    for number, item_id in enumerate(talk.flow.item_ids):
        said = Said(missing=Missing.DONT_KNOW) if number == 1 else Said(raw=2)
        talks.keep(home.actor, talk, Given(item_id, said, InputWay.TOUCH, 900))
    talks.finish(home.actor, talk)
    if who is WhoAnswered.SELF:
        talks.describe_help(home.actor, talk.id, HowHelped.WITH_SUPPORT, who)
    else:
        talks.describe_help(home.actor, talk.id, HowHelped.PROXY, who, ProxyView.PERSONS_VIEW)


def test_it_is_filled_in_with_what_was_asked_said_and_promised(home: Home) -> None:
    hold(home)
    topic = find_topic("my_home")
    board = Mats(home.store, now)
    mat = board.begin(home.actor, home.person_id, MatPlan(topic, top_scale("like"), topic.cards[:3]))
    board.finish(home.actor, mat, laid(mat.tree, [0, 2, 2]))
    Actions(home.store, now, life_areas).make(
        home.actor, home.person_id, Promise("Vi knackar på", "Karin", TODAY + dt.timedelta(days=9))
    )
    found = FollowUps(home.store, now).proposed(home.actor, home.person_id, "sv")
    assert f"{TODAY.isoformat()}: {form().title['sv']}" in found.method
    assert topic.name["sv"] in found.method
    item = form().items[0]
    assert f"{item.question['sv']} {form().options(item, 3)[0].label['sv']}." in found.persons_view
    assert form().items[1].question["sv"] in found.persons_view
    card, place = topic.cards[0].words["sv"], top_scale("like").columns[0].words["sv"]
    assert f"{place}: {card}." in found.persons_view
    assert "Vi knackar på (Karin" in found.needs_doing
    assert found.staffs_view == "", "nobody else can write it"
    assert found.held_on == TODAY


def test_what_somebody_else_answered_is_told_apart(home: Home) -> None:
    hold(home)
    hold(home, WhoAnswered.STAFF)
    view = FollowUps(home.store, now).proposed(home.actor, home.person_id, "en").persons_view
    assert view.count(form().title["en"]) == 2
    assert "Staff answered for Åsa-Märta" in view


def test_the_next_one_begins_where_the_last_one_ended(home: Home) -> None:
    use = FollowUps(home.store, now)
    hold(home)
    use.keep(home.actor, home.person_id, use.proposed(home.actor, home.person_id, "sv"))
    again = use.proposed(home.actor, home.person_id, "en")
    assert again.method == "No conversation in the program since the last follow-up."
    assert again.persons_view == ""


def test_it_is_kept_changed_copied_printed_and_removed_and_the_log_says_so(home: Home) -> None:
    use, eva = FollowUps(home.store, now), home.actor
    kept = use.keep(
        eva, home.person_id, Written(TODAY, "Bildfrågor", "Med stöd", "Trivs bra. ", "Vi ser", "")
    )
    assert (kept.persons_view, kept.written_by) == ("Trivs bra.", eva.user_id)
    changed = use.change(eva, kept.id, Written(TODAY, "Bildfrågor", "Ensam", "Trivs", "Vi ser", "Ny lampa"))
    assert changed.changed_at is not None
    text = use.copied(eva, kept.id, "en")
    assert text.index("Method") < text.index("The staff's view") < text.index("What needs doing\nNy lampa")
    assert "Follow-up with Åsa-Märta" in text
    printed = use.printed(eva, kept.id, "sv")
    assert "Åsa" not in printed.name
    page = PdfReader(io.BytesIO(printed.pdf)).pages[0].extract_text()
    assert "Ny lampa" in page and "Gruppbostaden Björken" in page
    assert use.of_person(eva, home.person_id).found == (changed,)
    use.remove(eva, kept.id)
    assert use.of_person(eva, home.person_id).found == ()
    with home.store.reading() as tx:
        rows = tx.exec_driver_sql("SELECT verb FROM audit_entry WHERE subject_kind='follow_up' ORDER BY seq")
        verbs = [row[0] for row in rows]
    assert verbs == ["wrote", "changed", "exported", "printed", "looked_at", "removed", "looked_at"]


@pytest.mark.parametrize(
    "written",
    [
        Written(TODAY, " ", "", "", "", ""),
        Written(TODAY + dt.timedelta(days=2), "Bildfrågor"),
        Written(TODAY, "a" * 30_000),
    ],
)
def test_nothing_too_long_or_from_tomorrow_is_kept(home: Home, written: Written) -> None:
    use = FollowUps(home.store, now)
    with pytest.raises(FieldMissing):
        use.keep(home.actor, home.person_id, written)
    assert use.of_person(home.actor, home.person_id).found == ()
