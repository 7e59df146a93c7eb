"""Types of the extension. Offsets are bytes of a report's `text` in UTF-8, ends behind the last byte; dates are ISO 8601."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from os import PathLike
from typing import Any, Literal, final

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

__version__: str

_Path = str | PathLike[str]
_Text = str | bytes | Mapping[str, str | bytes | None]
_ReadType = Literal["report", "statement", "figure", "event", "mention", "victim", "time"]
_CaseType = Literal["incident", "point", "also_said", "name", "ledger", "sum", "joined_victim", "moment"]
_View = Literal["incidents", "points", "names", "figures", "sums", "victims", "timeline"]

class SaysoError(Exception):
    """Something cannot be done; the message says why and what to do."""

class ReportError(SaysoError):
    """A report was lost: the message names it."""

    path: str | None
    """Where it is; None where a file of advice beside the reports cannot be used."""
    problems: list[Problem]
    """All problems met, this one among them."""

@final
class Problem:
    """Something that was lost or is in doubt."""

    @property
    def path(self) -> str | None:
        """The file, or what the text is called; None where it is of no one file."""
    @property
    def message(self) -> str:
        """One sentence: where, what, and what to do next."""
    @property
    def lost(self) -> bool:
        """Whether a report, or a part of one, was lost; else it is only in doubt."""

@final
class Table:
    """Lines of one type: a row a line, a column a key of the line, in the order of its JSON Schema (`sayso.schema(type)`).

    Others take it without copying: `pyarrow.table(t)`, `polars.DataFrame(t)`, `duckdb.sql("from t")`, `pandas.DataFrame.from_arrow(t)`.

    Words are large_string, lists list, objects struct; counts are uint64 (people, things), ages uint32 (years), precisions uint8,
    coordinates and scores double (degrees; no unit). `span` is struct<start: uint64, end: uint64>, in bytes of the report's text.
    What is not known is null. Each field's metadata has a `description`.
    """

    @property
    def type(self) -> str:
        """The value of the lines' key "type"."""
    @property
    def column_names(self) -> list[str]:
        """The names of the columns."""
    def __len__(self) -> int:
        """How many rows."""
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

@final
class Readings:
    """Reports that were read, in byte order of their paths, each with its findings. `len()` is how many reports."""

    def __len__(self) -> int: ...
    @property
    def problems(self) -> list[Problem]:
        """What was lost or is in doubt, in path order."""
    def table(self, type: _ReadType) -> Table:
        """The lines of one type: a row a report ("report"), or a row a finding."""
    def json_lines(self) -> bytes:
        """All lines in UTF-8, byte by byte what `sayso read` prints: each report, and its findings behind it."""
    def dicts(self, type: _ReadType | None = None) -> list[dict[str, Any]]:
        """The same lines as dicts; those of one type where one is named."""
    def kept(self) -> list[bytes]:
        """Each report with its findings as bytes, in order, to be joined elsewhere (`of_kept`): on another machine, another day.

        They are JSON of this version's own and no lines; some ten times as long as the report's text. Another version of the
        program may refuse them.
        """
    @staticmethod
    def of_kept(kept: Iterable[bytes], *, threads: int | None = None) -> Readings:
        """Readings of what `kept` gave, in any order, of any number of calls; equal reports are one. So many threads join
        them; all cores if None.

        A ValueError where one cannot be used, or where they were read with different rules or weights.
        """

@final
class Case:
    """What several reports tell, joined. `len()` is how many reports."""

    def __len__(self) -> int: ...
    @property
    def problems(self) -> list[Problem]:
        """What was lost or is in doubt, in path order."""
    def table(self, type: _CaseType) -> Table:
        """The lines of one type: a row an incident, a point (its positions and their claims nested in it), a name, ..."""
    def json_lines(self, view: _View) -> bytes:
        """The lines of one command in UTF-8, byte by byte what `sayso VIEW --json` prints ("sums": `sayso figures --sum --json`)."""
    def dicts(self, view: _View) -> list[dict[str, Any]]:
        """The same lines as dicts."""
    def dossier(self, title: str | None = None, full: bool = False) -> str:
        """The page, byte by byte what `sayso dossier` writes.

        title: what the case is called; by default the title in case.toml, else the folder's name.
        full: whether the page prints everything, all texts with it, and not the brief with numbered references.
        """

def read(
    paths: _Path | Sequence[_Path] | None = None,
    *,
    texts: Iterable[_Text] | None = None,
    manifest: _Path | None = None,
    max_bytes: int = 10_000_000,
    threads: int | None = None,
    model: _Path | None = None,
    without: Sequence[str] = (),
    explain: bool = False,
    progress: Callable[[int, int], object] | None = None,
    on_error: Literal["raise", "keep"] = "raise",
) -> Readings:
    """Reads reports and returns what was found in each. Other threads of Python run meanwhile.

    paths: a file or folder, or several; as for `sayso read`.
    texts: in place of paths. Each is words, bytes (a page as it was got, in any encoding), or a dict with `text` and what else is
        known: `path` (what it is called), `publisher`, `date` ("2031-03-06"), `title`, `url`, `retrieved`, `language` ("en").
        Without a `path` it is called text-000001 by its place. Reports come in byte order of paths; equal texts are one report.
    manifest: a CSV with a row a file, besides the manifest.csv of each folder.
    max_bytes: the largest file or text that is read, in bytes.
    threads: how many work, at least 1; all cores if None. The result is the same for any number.
    model: a file of weights in place of those in the package.
    without: names of rules that are left out.
    explain: whether lines have the names of the rules that decided.
    progress: called with (reports read, all reports) after each report, in the thread that called `read`. An exception in it, and
        Ctrl-C, ends the reading at once and comes out of `read`; nothing goes on behind.
    on_error: "raise": a report that is lost is a ReportError that names it, where possible before anything is read. "keep": the rest
        is read, and `problems` has what was lost. A text without words is lost then; a date or language that is none is left out.
    """

def join(
    paths: _Path | Sequence[_Path] | Readings | None = None,
    *,
    texts: Iterable[_Text] | None = None,
    manifest: _Path | None = None,
    max_bytes: int = 10_000_000,
    threads: int | None = None,
    model: _Path | None = None,
    without: Sequence[str] = (),
    progress: Callable[[int, int], object] | None = None,
    on_error: Literal["raise", "keep"] = "raise",
) -> Case:
    """Joins reports: what several tell of one incident, versions side by side. The arguments are those of `read`, or readings."""

def dossier(
    paths: _Path | Sequence[_Path] | Readings | None = None,
    *,
    texts: Iterable[_Text] | None = None,
    title: str | None = None,
    full: bool = False,
    manifest: _Path | None = None,
    max_bytes: int = 10_000_000,
    threads: int | None = None,
    model: _Path | None = None,
    without: Sequence[str] = (),
    progress: Callable[[int, int], object] | None = None,
    on_error: Literal["raise", "keep"] = "raise",
) -> str:
    """The page of reports, which needs no network: that of `Case.dossier`. The other arguments are those of `read`, or readings."""

def schema(type: str) -> str:
    """The JSON Schema of a type of line, as `sayso schema TYPE` prints it."""
