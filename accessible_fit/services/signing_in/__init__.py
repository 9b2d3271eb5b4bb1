"""Who somebody is: accounts, signing in, passwords and codes, and what failed tries cost."""
