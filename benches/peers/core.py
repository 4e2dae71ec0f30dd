"""The market core of market_core.toml in numbers: what NumPy and numba have in common."""

import math

import numpy as np

STEPS, DT, YEARS, A_YEAR, START = 64, 0.25, 16, 4, 2026.0
LIFE, SITE_LIFE, LAG, SEEN = 20, 80, 2, 2
# Whose spending has metrics of its own; years within which a fall counts, and what is a bust.
OWN, WINDOW, FALL, MARGIN = 5, 3, 0.5, 0.5
ROOT = math.sqrt(DT)
VALUES = dict(
    plan=500.0, cost=27.0, site=18.0, rho=0.2, phi=0.19, demand=80.0, growth=0.25, growth_long=0.25, half_life=5.0,
    sigma=0.15, elasticity=0.8, capacity=100.0, spare=0.1, r=0.1, normal=0.8, most=0.95, cash=1.0, standby=0.3,
    overhead=0.0, sensitivity=1.6, cap=3.0, floor=1.0, down=1.5, up=1.0, price_sigma=0.1, reaction=1.0, adjust=1.0,
    plan_half_life=2.0, build_sigma=0.05, reuse=1.0,
)
NAMES = list(VALUES)
TRACKS = [
    "demand", "capacity", "tightness", "utilisation", "price", "fair_price", "relative_price", "relative_margin", "margin",
    "mothballed_share", "dark_share", "waiting", "revenue", "required_revenue", "spending", "equipment_spending",
    "free_cash_flow", "idle_cost", "revenue_cover", "money_back",
]
LEVELS = 12
METRICS = [
    "bust_spending_begins", "bust_price_begins", "spending", "spending_peak_year", "spending_fall", "price_fall",
    "relative_price_fall", "price_trough_year", "price_recovery_years", "least_utilisation", "largest_dark_share",
    "largest_revenue_gap", "idle_cost", "largest_waiting", "free_cash_flow",
] + [f"{name}.{2026 + year}" for name in ["payback_year", "money_back", "money_back_owned"] for year in range(OWN)]
# Of the shocks that carry a price across its target within a step.
CROSSING = 8.0 / (9.0 * math.pi) * DT


def parameters(paths):
    """A column of each parameter, in the order of NAMES."""
    return np.repeat(np.array(list(VALUES.values()))[:, None], paths, axis=1)
