"""What must hold of the Python package: `python check.py PROGRAM`, in an empty folder. PROGRAM is the command line of the same source."""

import ast
import csv
import inspect
import json
import os
import pathlib
import pickle
import resource
import signal
import subprocess
import sys
import threading
import time
import warnings

import pyarrow

import overbuild as ob

PROGRAM = sys.argv[1]
warnings.simplefilter("ignore", ob.ScenarioWarning)


def typed(out, *arguments):
    """The same on the command line; how it ends is not asked, as an expectation may be unmet with so few paths."""
    done = subprocess.run([PROGRAM, *arguments, "--out", out, "--quiet"], capture_output=True, text=True)
    assert done.returncode in (0, 99), done.stderr


def same(one, other):
    """All files of two folders, and what their manifests say of them."""
    one, other = pathlib.Path(one), pathlib.Path(other)
    names = sorted(path.name for path in one.iterdir())
    assert names == sorted(path.name for path in other.iterdir()), (names, os.listdir(other))
    for name in names:
        if name != "manifest.json":
            assert (one / name).read_bytes() == (other / name).read_bytes(), f"{other / name} differs"
    read = [json.loads((folder / "manifest.json").read_text()) for folder in (one, other)]
    for key in ("files", "run", "seed", "paths", "scenario"):
        assert read[0].get(key) == read[1].get(key), key


def raises(kind, work):
    try:
        work()
    except kind as error:
        return error
    raise AssertionError(f"no {kind.__name__}")


def a_run_is_the_folder_of_the_command_line():
    changed = {"demand.growth": {"p10": 0.5, "p50": 0.9, "p90": 1.4}, "run.years": 8}
    result = ob.run("fiber-glut", paths=1000, seed=7, set=changed, given="bust_spending", language="de")
    assert result.write("büße/python") == []
    written = "demand.growth={ p10 = 0.5, p50 = 0.9, p90 = 1.4 }"
    typed(
        "büße/typed", "run", "fiber-glut", "--paths", "1000", "--seed", "7", "--set", written, "--set", "run.years=8",
        "--given", "bust_spending", "--language", "de",
    )
    same("büße/typed", "büße/python")
    ob.run("fiber-glut", paths=300, keep_paths=False).write("none")
    typed("typed-none", "run", "fiber-glut", "--paths", "300", "--per-path", "none")
    same("typed-none", "none")


def other_questions_are_too():
    ob.compare("fiber-glut", "railway-mania", paths=256, ladder_paths=0, weights=[1, 2]).write("compared")
    typed(
        "typed-compared", "compare", "fiber-glut", "railway-mania", "--paths", "256", "--ladder-paths", "0", "--weights", "1,2"
    )
    same("typed-compared", "compared")
    ob.solve("fiber-glut", "bust_spending = 50%", by="demand.growth=0.5..2", paths=128).write("solved")
    typed(
        "typed-solved", "solve", "fiber-glut", "--for", "bust_spending = 50%", "--by", "demand.growth=0.5..2", "--paths", "128"
    )
    same("typed-solved", "solved")
    tested = ob.backtest("fiber-glut", paths=256)
    tested.write("tested")
    typed("typed-tested", "backtest", "fiber-glut", "--paths", "256")
    same("typed-tested", "tested")
    assert tested.page is None and "<svg" in tested._repr_html_()
    learned = ob.calibrate("fiber-glut", population=50, rounds=2)
    learned.write("learned")
    typed("typed-learned", "calibrate", "fiber-glut", "--population", "50", "--rounds", "2")
    same("typed-learned", "learned")
    assert learned.kind == "calibrate" and b"extends" in learned.files["posterior.toml"]


def tables_are_arrow_and_shared():
    result = ob.run("fiber-glut", paths=500)
    result.write("tables")
    table = pyarrow.table(result.paths)
    again = pyarrow.table(result.paths)
    address = [one["write_down"].chunk(0).buffers()[1].address for one in (table, again)]
    assert address[0] == address[1], "a copy was made"
    field = table.schema.field("write_down")
    assert field.metadata[b"unit"] == b"$bn" and field.metadata[b"meaning"].startswith(b"What builders take off")
    assert result.paths.meanings["write_down"]["unit"] == "$bn"
    with open("tables/paths.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(result.paths) == 500 and list(rows[0]) == table.column_names
    missing = 0
    for name in table.column_names:
        values = table[name].to_pylist()
        for row, value in zip(rows, values):
            if value is None:
                assert row[name] in ("never", "undefined", "inf", "-inf", "NaN"), row[name]
                missing += 1
            else:
                assert abs(float(row[name]) - value) <= 1e-6 * abs(value), (name, row[name], value)
    assert missing > 0
    quantities = {row["name"]: row for row in pyarrow.table(result.quantities).to_pylist()}
    told = {metric["name"]: metric for metric in result.summary["metrics"]}
    assert quantities.keys() == told.keys()
    for name, row in quantities.items():
        assert row["p50"] == told[name]["quantiles"]["p50"]["value"], name
    tracks = pyarrow.table(result.tracks).to_pylist()
    with open("tables/tracks.csv", newline="") as file:
        written = list(csv.DictReader(file))
    assert len(tracks) == len(written)
    assert all(float(cell["p50"]) == row["p50"] and int(cell["year"]) == row["year"] for cell, row in zip(written, tracks))
    assert set(result.tables) == {"tracks", "drivers"}
    assert pyarrow.table(result.tables["drivers"]).schema.metadata[b"meaning"]
    for reader in ("to_polars", "to_pandas"):
        try:
            frame = getattr(result.paths, reader)()
        except ImportError:
            continue
        assert len(frame) == 500 and list(frame.columns) == table.column_names


def notebooks_show_charts_and_page():
    result = ob.run("railway-mania", paths=128, theme="dark")
    assert result.charts["write_down"]._repr_svg_().lstrip().startswith("<svg")
    assert result.charts["write_down"].png.startswith(b"\x89PNG")
    shown = result._repr_html_()
    assert shown.startswith("<iframe srcdoc=") and "&quot;" in shown and shown.count('"') == 4
    assert "<html" in result.page.html
    assert "Railway" in str(result) and "128 paths" in repr(result)


def mistakes_carry_their_places():
    pathlib.Path("größe.toml").write_text('extends = "overbuild:/base.toml"\n\n[demand]\ngrwth = 0.3\n', encoding="utf-8")
    error = raises(ob.ScenarioError, lambda: ob.run("größe.toml"))
    if error.key is None or "extends" in str(error):
        pathlib.Path("größe.toml").write_text('extends = "base.toml"\n\n[demand]\ngrwth = 0.3\n', encoding="utf-8")
        error = raises(ob.ScenarioError, lambda: ob.run("größe.toml"))
    assert (error.line, error.column, error.key) == (4, 1, "demand.grwth"), (error.line, error.column, error.key)
    assert error.file.endswith("größe.toml") and "`growth`" in error.help and isinstance(error, ValueError)
    both = raises(ob.ScenarioError, lambda: ob.run("base", set={"demand.grwth": 1, "demand.growth": 99.0}))
    assert {"demand.grwth", "demand.growth"} <= {one.key for one in both.diagnostics}
    again = pickle.loads(pickle.dumps(both))
    assert again.diagnostics == both.diagnostics and str(again) == str(both)
    for work, word in [
        (lambda: ob.run("base", theme="no"), "theme"),
        (lambda: ob.run("base", size="no"), "size"),
        (lambda: ob.run("base", language="xx"), "language"),
        (lambda: ob.run("base", threads=0), "threads"),
        (lambda: ob.run("base", set={"demand.growth": object()}), "demand.growth"),
        (lambda: ob.run("base", given="no_metric > 1"), "no_metric"),
        (lambda: ob.compare("base"), "two scenarios"),
        (lambda: ob.compare("base", "bear", reference="bul"), "reference"),
        (lambda: ob.compare("base", "bear", weights=[1]), "weights"),
        (lambda: ob.solve("base", "bust = 2", by="demand.growth"), "probability"),
        (lambda: ob.solve("base", "bust = 50%", by=[]), "by"),
        (lambda: ob.backtest("base"), "observation"),
        (lambda: ob.calibrate("fiber-glut", population=1), "population"),
    ]:
        error = raises(ob.OptionError, work)
        assert word in str(error) and "--" not in str(error).split(";")[0], str(error)
    pathlib.Path("mine").mkdir()
    pathlib.Path("mine/summary.json").write_text("my own")
    raises(ob.FolderError, lambda: ob.run("railway-mania", paths=64).write("mine"))
    assert pathlib.Path("mine/summary.json").read_text() == "my own"


def what_does_not_fit_is_said_before_it_is_tried():
    before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    error = raises(ob.OptionError, lambda: ob.run("base", paths=100_000_000))
    assert "keep_paths=False" in str(error) and "GB" in str(error)
    raises(ob.ScenarioError, lambda: ob.run("base", paths=1_000_000_000))
    assert time.monotonic() - begun < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000, "memory was taken"
    few = ob.run("fiber-glut", paths=64, keep_paths=False)
    assert "keep_paths" in str(raises(ob.OptionError, lambda: few.paths)) and len(few.tracks) > 0


def an_interrupted_cell_stops():
    def interrupt():
        time.sleep(0.7)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt).start()
    begun = time.monotonic()
    raises(KeyboardInterrupt, lambda: ob.run("base", paths=3_000_000, keep_paths=False))
    assert time.monotonic() - begun < 5
    assert ob.run("railway-mania", paths=64).summary["paths"] == 64, "the next cell works"


def others_run_meanwhile_and_progress_is_told():
    seen, counted, stop = [], [0], threading.Event()

    def count():
        while not stop.is_set():
            counted[0] += 1
            time.sleep(0.002)

    other = threading.Thread(target=count)
    other.start()
    ob.run("base", paths=4096, progress=lambda done, of: seen.append((done, of)))
    stop.set()
    other.join()
    assert counted[0] > 20, "the interpreter's lock was kept"
    assert seen == sorted(seen) and seen[-1] == (4096, 4096), seen

    def wrong(done, of):
        raise RuntimeError("mine")

    begun = time.monotonic()
    assert str(raises(RuntimeError, lambda: ob.run("base", paths=400_000, progress=wrong))) == "mine"
    assert time.monotonic() - begun < 5


def stubs_say_what_there_is():
    module = pathlib.Path(ob.__file__).parent
    assert (module / "py.typed").exists()
    stub = ast.parse((module / "_overbuild.pyi").read_text())
    functions = {node.name: node for node in stub.body if isinstance(node, ast.FunctionDef)}
    classes = {node.name: node for node in stub.body if isinstance(node, ast.ClassDef)}
    native = ob._overbuild
    public = {name for name in dir(native) if not name.startswith("_")}
    assert public == functions.keys() | classes.keys(), public ^ (functions.keys() | classes.keys())
    for name, node in functions.items():
        real = inspect.signature(getattr(native, name))
        said = [one.arg for one in node.args.args + node.args.kwonlyargs]
        said += [node.args.vararg.arg] if node.args.vararg else []
        assert sorted(said) == sorted(real.parameters), (name, said, list(real.parameters))
    for name, node in classes.items():
        said = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
        lacking = {one for one in said if not hasattr(getattr(native, name), one)}
        assert not lacking, (name, lacking)
        real = {one for one in vars(getattr(native, name)) if not one.startswith("__")}
        known = said | ({one.name for one in classes["Result"].body if isinstance(one, ast.FunctionDef)} if name == "Run" else set())
        assert real <= known, (name, real - known)


def main():
    checks = [work for name, work in globals().items() if inspect.isfunction(work) and name not in HELPERS]
    for work in checks:
        begun = time.monotonic()
        work()
        print(f"{work.__name__.replace('_', ' ')}: {time.monotonic() - begun:.1f} s", flush=True)
    print(f"{len(checks)} checks passed")


HELPERS = {"typed", "same", "raises", "main"}
if __name__ == "__main__":
    main()
