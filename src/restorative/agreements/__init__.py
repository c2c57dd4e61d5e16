"""The agreement: its versions and actions, read-back, objections, signatures and copies."""
