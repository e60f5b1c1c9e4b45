"""How long the package takes, always as a multiple of something else timed in the same minute."""
