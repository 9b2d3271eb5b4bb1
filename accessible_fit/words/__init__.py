"""The program's words: one catalogue for windows, reports and the command line."""
