"""The person's window of a pretest: pictures to point at, a line to show on, yes and no."""
