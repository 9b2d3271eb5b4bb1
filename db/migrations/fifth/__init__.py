"""What the fifth form of the database added, written out as it was then.

A later migration that makes `answer`, `conversation` or `month_summary` anew on a file must take the triggers
away before (`on_file.drop`) and make them again after (`on_file.create`): SQLite renames no table while a
trigger names one that is gone.
"""
