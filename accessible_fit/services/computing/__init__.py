"""The program's arithmetic on JSON, for anybody who wants to check a figure."""
