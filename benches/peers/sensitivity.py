"""Holds the indices of `overbuild sensitivity` against those of SALib, in one run: of a scenario that is a formula, which SALib
evaluates at points of its own, and of a whole scenario, of which SALib looks at the paths.

From the root of the project, in an environment with benches/peers/requirements.txt installed:
python benches/peers/sensitivity.py
"""

import csv
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import numpy as np
    from SALib.analyze import pawn, sobol
    from SALib.sample import sobol as sample
except ImportError as missing:
    sys.exit(f"skipped: {missing}; pip install -r benches/peers/requirements.txt")

OVERBUILD = ["cargo", "run", "--release", "--quiet", "--"]
WHOLE, METRIC, PATHS, POINTS = "scenarios/base.toml", "write_down", 16384, 8192
LIFE, OVERHEAD = "fleet.equipment_life", "operations.overhead"
PROBLEM = {"num_vars": 2, "names": [LIFE, OVERHEAD], "bounds": [[5, 10], [0.5, 0.8]]}
# What 400 bn have bought requires 400 / life / (1 - overhead) a year, while all of it stands.
FORMULA = """
title = "straight line"
run = { start = 2025, years = 4, paths = 64 }
technology = { equipment_cost = 400, site_cost = 1e-6, cost_decline = 0, footprint_decline = 0 }
demand = { initial = 1e-6, growth = 0, growth_long = 0, volatility = 0 }
fleet = { initial_capacity = 1e-6, equipment_life = { uniform = [5, 10] }, equipment_lag = 0.01, site_lag = 0.01 }
market = { cost_of_capital = 0 }
operations = { cash_cost = 0, overhead = { uniform = [0.5, 0.8] } }
build_out = { reaction = 0, herding = 0, volatility = 0 }
builder = [{ name = "Builder", share = 1, plan = [[2024, 0], [2025, 400], [2026, 0]] }]
"""


def explained(arguments, out):
    """Indices by parameter: value and standard error of each."""
    run = subprocess.run(
        [*OVERBUILD, "sensitivity", *arguments, "--points", str(POINTS), "--format", "json", "--out", str(out)],
        check=True, capture_output=True, text=True,
    )
    rows = json.loads(run.stdout)["quantities"][0]["parameters"]
    index = lambda row: {k: (v["value"], v["error"]) for k, v in row.items() if k != "parameter"}
    return {row["parameter"]: index(row) for row in rows}


def apart(name, order, ours, theirs, error):
    """How many standard errors lie between; a line for the eye."""
    value, own = ours
    far = abs(value - theirs) / np.hypot(own, error)
    print(f"  {name:<34}{order:>8}{value:>10.3f} ±{own:.3f}{theirs:>10.3f} ±{error:.3f}{far:>8.1f}")
    return far


def formula(folder):
    (folder / "formula.toml").write_text(FORMULA)
    ours = explained([str(folder / "formula.toml"), "--on", "required_revenue@2027"], folder / "formula")
    points = sample.sample(PROBLEM, POINTS, seed=1)
    values = 400 / points[:, 0] / (1 - points[:, 1])
    theirs = sobol.analyze(PROBLEM, values, seed=1)
    # The first of each block of points are independent draws.
    first = slice(None, None, 2 * PROBLEM["num_vars"] + 2)
    moved = pawn.analyze(PROBLEM, points[first], values[first], S=10, seed=1)
    for i, name in enumerate(PROBLEM["names"]):
        yield apart(name, "first", ours[name]["first"], theirs["S1"][i], theirs["S1_conf"][i] / 1.96)
        yield apart(name, "total", ours[name]["total"], theirs["ST"][i], theirs["ST_conf"][i] / 1.96)
        yield apart(name, "PAWN", ours[name]["pawn"], moved["median"][i], ours[name]["pawn"][1] * 2**0.5)


def whole(folder):
    ours = explained([WHOLE, "--on", METRIC], folder / "whole")
    command = ["run", WHOLE, "--paths", str(PATHS), "--seed", "2", "--out", str(folder / "run"), "--quiet"]
    subprocess.run([*OVERBUILD, *command], check=True)
    table = list(csv.DictReader((folder / "run" / "paths.csv").open()))
    names = [name for name, index in ours.items() if "pawn" in index and name in table[0]]
    column = lambda name: np.array([float(row[name]) for row in table])
    x, y = np.column_stack([column(name) for name in names]), column(METRIC)
    problem = {"num_vars": len(names), "names": names, "bounds": [[0, 1]] * len(names)}
    moved = pawn.analyze(problem, x, y, S=10, seed=1)
    for i, name in enumerate(names):
        yield apart(name, "PAWN", ours[name]["pawn"], moved["median"][i], ours[name]["pawn"][1])


with tempfile.TemporaryDirectory() as temporary:
    print("  parameter                            index     overbuild             SALib  errors apart")
    far = [*formula(pathlib.Path(temporary)), *whole(pathlib.Path(temporary))]
if max(far) > 4:
    sys.exit(f"an index differs by {max(far):.1f} standard errors")
