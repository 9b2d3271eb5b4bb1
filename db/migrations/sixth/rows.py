"""Which rows of which table the program may read, add, change and remove for whoever is signed in.

Every table has its rules. `care` is where the user meets single persons (staff in their units; superusers
everywhere); `follows` reaches what a person who lives there has behind them in other units, to be read only.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from alembic import op

from db.migrations.sixth.log import escaped
from db.migrations.sixth.roles import quoted

_SUPER = "(SELECT accessible_fit.is_superuser())"
_SIGNED_IN = "(SELECT accessible_fit.me()) IS NOT NULL"
_ROLE = "(SELECT accessible_fit.my_role())"
NOBODY = "false"


def _within(column: str, function: str) -> str:
    return f"{column} = ANY ((SELECT accessible_fit.{function}())::uuid[])"


_CARE = f"({_SUPER} OR {_within('unit_id', 'care_units')})"
_LED = f"({_SUPER} OR {_within('unit_id', 'led_units')})"
_UNITS = f"({_SUPER} OR {_within('unit_id', 'my_units')})"
_FOLLOWS = f"({_CARE} OR {_within('person_id', 'my_people')})"
_TALK = f"({_CARE} OR {_within('conversation_id', 'talks_elsewhere')})"
_LEADS = f"{_ROLE} IN ('leader', 'superuser')"
_MEETS = f"{_ROLE} IN ('staff', 'superuser')"


@dataclass(frozen=True)
class Rules:
    """Conditions on a row, as SQL. `points` are columns that must point to the user's own, with the kind."""

    read: str
    add: str = NOBODY
    change: str = NOBODY
    remove: str = NOBODY
    points: dict[str, str] = field(default_factory=dict)


def _of_person(removed_by: str = _CARE, **points: str) -> Rules:
    return Rules(_FOLLOWS, _CARE, _CARE, removed_by, points)


def _in_talk(read: str = _TALK, change: str = NOBODY, **points: str) -> Rules:
    return Rules(read, _CARE, change, _SUPER, points)


_BY_SUPERUSERS = Rules(_SIGNED_IN, _SUPER, _SUPER, _SUPER)
_OWN_CHOICES = f"({_UNITS} OR user_id = (SELECT accessible_fit.me()))"
# whether the own password was given by somebody else stands there under the user's number
_OWN_SETTING = f"({_SUPER} OR name = (SELECT 'password_of_' || accessible_fit.me()))"
_LOG = (
    f"({_SUPER}"
    f" OR ({_ROLE} = 'leader' AND {_within('unit_id', 'my_units')})"
    " OR actor_id = (SELECT accessible_fit.me())"
    f" OR (subject_kind <> 'user' AND {_within('unit_id', 'care_units')})"
    f" OR {_within('subject_id', 'my_people')})"
)

CLASSES: dict[str, Rules] = {
    "person": Rules(
        f"({_CARE} OR {_within('id', 'my_people')} OR {_within('id', 'guests')})",
        _CARE,
        _CARE,
        _SUPER,
        {"photo_id": "photo"},
    ),
    "access_profile": _of_person(),
    "enrolment": _of_person(_SUPER, person_id="person"),
    "consent": _of_person(_SUPER, conversation_id="conversation"),
    "life_event": _of_person(),
    "pretest": _of_person(_SUPER),
    "plan": _of_person(),
    "photo": _of_person(),
    "clip": Rules(f"({_FOLLOWS} OR (unit_id IS NULL AND {_SIGNED_IN}))", _CARE, _CARE, _CARE),
    "card_picture": _of_person(photo_id="photo"),
    "own_card": _of_person(photo_id="photo"),
    "topic_setup": _of_person(),
    "action": _of_person(_SUPER, person_id="person", answer_id="answer", placement_id="placement"),
    "occasion": _of_person(_SUPER, plan_id="plan", conversation_id="conversation"),
    "follow_up": _of_person(),
    "person_grant": Rules(
        f"({_CARE} OR user_id = (SELECT accessible_fit.me()))",
        _SUPER,
        _SUPER,
        _SUPER,
        {"person_id": "person"},
    ),
    "conversation": _of_person(_SUPER, person_id="person", of_conversation_id="conversation"),
    "answer": _in_talk(change=_CARE),
    "answer_revision": _in_talk(
        f"({_CARE} OR EXISTS (SELECT 1 FROM public.answer a WHERE a.id = answer_id))", answer_id="answer"
    ),
    "mat": _in_talk(),
    "mat_step": _in_talk(
        f"({_CARE} OR EXISTS (SELECT 1 FROM public.mat m WHERE m.id = mat_id))", mat_id="mat"
    ),
    "placement": _in_talk(change=_CARE, photo_id="photo"),
    "holding": Rules(_CARE, _CARE, _CARE, _CARE),
    "journal_arrival": Rules(_CARE, _CARE),
    # made by triggers from what is there; a sheet is packed by whoever looks
    "month_summary": Rules(_CARE),
    "year_sheet": Rules(_CARE, _CARE, _CARE, _CARE),
    "unit": Rules(
        f"({_SUPER} OR {_within('id', 'my_units')} OR {_within('id', 'units_before')})",
        _LEADS,
        f"({_SUPER} OR {_within('id', 'led_units')})",
        _SUPER,
    ),
    "user_unit": Rules(_OWN_CHOICES, _SUPER, _SUPER, _SUPER),
    "unit_aims": Rules(_UNITS, _LED, _LED, _LED),
    "rollout_step": Rules(_UNITS, _LED, _LED, _LED),
    "published_value": Rules(_SIGNED_IN, _LEADS, _LEADS, _LEADS),
    "symbol_choice": Rules(_OWN_CHOICES, _OWN_CHOICES, _OWN_CHOICES, _OWN_CHOICES),
    "instrument_version": Rules(_SIGNED_IN, _MEETS),
    "instrument_offer": _BY_SUPERUSERS,
    "instrument_draft": _BY_SUPERUSERS,
    "scale_link": _BY_SUPERUSERS,
    "symbol_set": _BY_SUPERUSERS,
    "retention_rule": _BY_SUPERUSERS,
    "setting": Rules(_SIGNED_IN, _OWN_SETTING, _OWN_SETTING, _OWN_SETTING),
    "audit_entry": Rules(_LOG),
    "audit_head": Rules(_SUPER),
    # closed: the program goes through the view of accounts.py
    "app_user": Rules(NOBODY),
}

# What the planner knows of values can be seen in how many rows it expects. It is told nothing of these.
_UNCOUNTED = {
    "person": "alias birth_year sex",
    "enrolment": "reason_in reason_out",
    "consent": "kind decision how present",
    "life_event": "name note",
    "pretest": "reason",
    "conversation": "own_words note",
    "answer": "raw score outcome",
    "answer_revision": "raw score outcome",
    "mat_step": "frozen_step",
    "placement": "words own_words comment score position",
    "own_card": "words_sv words_en",
    "action": "text who said helped",
    "occasion": "outcome reason followed_up_note",
    "follow_up": "method how persons_view staffs_view needs_doing",
    "photo": "data",
    "clip": "spoken_text data",
}


def create(owner: str, program: str) -> None:
    """Turn the rules on for every table; whoever owns the tables sees everything."""
    for table, rules in CLASSES.items():
        guard(table, rules, owner, program)
    for table, columns in _UNCOUNTED.items():
        for column in columns.split():
            op.execute(f"ALTER TABLE public.{table} ALTER COLUMN {column} SET STATISTICS 0")


def guard(table: str, rules: Rules, owner: str, program: str) -> None:
    """Turn the rules of one table on."""
    to_program = quoted(program)
    op.execute(f"ALTER TABLE public.{table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE public.{table} FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY keeper ON public.{table} TO {quoted(owner)} USING (true) WITH CHECK (true)")
    written = "".join(
        f" AND accessible_fit.mine('{kind}', {column})" for column, kind in rules.points.items()
    )
    policies = (
        ("SELECT", rules.read, f"USING ({rules.read})"),
        ("INSERT", rules.add, f"WITH CHECK ({rules.add}{written})"),
        ("UPDATE", rules.change, f"USING ({rules.change}) WITH CHECK ({rules.change}{written})"),
        ("DELETE", rules.remove, f"USING ({rules.remove})"),
    )
    for verb, condition, rule in policies:
        if condition != NOBODY:
            policy = f"program_{verb.lower()} ON public.{table} FOR {verb} TO {to_program} {rule}"
            op.execute(escaped(f"CREATE POLICY {policy}"))
            op.execute(f"GRANT {verb} ON public.{table} TO {to_program}")
