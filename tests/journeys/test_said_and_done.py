"""From an answer to what is done about it, and the person's own word on whether it helped."""

from pathlib import Path

from accessible_fit.instruments.own import life_areas
from accessible_fit.services.conversation import Given
from accessible_fit.services.flow import Said
from accessible_fit.services.following.actions import Actions, Promise, Standing
from accessible_fit.services.following.actions_said import FromAnswer
from accessible_fit.services.following.follow_ups import FollowUps
from accessible_fit.services.following.my_page import MyPages
from accessible_fit.services.following.over_time import Following
from accessible_fit.services.mats.history import MatHistory
from accessible_fit.services.whole_person.erasure import Erasure
from accessible_fit.trends.next_talk import Why
from db.vocabulary import Helped, InputWay
from tests.journeys.people import ALIAS, form, new_home, now, same_home


def test_what_was_said_leads_to_something_and_the_person_says_whether_it_helped(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    item = form().items[0]
    with home.store:
        talk = home.conversations.begin(home.actor, home.person_id, form())
        for item_id in talk.flow.item_ids:
            home.conversations.keep(home.actor, talk, Given(item_id, Said(raw=0), InputWay.TOUCH, 800))
        home.conversations.finish(home.actor, talk)
        actions = Actions(home.store, now, life_areas)
        made = actions.make(
            home.actor, home.person_id, Promise("Vi målar väggen", "Karin"), FromAnswer(talk.id, item.id)
        )
        assert made.said.startswith(item.question["sv"])

    # The next day, on the same computer: it waits on the first page.
    home = same_home(tmp_path)
    with home.store:
        actions, following = Actions(home.store, now, life_areas), Following(home.store, now, life_areas)
        (waits,) = actions.open_ones(home.actor)
        assert (waits.alias, waits.standing) == (ALIAS, Standing.WAITING)
        follow_ups = FollowUps(home.store, now)
        assert "Vi målar väggen (Karin" in follow_ups.proposed(home.actor, home.person_id, "sv").needs_doing
        actions.done(home.actor, made.id)
        first = following.person(home.actor, home.person_id).next[0]
        assert (first.why, first.about[""]) == (Why.TO_SHOW, "Vi målar väggen")

        # On the person's own screen.
        pages = MyPages(home.store, now, MatHistory(home.store, now))
        page = pages.open(home.actor, home.person_id)
        (deed,) = page.deeds
        assert deed.said == made.said
        pages.seen(home.actor, page, made.id)
        pages.helped(home.actor, page, made.id, Helped.YES, InputWay.TOUCH)

        (over,) = actions.of_person(home.actor, home.person_id).over
        assert (over.standing, over.action.helped) == (Standing.HELPED, Helped.YES)
        assert actions.open_ones(home.actor) == []
        reasons = {one.why for one in following.person(home.actor, home.person_id).next}
        assert not reasons & {Why.TO_SHOW, Why.TO_ASK, Why.LATE}
        kept = follow_ups.keep(
            home.actor, home.person_id, follow_ups.proposed(home.actor, home.person_id, "sv")
        )
        assert made.said in kept.persons_view, "the same words everywhere"

        # All of it is the person's, and goes with the person.
        Erasure(home.store, now).erase(home.actor, home.person_id, ALIAS)
        with home.store.reading() as tx:
            for table in ("action", "follow_up", "life_event", "answer"):
                assert tx.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0
