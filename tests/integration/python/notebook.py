"""Runs the example as a notebook: `python notebook.py EXAMPLE`. Every cell must end well, and a chart must be shown."""

import sys

import jupytext
from nbclient import NotebookClient

notebook = jupytext.read(sys.argv[1])
NotebookClient(notebook, timeout=300).execute()
outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
assert any("image/svg+xml" in output.get("data", {}) for output in outputs), "no chart is shown"
print(f"{len(notebook.cells)} cells run")
