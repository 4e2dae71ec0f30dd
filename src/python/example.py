# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     name: python3
# ---

# %% [markdown]
# # How does the AI build-out end?
#
# A notebook in the form of [jupytext](https://jupytext.readthedocs.io): `jupytext --to ipynb example.py` makes the file that
# Jupyter opens.

# %%
import polars as pl

import overbuild as ob

# %% [markdown]
# One scenario with another belief about demand. The answer first, then a chart.

# %%
result = ob.run("base", paths=4_000, set={"demand.growth": 0.4})
print(result)

# %%
result.charts["write_down"]

# %% [markdown]
# Every path is a row; columns say what they mean.

# %%
paths = pl.DataFrame(result.paths)
print(result.paths.meanings["write_down"])
paths.group_by("bust").agg(pl.len(), pl.col("write_down").median(), pl.col("spending_fall").median())

# %%
pl.DataFrame(result.quantities).select("name", "p5", "p50", "p95", "unit").head(8)

# %% [markdown]
# Where would growth have to stand for an even chance, and what if two scenarios are set beside each other?

# %%
print(ob.solve("base", "bust = 50%", by="demand.growth", paths=1_000))

# %%
cases = ob.compare("bear", "base", "bull", paths=1_000, ladder_paths=0)
print(cases)

# %% [markdown]
# A mistake says where it is.

# %%
try:
    ob.run("base", set={"demand.grwth": 0.3})
except ob.ScenarioError as error:
    print(error.key, error.line, error.column, error.help)

# %% [markdown]
# The folder of the command line, to the byte: `result.write("output/base")`.
