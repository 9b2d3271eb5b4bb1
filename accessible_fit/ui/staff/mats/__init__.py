"""Mats on the staff's side: prepare one, set topics up, look at what was said."""
