"""Reads reports of a conflict and says who says what happened, every finding tied to its words. It never says who is right.

>>> import sayso
>>> readings = sayso.read("examples/kelt-road")         # each report alone
>>> readings.table("statement")                         # as a table: pandas, polars, DuckDB and pyarrow take it
>>> case = sayso.join(readings)                         # what they tell, joined
>>> page = sayso.dossier(readings)                      # the page of it

Everything is computed on this machine, with the weights in the package; nothing goes over the network.
"""

from sayso._sayso import (
    Case,
    Problem,
    Readings,
    ReportError,
    SaysoError,
    Table,
    __version__,
    dossier,
    join,
    read,
    schema,
)

__all__ = [
    "Case",
    "Problem",
    "Readings",
    "ReportError",
    "SaysoError",
    "Table",
    "__version__",
    "dossier",
    "join",
    "read",
    "schema",
]
