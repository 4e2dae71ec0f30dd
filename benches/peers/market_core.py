"""The market core of market_core.toml, as an analyst would write it: NumPy columns, and numba paths.

Written from MODEL.md, sections 3 to 5. Each function runs `paths` paths of 64 quarters and returns final
capacity, final price, all spending and the final share of dark sites, one number for each path.
"""

import math

import numba
import numpy as np

STEPS, DT = 64, 0.25
PLAN, COST, SITE, RHO, PHI = 500.0, 27.0, 18.0, 0.2, 0.19
DEMAND, GROWTH, SIGMA, ELASTICITY = 80.0, 0.25, 0.15, 0.8
CAPACITY, SPARE, LIFE, SITE_LIFE, LAG = 100.0, 0.1, 20, 80, 2
R, NORMAL, MOST, CASH = 0.1, 0.8, 0.95, 1.0
SENSITIVITY, CAP, DOWN, UP, PRICE_SIGMA = 1.6, 3.0, 1.5, 1.0, 0.1
REACTION, ADJUST, SEEN, BUILD_SIGMA, REUSE = 1.0, 1.0, 2, 0.05, 1.0


def annuity(rate, decline, years):
    k = math.log((1 + rate) / (1 - decline))
    return (1 - math.exp(-k * years)) / k


def fair_price(cost, footprint):
    le, life = LAG * DT, LIFE * DT
    equipment = cost * ((1 + R) / (1 - RHO)) ** le / annuity(R, RHO, life)
    rent = SITE * (1 + R) ** le / annuity(R, 0.0, SITE_LIFE * DT) + CASH
    front = annuity(R, 0.0, life) / annuity(R, PHI, life)
    return (equipment + footprint * (1 - PHI) ** -le * rent * front) / min(NORMAL, MOST)


# Cost, footprint and fair price by step, the same on every path.
COSTS = np.array([COST * (1 - RHO) ** (DT * (k + 1)) for k in range(STEPS)])
FOOTPRINTS = np.array([(1 - PHI) ** (DT * (k + 1)) for k in range(STEPS)])
FAIR = np.array([fair_price(c, f) for c, f in zip(COSTS, FOOTPRINTS)])
FIRST_FAIR = fair_price(COST, 1.0)
DRIFT = (math.log(1 + GROWTH) - SIGMA**2 / 2) * DT
ROOT = math.sqrt(DT)
FALLS, RISES = 1 - math.exp(-DOWN * DT), 1 - math.exp(-UP * DT)
FOLLOWS, REUSED = 1 - math.exp(-ADJUST * DT), 1 - math.exp(-REUSE * DT)


def first_orders(ago):
    """Capacity, footprint and sites ordered so many steps before the start."""
    cost, foot, money = COST * (1 - RHO) ** (-ago * DT), (1 - PHI) ** (-ago * DT), PLAN * DT
    units = money / (cost + SITE * foot)
    return units, units * foot, (money - units * cost) / SITE


def numpy_block(rng, n):
    # All exponentials of fair prices are known; what differs by path are these columns.
    log_demand = np.full(n, math.log(DEMAND))
    price, log_relative = np.full(n, FIRST_FAIR), np.zeros(n)
    capacity, in_use = np.full(n, CAPACITY), np.full(n, CAPACITY)
    sites = np.full(n, CAPACITY / (1 - SPARE))
    leaving_sites = sites[0] / SITE_LIFE
    retiring = [(np.full(n, CAPACITY / LIFE), np.full(n, CAPACITY / LIFE)) for _ in range(LIFE)]
    orders = [tuple(np.full(n, x) for x in first_orders(LAG - due)) for due in range(LAG)]
    waiting, waiting_feet = np.zeros(n), np.zeros(n)
    slack = [np.full(n, math.log(DEMAND / CAPACITY / NORMAL)) for _ in range(SEEN)]
    multiplier, spent = np.zeros(n), np.zeros(n)
    for k in range(STEPS):
        z = rng.standard_normal((3, n))
        cost, foot, fair = COSTS[k], FOOTPRINTS[k], FAIR[k]
        log_demand += DRIFT + SIGMA * ROOT * z[0]
        before = FAIR[k - 1] if k else FIRST_FAIR
        demand = np.exp(log_demand - ELASTICITY * np.log(price / before))
        arriving, feet, new_sites = orders[k % LAG]
        sites = sites + new_sites - leaving_sites
        old, old_feet = retiring[k % LIFE]
        capacity, in_use = capacity - old, in_use - old_feet
        waiting, waiting_feet = waiting + arriving, waiting_feet + feet
        free = np.maximum(sites - in_use, 0.0)
        fits = np.minimum(1.0, free / np.maximum(waiting_feet, 1e-300))
        put, put_feet = waiting * fits, waiting_feet * fits
        waiting, waiting_feet = waiting - put, waiting_feet - put_feet
        capacity, in_use = capacity + put, in_use + put_feet
        retiring[k % LIFE] = (put, put_feet)
        tightness = demand / capacity
        floor = np.minimum(CASH * in_use / capacity, fair)
        scarcity = np.minimum((tightness / NORMAL) ** SENSITIVITY, CAP)
        distance = np.log((floor + (fair - floor) * scarcity) / fair) - log_relative
        log_relative += np.where(distance < 0, FALLS, RISES) * distance + PRICE_SIGMA * ROOT * z[1]
        price = fair * np.exp(log_relative)
        seen = slack[k % SEEN].copy() if k else slack[0].copy()
        slack[k % SEEN] = np.log(tightness / NORMAL)
        seen = seen if SEEN > 1 else slack[0]
        multiplier += FOLLOWS * (REACTION * seen - multiplier) + BUILD_SIGMA * ROOT * z[2]
        np.clip(multiplier, -12, 4, out=multiplier)
        spending = PLAN * DT * np.exp(multiplier)
        pipeline_sites = sum(o[2] for i, o in enumerate(orders) if i != k % LAG)
        pipeline_feet = sum(o[1] for i, o in enumerate(orders) if i != k % LAG)
        spare = sites + pipeline_sites - in_use - waiting_feet - pipeline_feet
        reuse = REUSED * np.maximum(spare, 0.0)
        units = np.minimum(spending / cost, (spending + SITE * reuse) / (cost + SITE * foot))
        orders[k % LAG] = (units, units * foot, np.maximum(spending - units * cost, 0.0) / SITE)
        spent += spending
    return capacity, price, spent, 1 - in_use / sites


def run_numpy(paths, seed, block=4096):
    rng = np.random.Generator(np.random.SFC64(seed))
    parts = [numpy_block(rng, min(block, paths - i)) for i in range(0, paths, block)]
    return [np.concatenate(column) for column in zip(*parts)]


FIRST = np.array([first_orders(LAG - due) for due in range(LAG)])


@numba.njit
def numba_paths(rng, paths, out):
    retiring, retiring_feet = np.empty(LIFE), np.empty(LIFE)
    orders, slack = np.empty((LAG, 3)), np.empty(SEEN)
    for path in range(paths):
        log_demand, price, log_relative = math.log(DEMAND), FIRST_FAIR, 0.0
        capacity = in_use = CAPACITY
        sites = CAPACITY / (1 - SPARE)
        leaving_sites = sites / SITE_LIFE
        retiring[:] = CAPACITY / LIFE
        retiring_feet[:] = CAPACITY / LIFE
        orders[:] = FIRST
        slack[:] = math.log(DEMAND / CAPACITY / NORMAL)
        waiting = waiting_feet = multiplier = spent = 0.0
        for k in range(STEPS):
            cost, foot, fair = COSTS[k], FOOTPRINTS[k], FAIR[k]
            log_demand += DRIFT + SIGMA * ROOT * rng.standard_normal()
            before = FAIR[k - 1] if k else FIRST_FAIR
            demand = math.exp(log_demand - ELASTICITY * math.log(price / before))
            row = k % LAG
            sites += orders[row, 2] - leaving_sites
            capacity -= retiring[k % LIFE]
            in_use -= retiring_feet[k % LIFE]
            waiting += orders[row, 0]
            waiting_feet += orders[row, 1]
            free = max(sites - in_use, 0.0)
            fits = min(1.0, free / max(waiting_feet, 1e-300))
            put, put_feet = waiting * fits, waiting_feet * fits
            waiting -= put
            waiting_feet -= put_feet
            capacity += put
            in_use += put_feet
            retiring[k % LIFE], retiring_feet[k % LIFE] = put, put_feet
            tightness = demand / capacity
            floor = min(CASH * in_use / capacity, fair)
            scarcity = min((tightness / NORMAL) ** SENSITIVITY, CAP)
            distance = math.log((floor + (fair - floor) * scarcity) / fair) - log_relative
            speed = FALLS if distance < 0 else RISES
            log_relative += speed * distance + PRICE_SIGMA * ROOT * rng.standard_normal()
            price = fair * math.exp(log_relative)
            seen = slack[k % SEEN]
            slack[k % SEEN] = math.log(tightness / NORMAL)
            multiplier += FOLLOWS * (REACTION * seen - multiplier)
            multiplier += BUILD_SIGMA * ROOT * rng.standard_normal()
            multiplier = min(max(multiplier, -12.0), 4.0)
            spending = PLAN * DT * math.exp(multiplier)
            coming_sites = coming_feet = 0.0
            for other in range(LAG):
                if other != row:
                    coming_sites += orders[other, 2]
                    coming_feet += orders[other, 1]
            spare = sites + coming_sites - in_use - waiting_feet - coming_feet
            reuse = REUSED * max(spare, 0.0)
            units = min(spending / cost, (spending + SITE * reuse) / (cost + SITE * foot))
            orders[row, 0] = units
            orders[row, 1] = units * foot
            orders[row, 2] = max(spending - units * cost, 0.0) / SITE
            spent += spending
        out[0, path], out[1, path], out[2, path] = capacity, price, spent
        out[3, path] = 1 - in_use / sites


def run_numba(paths, seed):
    out = np.empty((4, paths))
    numba_paths(np.random.Generator(np.random.SFC64(seed)), paths, out)
    return list(out)


if __name__ == "__main__":
    import time

    for name, run in [("numpy", run_numpy), ("numba", run_numba)]:
        run(4096, 1)
        t = time.process_time()
        columns = run(200_000, 1)
        t = time.process_time() - t
        print(name, f"{t / 200_000 / STEPS * 1e9:.1f} ns a path-step")
        for c in columns:
            print("  ", np.mean(c), np.quantile(c, [0.05, 0.5, 0.95]))
