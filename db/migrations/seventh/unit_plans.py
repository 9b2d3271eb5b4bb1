"""A leader reads and writes what is planned for a whole unit: such a plan is about no person."""

from __future__ import annotations

_OF_PERSONS = (
    "((SELECT accessible_fit.is_superuser())"
    " OR unit_id = ANY ((SELECT accessible_fit.care_units())::uuid[]){more})"
)
_OF_UNITS = "(person_id IS NULL AND unit_id = ANY ((SELECT accessible_fit.led_units())::uuid[]))"
_CARE = _OF_PERSONS.format(more="")
_FOLLOWS = _OF_PERSONS.format(more=" OR person_id = ANY ((SELECT accessible_fit.my_people())::uuid[])")

STATEMENTS = (
    f"ALTER POLICY program_select ON public.plan USING ({_FOLLOWS} OR {_OF_UNITS})",
    f"ALTER POLICY program_insert ON public.plan WITH CHECK ({_CARE} OR {_OF_UNITS})",
    f"ALTER POLICY program_update ON public.plan USING ({_CARE} OR {_OF_UNITS})"
    f" WITH CHECK ({_CARE} OR {_OF_UNITS})",
)
