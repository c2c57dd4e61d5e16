"""What staff submit about a case."""
