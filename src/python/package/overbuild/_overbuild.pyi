from collections.abc import Callable, Mapping, Sequence
from os import PathLike
from typing import Any, Literal

__version__: str

_Path = str | PathLike[str]
_Setting = bool | int | float | str | Mapping[str, Any] | Sequence[Any]
_Progress = bool | Callable[[int, int | None], object] | None
_Size = Literal["16:9", "4:3", "square", "half"]
_Language = Literal["en", "de"]

class Table:
    """An Arrow table: `polars.DataFrame(table)`, `pyarrow.table(table)` and `pandas.DataFrame.from_arrow(table)` take it
    without a copy. Meaning and unit of each column are in the metadata of its field."""

    @property
    def num_rows(self) -> int: ...
    @property
    def num_columns(self) -> int: ...
    @property
    def column_names(self) -> list[str]: ...
    @property
    def meanings(self) -> dict[str, dict[str, str]]:
        """For each column `meaning`, `unit` and `null`, as far as there is something to say."""
    def to_polars(self) -> Any: ...
    def to_pandas(self) -> Any: ...
    def to_pyarrow(self) -> Any: ...
    def __len__(self) -> int: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...

class Chart:
    """A chart, which notebooks show."""

    @property
    def name(self) -> str: ...
    @property
    def svg(self) -> str: ...
    @property
    def png(self) -> bytes: ...
    def _repr_svg_(self) -> str: ...

class Page:
    """The story of a result on one page, which notebooks show."""

    @property
    def html(self) -> str: ...
    def _repr_html_(self) -> str: ...

class Result:
    """What a question brought: numbers, tables, charts, and the folder that the command line would write."""

    @property
    def kind(self) -> Literal["run", "compare", "solve", "backtest", "calibrate"]: ...
    @property
    def summary(self) -> dict[str, Any]:
        """The numbers, as the JSON file of the folder has them."""
    @property
    def unmet(self) -> list[str]:
        """Expectations of the scenario that were not met, in words."""
    @property
    def tables(self) -> dict[str, Table]:
        """Every table of the folder but that of all paths."""
    @property
    def charts(self) -> dict[str, Chart]: ...
    @property
    def page(self) -> Page | None: ...
    @property
    def files(self) -> dict[str, bytes]:
        """Every file of the folder but the manifest and that of all paths."""
    def write(self, folder: _Path, *, overwrite: bool = False) -> list[str]:
        """Writes the folder that the command line would write, to the byte; returns what should be known."""
    def _repr_html_(self) -> str: ...

class Run(Result):
    """What a scenario's paths say."""

    @property
    def paths(self) -> Table:
        """A row for each path: its number, whether it is a bust, drawn parameters, metrics; null where an event never
        comes or a rate is undefined."""
    @property
    def tracks(self) -> Table:
        """Quantiles and mean of every track by year."""
    @property
    def quantities(self) -> Table:
        """A row for each metric, with mean and quantiles and their standard errors."""

def run(
    scenario: _Path,
    *,
    paths: int | None = None,
    seed: int | None = None,
    set: Mapping[str, _Setting] | None = None,
    given: str | None = None,
    keep_paths: bool = True,
    memory: int = ...,
    allow_implausible: bool = False,
    threads: int | None = None,
    progress: _Progress = None,
    theme: str = "light",
    size: _Size = "16:9",
    language: _Language = "en",
) -> Run:
    """Simulates a scenario: a file, or the name of one that the package has inside.

    `set` overrules keys of the scenario. `keep_paths=False` leaves out the table of all paths, which must fit in `memory`
    bytes. `progress` is called with paths done and paths in all; `True` writes a line, `None` does so in a notebook or a
    terminal.
    """

def compare(
    *scenarios: _Path,
    paths: int | None = None,
    seed: int | None = None,
    set: Mapping[str, _Setting] | None = None,
    reference: str | None = None,
    weights: Sequence[float] | None = None,
    ladder_paths: int = 4096,
    allow_implausible: bool = False,
    threads: int | None = None,
    progress: _Progress = None,
    theme: str = "light",
    size: _Size = "16:9",
    language: _Language = "en",
) -> Result:
    """Puts scenarios beside each other on the same paths."""

def solve(
    scenario: _Path,
    target: str,
    *,
    by: str | Sequence[str],
    places: int | None = None,
    paths: int | None = None,
    seed: int | None = None,
    set: Mapping[str, _Setting] | None = None,
    allow_implausible: bool = False,
    threads: int | None = None,
    progress: _Progress = None,
    theme: str = "light",
    size: _Size = "16:9",
    language: _Language = "en",
) -> Result:
    """Where a key must stand for a number to reach a target: `solve("base", "bust = 50%", by="demand.growth")`."""

def backtest(
    scenario: _Path,
    *,
    paths: int | None = None,
    seed: int | None = None,
    set: Mapping[str, _Setting] | None = None,
    allow_implausible: bool = False,
    threads: int | None = None,
    progress: _Progress = None,
    theme: str = "light",
    size: _Size = "16:9",
    language: _Language = "en",
) -> Result:
    """Holds a scenario against what happened."""

def calibrate(
    scenario: _Path,
    *,
    population: int = 2000,
    rounds: int = 40,
    least_acceptance: float = 0.01,
    seed: int | None = None,
    set: Mapping[str, _Setting] | None = None,
    allow_implausible: bool = False,
    threads: int | None = None,
    progress: _Progress = None,
    theme: str = "light",
    size: _Size = "16:9",
    language: _Language = "en",
) -> Result:
    """Learns a scenario's uncertain parameters from what happened; `files["posterior.toml"]` is what it learned."""

def scenarios() -> list[str]:
    """Names of the scenarios that the package has inside."""
