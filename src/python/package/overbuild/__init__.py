"""Overbuild: how do infrastructure booms end?

>>> import overbuild as ob
>>> result = ob.run("base", paths=100_000, set={"demand.growth": 0.4})
>>> print(result)
>>> result.paths  # an Arrow table: polars.DataFrame(result.paths), pyarrow.table(result.paths)
"""

from ._errors import (
    Diagnostic,
    Error,
    FolderError,
    ModelError,
    OptionError,
    ScenarioError,
    ScenarioWarning,
)
from ._overbuild import (
    Chart,
    Page,
    Result,
    Run,
    Table,
    __version__,
    backtest,
    calibrate,
    compare,
    run,
    scenarios,
    solve,
)

__all__ = [
    "Chart",
    "Diagnostic",
    "Error",
    "FolderError",
    "ModelError",
    "OptionError",
    "Page",
    "Result",
    "Run",
    "ScenarioError",
    "ScenarioWarning",
    "Table",
    "__version__",
    "backtest",
    "calibrate",
    "compare",
    "run",
    "scenarios",
    "solve",
]
