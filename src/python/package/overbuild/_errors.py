"""What can go wrong, as exceptions: the extension module raises these."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Diagnostic:
    """A mistake of a scenario, or a doubt, with its place.

    ``file`` is ``--set`` for what stands in ``set=``; ``line`` and ``column`` count from 1.
    """

    message: str
    help: str | None = None
    file: str | None = None
    line: int | None = None
    column: int | None = None
    key: str | None = None
    warning: bool = False


class Error(Exception):
    """Anything that overbuild refuses or fails at."""


class ScenarioError(Error, ValueError):
    """A scenario has mistakes. All of them are in ``diagnostics``; the place of the first is at hand."""

    def __init__(self, text: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(text)
        self.diagnostics = tuple(diagnostics)
        first = next((one for one in self.diagnostics if not one.warning), None)
        self.file = first.file if first else None
        self.line = first.line if first else None
        self.column = first.column if first else None
        self.key = first.key if first else None
        self.help = first.help if first else None

    def __reduce__(self):  # Exceptions travel between processes.
        return (type(self), (self.args[0], self.diagnostics))


class OptionError(Error, ValueError):
    """What was asked cannot be: a number that is not modelled, too little memory, an unknown theme."""


class ModelError(Error, RuntimeError):
    """The model cannot go on, as where a path leaves the range of numbers."""


class FolderError(Error):
    """A folder cannot be written, or holds what is not overbuild's."""


class ScenarioWarning(UserWarning):
    """A doubt about a scenario, which runs nevertheless."""
