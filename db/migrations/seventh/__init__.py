"""What the seventh form of a server's database added: a leader's figures, written out as they were then.

A file stays as it is. Every figure is counted and hidden by the server itself, as in
accessible_fit.services.unit, which is where each rule is explained. Only whole quarters that have ended and
years that do not overlap are told, so what is told until the next quarter does not depend on who asks when.
Nobody chooses a period but one of those years, nor persons, nor a part of a unit.

Groups of persons are strings of bits: everybody who is counted in a unit has a place, in the order of ids.
"""
