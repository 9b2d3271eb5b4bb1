"""Everything that sounds: voices, the worker process, the cache and the player."""
