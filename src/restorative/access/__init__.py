"""The gate: office, staff accounts, private links, sessions, grants, one policy, one guard."""
