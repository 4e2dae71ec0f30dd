"""Times the market core in overbuild, NumPy, numba and C++, one core each, in turn, and checks that they agree.

All do the same: parameters by path, twenty tracks by year, metrics; no quantiles. Processor time, the least of some rounds: a
busy machine only adds to it. Of overbuild it is that of more paths beyond that of fewer, so that reading does not count.

From the root of the project, in an environment with benches/peers/requirements.txt installed, with g++ if C++ is to be timed:
python benches/peers/compare.py [PROGRAM]
"""

import csv
import functools
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import numpy as np

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))
from core import STEPS, TRACKS
from market_core import run_numpy
from market_core_numba import run_numba

PATHS, ROUNDS, SCENARIO = 32_768, 7, str(HERE / "market_core.toml")


def processor_time(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def overbuild(program, folder):
    call = [program, "run", SCENARIO, "--simulate-only", "--per-path", "none", "--quiet", "--threads", "1"]
    run = lambda paths: processor_time([*call, "--paths", str(paths), "--out", str(folder / "none")])
    return (run(PATHS + 64) - run(64)) / PATHS / STEPS * 1e9


def python(run):
    begun = time.process_time()
    run(PATHS, 1)
    return (time.process_time() - begun) / PATHS / STEPS * 1e9


def cpp(program):
    return float(subprocess.run([program, str(PATHS)], check=True, capture_output=True, text=True).stdout.split()[0])


def means(program, folder):
    """Means of the last year's tracks over 65,536 paths."""
    out = folder / "run"
    subprocess.run([program, "run", SCENARIO, "--paths", "65536", "--quiet", "--out", str(out)], check=True, capture_output=True)
    rows = list(csv.DictReader((out / "tracks.csv").open()))
    last = max(int(row["year"]) for row in rows)
    return {row["track"]: float(row["mean"]) for row in rows if int(row["year"]) == last}


def agree(name, own, spread, ours):
    """Every track of the last year is within four standard errors, and a millionth, of overbuild's."""
    for track, mean, deviation in zip(TRACKS, own, spread):
        error = deviation * np.sqrt(1 / PATHS + 1 / 65_536) + 1e-6 * abs(mean)
        if abs(mean - ours[track]) > 4 * error:
            sys.exit(f"{name} and overbuild differ in {track}: {mean} and {ours[track]}")
    print(f"  {name} and overbuild agree in {len(TRACKS)} tracks")


def compiled(folder, flags):
    program = folder / ("cpp" + "".join(flags))
    flags = ["-O3", "-march=native", "-fopenmp-simd", *flags]
    subprocess.run(["g++", *flags, str(HERE / "market_core.cpp"), "-o", str(program)], check=True)
    return str(program)


def main(folder):
    program = sys.argv[1] if len(sys.argv) > 1 else "target/release/overbuild"
    ours = means(program, folder)
    spread = None
    ways = {"overbuild": functools.partial(overbuild, program, folder)}
    for name, run in [("NumPy", run_numpy), ("numba", run_numba)]:
        last = run(PATHS, 7)[0][:, -1].astype(float)
        spread = last.std(axis=1)
        agree(name, last.mean(axis=1), spread, ours)
        ways[name] = functools.partial(python, run)
    if shutil.which("g++"):
        for name, flags in [("C++", []), ("C++ -ffast-math", ["-ffast-math"])]:
            own = compiled(folder, flags)
            said = subprocess.run([own, str(PATHS)], check=True, capture_output=True, text=True).stdout.split("\n")[1]
            agree(name, [float(mean) for mean in said.split()], spread, ours)
            ways[name] = functools.partial(cpp, own)
    times = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            times[name].append(way())
    least = {name: min(each) for name, each in times.items()}
    for name, own in least.items():
        print(f"  {name:<18}{own:>8.0f} ns a path-step, {own / least['overbuild']:.2f} times overbuild")


with tempfile.TemporaryDirectory() as temporary:
    main(pathlib.Path(temporary))
