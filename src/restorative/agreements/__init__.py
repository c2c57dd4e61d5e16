"""The agreement, its versions and actions, reading back, signatures and copies."""
