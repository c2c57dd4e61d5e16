"""What has to happen with each person, and be decided, before a meeting may be planned."""
