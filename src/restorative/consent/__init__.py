"""Who must say yes to what, in which words, for how long; answers and withdrawal."""
