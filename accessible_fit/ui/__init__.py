"""The windows. Qt lives here; what the windows know comes from `services`."""
