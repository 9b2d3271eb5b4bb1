"""Forms that can be asked: our own, those brought in, those made here."""
