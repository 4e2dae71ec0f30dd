"""The market core path by path, which numba compiles: the work of market_core.py, with the same names."""

import math

import numba
import numpy as np
from core import (
    A_YEAR, CROSSING, DT, FALL, LAG, LIFE, MARGIN, METRICS, OWN, ROOT, SEEN, SITE_LIFE, START, STEPS, TRACKS, WINDOW,
    YEARS, parameters,
)

TRACKS_KEPT, METRICS_KEPT = len(TRACKS), len(METRICS)


@numba.njit(inline="always")
def annuity(rate, decline, years):
    k = math.log((1 + rate) / (1 - decline))
    return (1 - math.exp(-k * years)) / k


@numba.njit
def until(earned, time):
    step = min(int(min(time, float(STEPS))), STEPS - 1)
    return earned[step] + (min(time, float(STEPS)) - step) * (earned[step + 1] - earned[step])


@numba.njit
def paybacks(own, earned, bought, site, cash, rent, found):
    back = np.empty(YEARS)
    for year in range(YEARS):
        back[:] = 0.0
        money = sites = rents = left = 0.0
        for step in range(A_YEAR * year, A_YEAR * (year + 1)):
            units, feet, paid = bought[0, step], bought[1, step], bought[2, step]
            begin, end = step + 0.5 + LAG, step + 0.5 + LAG + LIFE
            first, last = until(earned, begin), until(earned, end)
            for later in range(YEARS - year):
                now = A_YEAR * (year + later + 1)
                served = min(float(now), end) - begin
                if served > 0:
                    got = (last if now >= end else earned[now]) - first
                    back[later] += units * got - feet * (cash + rent) * DT * served
            served = max(min(float(STEPS), end) - begin, 0.0)
            money += paid
            sites += feet * site
            rents += feet * rent * DT * served
            left += feet * site * max(1 - served / SITE_LIFE, 0.0)
        own[19, year + 1] = back[YEARS - year - 1] / money
        if year < OWN:
            when = math.inf
            for later in range(YEARS - year - 1, -1, -1):
                if back[later] >= money:
                    when = START + year + later
            found[year] = when
            found[OWN + year] = back[YEARS - year - 1] / money
            found[2 * OWN + year] = (back[YEARS - year - 1] + rents + left) / (money + sites)


@numba.njit
def drawdown(rows):
    peak, fall = rows[0], 0.0
    for value in rows:
        peak = max(peak, value)
        fall = max(fall, 1 - value / peak)
    return fall


@numba.njit
def metrics(own, found):
    spending, relative, margin = own[14, 1:], own[6], own[7]
    highest = fall = 0.0
    begins = price_begins = recovery = math.inf
    for row in range(YEARS):
        if spending[row] > highest:
            highest, exceeded = spending[row], False
            for later in range(row + 1, min(row + 1 + WINDOW, YEARS)):
                falls = 1 - spending[later] / highest
                fall = max(fall, falls)
                if falls >= FALL and not exceeded:
                    begins = min(begins, START + row + 1)
                exceeded |= spending[later] > highest
    been = False
    for row in range(YEARS + 1):
        low = margin[row] < MARGIN
        if low and been and price_begins == math.inf:
            price_begins = START - 1 + row
        been |= not low
    trough = np.argmin(relative)
    for row in range(YEARS, trough - 1, -1):
        if relative[row] >= 1.0:
            recovery = float(row - trough)
    gap = -math.inf
    for row in range(1, YEARS + 1):
        gap = max(gap, own[13, row] - own[12, row])
    found[0], found[1], found[2], found[3], found[4] = begins, price_begins, spending.sum(), START + np.argmax(spending), fall
    found[5], found[6], found[7], found[8] = drawdown(own[4]), drawdown(relative), START - 1 + trough, recovery
    found[9], found[10], found[11], found[12] = own[3].min(), own[10].max(), gap, own[17].sum()
    found[13], found[14] = own[11].max(), own[16].sum()


@numba.njit
def numba_paths(rng, columns, kept, found):
    own, measured = np.empty((TRACKS_KEPT, YEARS + 1)), np.empty(METRICS_KEPT)
    earned, bought = np.zeros(STEPS + 1), np.empty((3, STEPS))
    retiring, orders, vintages, history = np.empty((LIFE, 3)), np.empty((LAG, 5)), np.empty((LIFE, 3)), np.empty(SEEN)
    for path in range(columns.shape[1]):
        (plan, cost, site, rho, phi, demand, growth, growth_long, half_life, sigma, elasticity, capacity, spare_share, r,
         normal, most, cash, standby, overhead, sensitivity, cap, floor_multiple, down, up, price_sigma, reaction, adjust,
         plan_half_life, build_sigma, reuse_speed) = columns[:, path]
        le, life = LAG * DT, LIFE * DT
        least, kept_share = min(normal, most), 1 - overhead
        per_cost = ((1 + r) / (1 - rho)) ** le / annuity(r, rho, life) / (kept_share * least)
        rent = site * (1 + r) ** le / annuity(r, 0.0, SITE_LIFE * DT)
        front = annuity(r, 0.0, life) / annuity(r, phi, life)
        per_foot = (1 - phi) ** -le * (rent + cash) * front / (kept_share * least)
        charge, site_charge = 1 / annuity(r, 0.0, life), 1 / annuity(r, 0.0, SITE_LIFE * DT)
        cheaper, smaller = (1 - rho) ** DT, (1 - phi) ** DT
        idle_rate = (math.log(1 + r) - math.log(1 - rho)) * DT
        fading, distance_left = 0.5 ** (DT / half_life), 0.5 ** (0.5 * DT / half_life)
        forgets = 0.5 ** (DT / plan_half_life)
        log_cap, down, up = math.log(cap), down * DT, up * DT
        follows, reused = 1 - math.exp(-adjust * DT), 1 - math.exp(-reuse_speed * DT)
        shaken = build_sigma * math.sqrt(follows * (2 - follows) / (2 * adjust))
        pipeline_feet = pipeline_sites = gross = 0.0
        for due in range(LAG):
            years, money = (LAG - due - 0.5) * DT, plan * DT
            then, feet_then = cost * (1 - rho) ** -years, (1 - phi) ** -years
            units = min(money / then, money / (then + site * feet_then))
            left = money - units * then
            orders[due, 0], orders[due, 1], orders[due, 2] = units, units * feet_then, units * then
            orders[due, 3], orders[due, 4] = left / site, left
            pipeline_feet += units * feet_then
            pipeline_sites += left / site
        paid = capacity / LIFE * cost * (1 - rho) ** (-0.5 * DT)
        for ago in range(1, LIFE + 1):
            retiring[LIFE - ago, 0], retiring[LIFE - ago, 1], retiring[LIFE - ago, 2] = capacity / LIFE, capacity / LIFE, paid
            gross += paid
            paid /= cheaper
        vintages[:, 0], vintages[:, 1], vintages[:, 2] = capacity / LIFE, capacity / LIFE, 1.0
        own[:] = 0.0
        foot, rest, relative = 1.0, demand, 0.0
        in_use, sites = capacity, capacity / (1 - spare_share)
        leaving_sites, site_gross = sites / SITE_LIFE, sites * site
        waiting = waiting_feet = waiting_cost = multiplier = 0.0
        fair = reference = price = cost * per_cost + per_foot
        tightness = demand / capacity
        used, floor = min(tightness, most), 0.0
        spare = max(sites + pipeline_sites - (in_use + pipeline_feet), 0.0)
        required = ((gross * charge + site_gross * site_charge) + cash * in_use) / kept_share
        log_margin = known = mothballed = running = marginal = margin = 0.0
        for k in range(-1, STEPS):
            row = k // A_YEAR + 1
            if k >= 0:
                cost_before, foot_before = cost, foot
                cost, foot = cost * cheaper, foot * smaller
                mean_cost, mean_foot = 0.5 * (cost_before + cost), 0.5 * (foot_before + foot)
                pace = math.log(1 + growth_long + (growth - growth_long) * distance_left)
                rest *= math.exp((pace - 0.5 * sigma * sigma) * DT + sigma * ROOT * rng.standard_normal())
                distance_left *= fading
                order, cohort = orders[k % LAG], retiring[k % LIFE]
                pipeline_sites -= order[3]
                pipeline_feet -= order[1]
                sites += order[3] - leaving_sites
                site_gross += order[4] - leaving_sites * site
                capacity_before, in_use_before, waited = capacity, in_use, waiting_cost
                capacity -= cohort[0]
                in_use -= cohort[1]
                gross -= cohort[2]
                waiting += order[0]
                waiting_feet += order[1]
                waiting_cost += order[2]
                free_sites = max(sites - in_use, 0.0)
                fits = free_sites / waiting_feet if waiting_feet > free_sites * (1 + 1e-12) else 1.0
                put, put_feet, put_cost = waiting * fits, waiting_feet * fits, waiting_cost * fits
                waiting -= put
                waiting_feet -= put_feet
                waiting_cost -= put_cost
                capacity += put
                in_use += put_feet
                gross += put_cost
                cohort[0], cohort[1], cohort[2] = put, put_feet, put_cost
                newest = vintages[LIFE - 1 - k % LIFE]
                newest[0], newest[1], newest[2] = put, put_feet, put_feet / max(put, 1e-300)
                mean_capacity, mean_in_use = 0.5 * (capacity_before + capacity), 0.5 * (in_use_before + in_use)
                own[17, row] += idle_rate * 0.5 * (waited + waiting_cost)
                used_before, price_before, tightness_before = used, price, tightness
                reference_before = reference
                fair = reference = cost * per_cost + foot * per_foot
                price = price / reference_before * reference
                demand = rest * math.exp(-elasticity * math.log(price / reference))
                tightness = demand / max(capacity, demand / 1e3)
            earns = kept_share * most * price
            seen_capacity = idle = all_sites = idle_sites = marginal = 0.0
            for age in range(LIFE):
                vintage = vintages[(LIFE - 1 - k % LIFE + age) % LIFE]
                if vintage[0] > 1e-9 * capacity and seen_capacity * most < demand:
                    marginal = vintage[2]
                seen_capacity += vintage[0]
                all_sites += vintage[1]
                if earns < cash * vintage[2]:
                    idle += vintage[0]
                    idle_sites += vintage[1]
            running = 1 - (1 - standby) * idle_sites / max(all_sites, 1e-300)
            mothballed = idle / max(seen_capacity, 1e-300)
            new_floor = min(floor_multiple * cash * marginal / max(kept_share * most, 1e-12) / reference, 1.0)
            if k >= 0:
                middle_floor, middle = 0.5 * (floor + new_floor), 0.5 * (tightness_before + tightness)
                scarce = sensitivity * math.log(middle / normal)
                target = middle_floor + (1 - middle_floor) * math.exp(min(scarce, log_cap))
                clearing = relative + math.log(middle / most) / elasticity
                clearing = min(clearing, math.log(middle_floor + (1 - middle_floor) * cap))
                away_from = math.log(target) - relative
                speed = down if away_from < 0 else up
                steep, beyond = sensitivity * elasticity, max(scarce - log_cap, 0.0)
                within = max(1 - beyond / max(steep * away_from * speed, 1e-300), 0.0) if beyond > 0 else 1.0
                free = (1 - middle_floor / target) * within
                slope = steep * free
                above, variance = min(-away_from / (1 + slope), relative - clearing), CROSSING * price_sigma * price_sigma
                reach = max(math.sqrt(above * above + variance), 1e-300)
                half = 0.5 * (down - up)
                rate = (0.5 * (down + up) + half * above / reach) * (1 + slope)
                share = 1 - math.exp(-rate)
                lasting = share * (2 - share) / (2 * rate)
                away = math.sqrt(above * above + variance * lasting) - above * above / reach
                pulled = share * above + share / rate * half * (1 + slope) * away
                shocked = price_sigma * ROOT * math.sqrt(lasting) * rng.standard_normal()
                ramp = sensitivity * free * (tightness - tightness_before) / middle
                moved = shocked - pulled + (1 - share / rate - 0.5 * share) / (1 + slope) * ramp
                relative += moved
                price = reference * math.exp(relative)
                demand *= math.exp(-elasticity * moved)
                tightness = demand / max(capacity, demand / 1e3)
                used = min(demand / max(capacity, 1e-12), most)
            floor = new_floor
            costs = cash * foot
            needed = kept_share * fair * least - costs
            margin = min(max((kept_share * price * used - costs) / max(needed, 1e-300), 0.05), 20.0)
            if k < 0:
                log_margin = math.log(margin)
                known, history[:] = 0.5 ** (0.5 * DT / plan_half_life) * log_margin, log_margin
            else:
                revenue = 0.5 * (price_before * used_before + price * used) * mean_capacity * DT
                operating = cash * mean_in_use * running * DT + overhead * revenue
                required_before = required
                required = ((gross * charge + site_gross * site_charge) + cash * in_use) / kept_share
                log_before, log_margin = log_margin, math.log(margin)
                seen, history[k % SEEN] = history[k % SEEN], 0.5 * (log_before + log_margin)
                aim = reaction * (seen - known)
                known *= forgets
                level = multiplier
                multiplier += follows * (aim - multiplier) + shaken * rng.standard_normal()
                multiplier = min(max(multiplier, -12.0), 4.0)
                spending = plan * DT * math.exp(0.5 * (level + multiplier))
                free_now = max(sites + pipeline_sites - (in_use + waiting_feet + pipeline_feet), 0.0)
                reuse = reused * 0.5 * (spare + free_now)
                units = min(spending / mean_cost, (spending + site * reuse) / (mean_cost + site * mean_foot))
                feet, paid = units * mean_foot, units * mean_cost
                left = max(spending - paid, 0.0)
                order = orders[k % LAG]
                order[0], order[1], order[2], order[3], order[4] = units, feet, paid, left / site, left
                pipeline_feet += feet
                pipeline_sites += left / site
                spare = max(sites + pipeline_sites - (in_use + waiting_feet + pipeline_feet), 0.0)
                own[12, row] += revenue
                own[13, row] += 0.5 * (required_before + required) * DT
                own[14, row] += spending
                own[15, row] += paid
                own[16, row] += revenue - operating - spending
                earned[k + 1] = earned[k] + kept_share * revenue / max(mean_capacity, 1e-12)
                bought[0, k], bought[1, k], bought[2, k] = units, feet, paid
            if (k + 1) % A_YEAR == 0:
                own[0, row], own[1, row], own[2, row], own[3, row] = demand, capacity, tightness, used
                own[4, row], own[5, row], own[6, row] = price, fair, price / fair
                own[7, row], own[8, row] = (kept_share * price * least - costs) / needed, margin
                own[9, row], own[10, row], own[11, row] = mothballed, max(1 - in_use / sites, 0.0), waiting
        for row in range(1, YEARS + 1):
            own[18, row] = own[12, row] / own[13, row]
        metrics(own, measured)
        paybacks(own, earned, bought, site, cash, rent, measured[15:])
        found[:, path] = measured
        for track in range(TRACKS_KEPT):
            for row in range(YEARS + 1):
                kept[track, row, path] = own[track, row]


def run_numba(paths, seed):
    """Tracks, as single precision, and metrics of all paths."""
    kept, found = np.empty((TRACKS_KEPT, YEARS + 1, paths), np.float32), np.empty((METRICS_KEPT, paths))
    numba_paths(np.random.Generator(np.random.SFC64(seed)), parameters(paths), kept, found)
    return kept, found
