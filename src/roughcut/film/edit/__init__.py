"""The edit hand-off: a film's cut as files that editing programs open."""
