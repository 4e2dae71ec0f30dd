"""Cells on two workers of Dask, one of which is killed: `python workers.py`. Each comes out as it does here."""

import os
import signal
import warnings

from distributed import Client, LocalCluster

import overbuild as ob

GROWTHS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8]


def cell(growth):
    """What a worker sends back: numbers, not the result itself."""
    warnings.simplefilter("ignore", ob.ScenarioWarning)
    result = ob.run("base", paths=2048, set={"demand.growth": growth}, keep_paths=False, threads=1, progress=False)
    return growth, os.getpid(), result.summary["bust"]["probability"]["value"], result.quantities.to_pyarrow()


def main():
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        victim = next(iter(client.run(os.getpid).values()))
        futures = client.map(cell, GROWTHS, pure=False)
        futures[0].result()
        os.kill(victim, signal.SIGKILL)
        found = client.gather(futures)
        assert victim not in client.run(os.getpid).values(), "it lives"
    assert [growth for growth, *_ in found] == GROWTHS
    for growth, _, bust, quantities in found:
        _, _, own, here = cell(growth)
        assert own == bust and here.equals(quantities), growth
    print(f"{len(found)} cells of {len({process for _, process, *_ in found})} processes, one killed: as they are here")


if __name__ == "__main__":
    main()
