"""Who has said yes to what, in which words, and whether it still holds."""
