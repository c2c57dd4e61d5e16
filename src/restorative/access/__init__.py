"""The gate: the office, staff accounts, private links and codes, sessions, grants, one policy, one guard."""
