"""An office with invented people, made anew at every start by the commands of a real one."""
