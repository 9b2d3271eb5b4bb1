"""The short run that finds which way to answer suits a person."""
