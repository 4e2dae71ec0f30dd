"""Holds the boxes of `overbuild rules` against those of EMA Workbench on the same paths, in one run.

From the root of the project, in an environment with benches/peers/requirements.txt installed:
python benches/peers/rules.py
"""

import csv
import pathlib
import subprocess
import sys
import tempfile

try:
    import numpy as np
    import pandas as pd
    from ema_workbench.analysis import prim
except ImportError as missing:
    sys.exit(f"skipped: {missing}; pip install -r benches/peers/requirements.txt")

SCENARIO, PATHS = "scenarios/base.toml", 8000
OVERBUILD = ["cargo", "run", "--release", "--quiet", "--"]


def run(command, out):
    subprocess.run([*OVERBUILD, *command, "--paths", str(PATHS), "--out", str(out), "--quiet"], check=True)


def ours(folder):
    """Density and coverage of each box on the way to the first rule, and the rule itself."""
    rows = list(csv.DictReader((folder / "rules_way.csv").open()))
    way = [(float(r["coverage"]), float(r["density"])) for r in rows if r["rule"] == "1"]
    limits = [r for r in csv.DictReader((folder / "rules.csv").open()) if r["rule"] == "1"]
    return way, limits


def theirs(x, y):
    found = prim.Prim(x, y, threshold=0.0, peel_alpha=0.05, mass_min=0.05).find_box()
    # Its own coverage and density count all that reach the threshold.
    return [(row.mean * row.n / y.sum(), row.mean) for row in found.peeling_trajectory.itertuples()]


def at(way, coverage):
    """The density at a coverage, between boxes by a straight line."""
    points = sorted(way)
    return float(np.interp(coverage, [p[0] for p in points], [p[1] for p in points]))


with tempfile.TemporaryDirectory() as temporary:
    folder = pathlib.Path(temporary)
    run(["run", SCENARIO], folder / "run")
    run(["rules", SCENARIO, "--of", "bust_spending"], folder / "rules")
    table = pd.read_csv(folder / "run" / "paths.csv", low_memory=False)
    way, limits = ours(folder / "rules")
columns = list(table.columns)
drawn = [name for name in columns[2 : columns.index("bust_spending")] if table[name].nunique() > 1]
learn = table.iloc[::2]
x, y = learn[drawn].astype(float), learn["bust_spending"].to_numpy() > 0.5
peer = theirs(x.reset_index(drop=True), y)
print(f"{SCENARIO}, {PATHS} paths: share of paths inside that have a bust of spending")
print("  coverage   overbuild   EMA Workbench")
apart = 0.0
for coverage in [0.9, 0.8, 0.6, 0.4, 0.3, 0.2]:
    mine, their = at(way, coverage), at(peer, coverage)
    apart = max(apart, abs(mine - their))
    print(f"  {coverage:8.1f}{mine:12.3f}{their:16.3f}")
for row in limits:
    print(f"  rule 1: {row['input']} above {row['above'] or '-'} under {row['under'] or '-'}")
# The smallest boxes hold 200 paths: their shares have errors of 0.03.
if apart > 0.03:
    sys.exit(f"the ways differ by {apart:.3f}")
