"""The market core of market_core.toml, as an analyst would write it in NumPy, column by column.

Written from MODEL.md, sections 3 to 6. Every path has its own column of each parameter, but for lags and lives, which are
the same on all. What is kept is what overbuild keeps: 20 tracks by year, and metrics, among them what each year's
spending brings back. No quantiles are taken, here or there.
"""

import numpy as np
from core import (
    A_YEAR, CROSSING, DT, LAG, LEVELS, LIFE, NAMES, ROOT, SEEN, SITE_LIFE, STEPS, TRACKS, YEARS, parameters,
)
from core_metrics import numpy_metrics, numpy_paybacks


def annuity(rate, decline, years):
    k = np.log((1 + rate) / (1 - decline))
    return (1 - np.exp(-k * years)) / k


class Terms:
    """What follows from the parameters and stays: columns."""

    def __init__(self, columns):
        for name, column in zip(NAMES, columns):
            setattr(self, name, column)
        le, life, no = LAG * DT, LIFE * DT, np.zeros_like(self.r)
        self.least = np.minimum(self.normal, self.most)
        sold = (1 - self.overhead) * self.least
        self.per_cost = ((1 + self.r) / (1 - self.rho)) ** le / annuity(self.r, self.rho, life) / sold
        self.rent = self.site * (1 + self.r) ** le / annuity(self.r, no, SITE_LIFE * DT)
        front = annuity(self.r, no, life) / annuity(self.r, self.phi, life)
        self.per_foot = (1 - self.phi) ** -le * (self.rent + self.cash) * front / sold
        self.charge = 1 / annuity(self.r, no, life)
        self.site_charge = 1 / annuity(self.r, no, SITE_LIFE * DT)
        self.cheaper, self.smaller = (1 - self.rho) ** DT, (1 - self.phi) ** DT
        self.idle = (np.log(1 + self.r) - np.log(1 - self.rho)) * DT
        self.fading, self.far = 0.5 ** (DT / self.half_life), 0.5 ** (0.5 * DT / self.half_life)
        self.forgets, self.known = 0.5 ** (DT / self.plan_half_life), 0.5 ** (0.5 * DT / self.plan_half_life)
        self.log_cap, self.down, self.up = np.log(self.cap), self.down * DT, self.up * DT
        self.follows, self.reused = 1 - np.exp(-self.adjust * DT), 1 - np.exp(-self.reuse * DT)
        self.shaken = self.build_sigma * np.sqrt(self.follows * (2 - self.follows) / (2 * self.adjust))

    def fair(self, cost, foot):
        return cost * self.per_cost + foot * self.per_foot

    def first_order(self, ago):
        """Capacity, footprint, its cost, sites and their cost, bought so many steps before the start."""
        years, money = (ago - 0.5) * DT, self.plan * DT
        cost, foot = self.cost * (1 - self.rho) ** -years, (1 - self.phi) ** -years
        units = np.minimum(money / cost, money / (cost + self.site * foot))
        return [units, units * foot, units * cost, (money - units * cost) / self.site, money - units * cost]


class Market:
    """The state of the market: columns, and what is due by step."""

    def __init__(self, columns):
        t = self.t = Terms(columns)
        none = np.zeros_like(t.r)
        self.cost, self.foot, self.rest, self.distance = t.cost, np.ones_like(t.r), t.demand, t.far
        self.capacity = self.in_use = t.capacity
        self.sites = t.capacity / (1 - t.spare)
        self.leaving_sites = self.sites / SITE_LIFE
        self.site_gross = self.sites * t.site
        self.waiting = [none, none, none]
        self.orders = [t.first_order(LAG - due) for due in range(LAG)]
        self.pipeline_feet, self.pipeline_sites = sum(o[1] for o in self.orders), sum(o[3] for o in self.orders)
        paid = t.capacity / LIFE * t.cost * (1 - t.rho) ** (-0.5 * DT)
        self.retiring, self.gross = [None] * LIFE, none
        for ago in range(1, LIFE + 1):
            self.retiring[LIFE - ago] = (t.capacity / LIFE, t.capacity / LIFE, paid)
            self.gross, paid = self.gross + paid, paid / t.cheaper
        self.vintages = [(t.capacity / LIFE, t.capacity / LIFE, np.ones_like(t.r)) for _ in range(LIFE)]
        self.fair = self.reference = self.price = t.fair(t.cost, 1.0)
        self.demand, self.tightness = t.demand, t.demand / t.capacity
        self.utilisation = np.minimum(self.tightness, t.most)
        self.rank()
        self.relative, self.floor = none, self.floor_of()
        self.judge()
        self.log_margin = np.log(self.margin)
        self.known, self.seen = t.known * self.log_margin, [self.log_margin] * SEEN
        self.multiplier = none
        self.spare = np.maximum(self.uncommitted(), 0.0)
        self.required = self.required_of()

    def uncommitted(self):
        return self.sites + self.pipeline_sites - (self.in_use + self.waiting[1] + self.pipeline_feet)

    def required_of(self):
        t = self.t
        capital = self.gross * t.charge + self.site_gross * t.site_charge
        return (capital + t.cash * self.in_use) / (1 - t.overhead)

    def rank(self):
        """The merit order: which vintages run, the newest first."""
        t, none = self.t, np.zeros_like(self.price)
        earned = (1 - t.overhead) * t.most * self.price
        capacity, idle, sites, idle_sites, marginal = none, none, none, none, none
        for own, own_sites, foot in self.vintages:
            wanted = (own > 1e-9 * self.capacity) & (capacity * t.most < self.demand)
            stands = np.where(earned < t.cash * foot, 1.0, 0.0)
            marginal = np.where(wanted, foot, marginal)
            capacity, sites = capacity + own, sites + own_sites
            idle, idle_sites = idle + stands * own, idle_sites + stands * own_sites
        self.marginal = marginal
        self.running = 1 - (1 - t.standby) * idle_sites / np.maximum(sites, 1e-300)
        self.mothballed = idle / np.maximum(capacity, 1e-300)

    def floor_of(self):
        t = self.t
        cash = t.cash * self.marginal / np.maximum((1 - t.overhead) * t.most, 1e-12)
        return np.minimum(t.floor * cash / self.reference, 1.0)

    def judge(self):
        t = self.t
        running = t.cash * self.foot
        earned = (1 - t.overhead) * self.price * self.utilisation - running
        needed = (1 - t.overhead) * self.fair * t.least - running
        self.margin = np.clip(earned / np.maximum(needed, 1e-300), 0.05, 20.0)

    def levels(self):
        t = self.t
        running = t.cash * self.foot
        earned = (1 - t.overhead) * self.price * t.least - running
        needed = (1 - t.overhead) * self.fair * t.least - running
        return [
            self.demand, self.capacity, self.tightness, self.utilisation, self.price, self.fair, self.price / self.fair,
            earned / needed, self.margin, self.mothballed, np.maximum(1 - self.in_use / self.sites, 0.0), self.waiting[0],
        ]

    def supply(self, k, z):
        """Technology and demand, the coming and going of sites and equipment. Returns its idle cost."""
        t = self.t
        cost, foot = self.cost, self.foot
        self.cost, self.foot = cost * t.cheaper, foot * t.smaller
        self.mean_cost, self.mean_foot = 0.5 * (cost + self.cost), 0.5 * (foot + self.foot)
        pace = np.log(1 + t.growth_long + (t.growth - t.growth_long) * self.distance)
        self.rest = self.rest * np.exp((pace - 0.5 * t.sigma * t.sigma) * DT + t.sigma * ROOT * z)
        self.distance = self.distance * t.fading
        units, feet, paid, sites, site_cost = self.orders[k % LAG]
        old, old_feet, old_cost = self.retiring[k % LIFE]
        self.pipeline_sites, self.pipeline_feet = self.pipeline_sites - sites, self.pipeline_feet - feet
        self.sites = self.sites + (sites - self.leaving_sites)
        self.site_gross = self.site_gross + (site_cost - self.leaving_sites * t.site)
        capacity, in_use, waited = self.capacity, self.in_use, self.waiting[2]
        self.capacity, self.in_use, self.gross = capacity - old, in_use - old_feet, self.gross - old_cost
        waiting = [was + new for was, new in zip(self.waiting, (units, feet, paid))]
        free = np.maximum(self.sites - self.in_use, 0.0)
        fits = np.where(waiting[1] > free * (1 + 1e-12), free / np.maximum(waiting[1], 1e-300), 1.0)
        put = [own * fits for own in waiting]
        self.waiting = [own - now for own, now in zip(waiting, put)]
        self.capacity, self.in_use, self.gross = self.capacity + put[0], self.in_use + put[1], self.gross + put[2]
        self.retiring[k % LIFE] = tuple(put)
        self.vintages.pop()
        self.vintages.insert(0, (put[0], put[1], put[1] / np.maximum(put[0], 1e-300)))
        self.mean_capacity, self.mean_in_use = 0.5 * (capacity + self.capacity), 0.5 * (in_use + self.in_use)
        return t.idle * 0.5 * (waited + self.waiting[2])

    def trade(self, z):
        """The market clears: tightness, merit order, price. Returns revenue, cash cost and what is required."""
        t = self.t
        price, used = self.price, self.utilisation
        reference = self.reference
        self.fair = self.reference = t.fair(self.cost, self.foot)
        self.price = price / reference * self.reference
        self.demand = self.rest * np.exp(-t.elasticity * np.log(self.price / self.reference))
        self.tightness_before, self.tightness = self.tightness, self.demand / np.maximum(self.capacity, self.demand / 1e3)
        self.rank()
        self.move_price(z)
        self.utilisation = np.minimum(self.demand / np.maximum(self.capacity, 1e-12), t.most)
        self.judge()
        revenue = 0.5 * (price * used + self.price * self.utilisation) * self.mean_capacity * DT
        cost = t.cash * self.mean_in_use * self.running * DT + t.overhead * revenue
        required, self.required = self.required, self.required_of()
        return revenue, cost, 0.5 * (required + self.required) * DT

    def move_price(self, z):
        t, new = self.t, self.floor_of()
        floor, middle = 0.5 * (self.floor + new), 0.5 * (self.tightness_before + self.tightness)
        scarce = t.sensitivity * np.log(middle / t.normal)
        target = floor + (1 - floor) * np.exp(np.minimum(scarce, t.log_cap))
        clearing = self.relative + np.log(middle / t.most) / t.elasticity
        clearing = np.minimum(clearing, np.log(floor + (1 - floor) * t.cap))
        distance = np.log(target) - self.relative
        speed = np.where(distance < 0, t.down, t.up)
        steep = t.sensitivity * t.elasticity
        beyond = np.maximum(scarce - t.log_cap, 0.0)
        within = np.maximum(1 - beyond / np.maximum(steep * distance * speed, 1e-300), 0.0)
        free = (1 - floor / target) * np.where(beyond > 0, within, 1.0)
        slope = steep * free
        above, variance = np.minimum(-distance / (1 + slope), self.relative - clearing), CROSSING * t.price_sigma * t.price_sigma
        reach = np.maximum(np.sqrt(above * above + variance), 1e-300)
        half = 0.5 * (t.down - t.up)
        rate = (0.5 * (t.down + t.up) + half * above / reach) * (1 + slope)
        share = 1 - np.exp(-rate)
        lasting = share * (2 - share) / (2 * rate)
        away = np.sqrt(above * above + variance * lasting) - above * above / reach
        pulled = share * above + share / rate * half * (1 + slope) * away
        shocked = t.price_sigma * ROOT * np.sqrt(lasting) * z
        ramp = t.sensitivity * free * (self.tightness - self.tightness_before) / middle
        moved = shocked - pulled + (1 - share / rate - 0.5 * share) / (1 + slope) * ramp
        self.relative = self.relative + moved
        self.price = self.reference * np.exp(self.relative)
        self.demand = self.demand * np.exp(-t.elasticity * moved)
        self.tightness = self.demand / np.maximum(self.capacity, self.demand / 1e3)
        self.floor = new

    def build(self, k, z):
        """What builders spend, and what it buys: units, their footprint, their cost. Returns the spending too."""
        t = self.t
        margin, before = np.log(self.margin), self.log_margin
        seen, self.seen[k % SEEN], self.log_margin = self.seen[k % SEEN], 0.5 * (before + margin), margin
        target = t.reaction * (seen - self.known)
        self.known = self.known * t.forgets
        was = self.multiplier
        self.multiplier = np.clip(was + t.follows * (target - was) + t.shaken * z, -12.0, 4.0)
        spending = t.plan * DT * np.exp(0.5 * (was + self.multiplier))
        reuse = t.reused * 0.5 * (self.spare + np.maximum(self.uncommitted(), 0.0))
        each = self.mean_cost + t.site * self.mean_foot
        units = np.minimum(spending / self.mean_cost, (spending + t.site * reuse) / each)
        feet, paid = units * self.mean_foot, units * self.mean_cost
        left = np.maximum(spending - paid, 0.0)
        self.orders[k % LAG] = [units, feet, paid, left / t.site, left]
        self.pipeline_feet, self.pipeline_sites = self.pipeline_feet + feet, self.pipeline_sites + left / t.site
        self.spare = np.maximum(self.uncommitted(), 0.0)
        return spending, units, feet, paid


def numpy_block(rng, columns):
    market, n = Market(columns), columns.shape[1]
    tracks = np.zeros((len(TRACKS), YEARS + 1, n))
    earned, bought = np.zeros((STEPS + 1, n)), np.zeros((3, STEPS, n))
    tracks[:LEVELS, 0] = market.levels()
    for k in range(STEPS):
        z, row = rng.standard_normal((3, n)), k // A_YEAR + 1
        idle = market.supply(k, z[0])
        revenue, cost, required = market.trade(z[1])
        spending, units, feet, paid = market.build(k, z[2])
        flows = (revenue, required, spending, paid, revenue - cost - spending, idle)
        for track, flow in enumerate(flows, LEVELS):
            tracks[track, row] += flow
        kept = (1 - market.t.overhead) * revenue
        earned[k + 1] = earned[k] + kept / np.maximum(market.mean_capacity, 1e-12)
        bought[:, k] = units, feet, paid
        if (k + 1) % A_YEAR == 0:
            tracks[:LEVELS, row] = market.levels()
    tracks[18, 1:] = tracks[12, 1:] / tracks[13, 1:]
    return tracks, np.array(numpy_metrics(tracks) + numpy_paybacks(market.t, tracks, earned, bought))


def run_numpy(paths, seed, block=2048):
    """Tracks, as single precision, and metrics of all paths."""
    rng, columns = np.random.Generator(np.random.SFC64(seed)), parameters(paths)
    parts = [numpy_block(rng, columns[:, i : i + block]) for i in range(0, paths, block)]
    tracks = np.concatenate([part[0].astype(np.float32) for part in parts], axis=2)
    return tracks, np.concatenate([part[1] for part in parts], axis=1)
