"""Words that every room shares and no room owns: sentences, errors, facts, blockers, time, ids."""
