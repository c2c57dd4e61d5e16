"""Words, the append-only chain of who did what, and its verifier."""
