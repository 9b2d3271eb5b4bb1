"""The commands of accessible-fit on the command line."""
