"""Times the market core in overbuild, NumPy and numba in one run, and checks that they agree.

From the root of the project, in an environment with benches/peers/requirements.txt installed:
python benches/peers/compare.py
"""

import csv
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from market_core import STEPS, run_numba, run_numpy

PATHS, ROUNDS = 100_000, 3
TRACKS = ["capacity", "price", "dark_share"]


def overbuild_speed():
    """Nanoseconds a path-step on one thread, metrics included."""
    command = ["cargo", "bench", "--quiet", "--bench", "path_engine", "--", "market_core"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return 1e3 / float(re.search(r"^market_core\s+([\d.]+)", text, re.M).group(1))


def python_speed(run):
    begun = time.process_time()
    run(PATHS, 1)
    return (time.process_time() - begun) / PATHS / STEPS * 1e9


def overbuild_means():
    """Means of the last year's tracks over 65,536 paths."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "run"
        command = ["cargo", "run", "--release", "--quiet", "--", "run", "benches/peers/market_core.toml"]
        subprocess.run([*command, "--quiet", "--out", str(out)], check=True)
        rows = [row for row in csv.DictReader((out / "tracks.csv").open())]
    last = max(int(row["year"]) for row in rows)
    return {row["track"]: float(row["mean"]) for row in rows if int(row["year"]) == last}


def agree(name, columns, means):
    for track, column in zip(TRACKS, [columns[0], columns[1], columns[3]]):
        error = np.std(column) * np.sqrt(1 / len(column) + 1 / 65_536)
        distance = abs(np.mean(column) - means[track]) / error
        print(f"  {name:<8}{track:<12}{np.mean(column):>12.4f}{means[track]:>12.4f}{distance:>8.1f} standard errors")
        if distance > 4:
            sys.exit(f"{name} and overbuild differ in {track}")


means = overbuild_means()
for name, run in [("numpy", run_numpy), ("numba", run_numba)]:
    agree(name, run(PATHS, 7), means)
times = {"overbuild": [], "numpy": [], "numba": []}
for _ in range(ROUNDS):
    times["overbuild"].append(overbuild_speed())
    times["numpy"].append(python_speed(run_numpy))
    times["numba"].append(python_speed(run_numba))
for name, each in times.items():
    ratios = [other / own for other, own in zip(each, times["overbuild"])]
    print(f"  {name:<12}{statistics.median(each):>8.0f} ns a path-step, {statistics.median(ratios):.2f} times overbuild")
