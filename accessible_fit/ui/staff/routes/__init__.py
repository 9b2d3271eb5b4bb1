"""Which page leads where, once somebody is signed in: one module per part of the program."""
