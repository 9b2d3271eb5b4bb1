"""Pages about paper: printing forms and mats, and entering what was filled in."""
