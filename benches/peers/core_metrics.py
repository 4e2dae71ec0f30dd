"""Metrics of the market core in NumPy: columns of each path's yearly tracks, and what each year's spending brings back."""

import numpy as np
from core import A_YEAR, DT, FALL, LAG, LIFE, MARGIN, OWN, SITE_LIFE, START, STEPS, TRACKS, WINDOW, YEARS


def drawdown(rows):
    return np.max(1 - rows / np.maximum.accumulate(rows, axis=0), axis=0)


def numpy_metrics(tracks):
    year = dict(zip(TRACKS, tracks))
    spending, relative = year["spending"][1:], year["relative_price"]
    highest, fall = np.zeros(spending.shape[1]), np.zeros(spending.shape[1])
    begins = np.full(spending.shape[1], np.inf)
    for row in range(YEARS):
        peak = spending[row] > highest
        highest = np.where(peak, spending[row], highest)
        exceeded = np.zeros_like(peak)
        for later in range(row + 1, min(row + 1 + WINDOW, YEARS)):
            falls = np.where(peak, 1 - spending[later] / highest, 0.0)
            fall = np.maximum(fall, falls)
            begins = np.minimum(begins, np.where((falls >= FALL) & ~exceeded, START + row + 1, np.inf))
            exceeded |= spending[later] > highest
    low = year["relative_margin"] < MARGIN
    been = np.logical_or.accumulate(~low, axis=0)
    bust = np.zeros_like(low)
    bust[1:] = low[1:] & been[:-1]
    price_begins = np.where(bust.any(axis=0), START - 1 + bust.argmax(axis=0), np.inf)
    trough = relative.argmin(axis=0)
    back = (relative >= 1.0) & (np.arange(YEARS + 1)[:, None] >= trough)
    recovery = np.where(back.any(axis=0), back.argmax(axis=0) - trough, np.inf)
    gap = (year["required_revenue"] - year["revenue"])[1:].max(axis=0)
    return [
        begins, price_begins, spending.sum(axis=0), START + spending.argmax(axis=0), fall, drawdown(year["price"]),
        drawdown(relative), START - 1 + trough, recovery, year["utilisation"].min(axis=0), year["dark_share"].max(axis=0),
        gap, year["idle_cost"].sum(axis=0), year["waiting"].max(axis=0), year["free_cash_flow"].sum(axis=0),
    ]


def until(earned, time):
    step = min(int(min(time, STEPS)), STEPS - 1)
    return earned[step] + (min(time, STEPS) - step) * (earned[step + 1] - earned[step])


def numpy_paybacks(t, tracks, earned, bought):
    """What each year's equipment brings back: an order's units earn from its delivery to the end of its life."""
    found = [[], [], []]
    for year in range(YEARS):
        back = np.zeros((YEARS - year, earned.shape[1]))
        paid, sites, rent, left = np.zeros((4, earned.shape[1]))
        for step in range(A_YEAR * year, A_YEAR * (year + 1)):
            units, feet, equipment = bought[:, step]
            begin, end = step + 0.5 + LAG, step + 0.5 + LAG + LIFE
            first, last = until(earned, begin), until(earned, end)
            for later in range(YEARS - year):
                now = A_YEAR * (year + later + 1)
                if (served := min(now, end) - begin) > 0:
                    got = (last if now >= end else earned[now]) - first
                    back[later] += units * got - feet * (t.cash + t.rent) * DT * served
            served = max(min(STEPS, end) - begin, 0.0)
            paid += equipment
            sites += feet * t.site
            rent += feet * t.rent * DT * served
            left += feet * t.site * max(1 - served / SITE_LIFE, 0.0)
        there = back >= paid
        tracks[19, year + 1] = back[-1] / paid
        found[0].append(np.where(there.any(axis=0), START + year + there.argmax(axis=0), np.inf))
        found[1].append(back[-1] / paid)
        found[2].append((back[-1] + rent + left) / (paid + sites))
    return [column for kind in found for column in kind[:OWN]]
