"""What the sixth form of the database added, written out as it was then: who may read and write which rows.

Only a server has it. A file has one key, and whoever has that has everything.
"""
