"""Invented people and years of invented answers, to try the program out and to measure it with.

Nobody here exists. The same arguments give the same content down to the ids (with the same version of
numpy, whose streams of random numbers are promised per version only); a later day moves everything that many
days.

Some units have a story, so that reports have something to find, see `stories`:

- the first unit gets clearly better after a new coordinator came, at 55 % of the period;
- the second unit is good all the time;
- the third unit has fewer than five persons, too few to be shown;
- the fourth unit has few answers: conversations left out, questions not asked or declined.

The first two have a plan for beginning (`beginning`). Shares of places are there as if somebody had written
them in, with a source that says that they are invented (`elsewhere`).
"""
