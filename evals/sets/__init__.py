"""One file a set. Each has `score(task) -> [Row]` and raises `Missing` where its data is not there."""


class Missing(Exception):
    """The set cannot be scored here; the message says why."""
