"""The staff's pages for following a person: what was promised, what happened, how a follow-up is written."""
