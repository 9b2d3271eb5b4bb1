"""Following a person for years: what was promised, what comes next, how a follow-up is written down."""
