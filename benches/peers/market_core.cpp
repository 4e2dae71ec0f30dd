// The market core of market_core.toml in C++: the work of market_core.py, with the same names, in blocks of 64 paths, each
// loop over their columns. Prints nanoseconds of processor time a path-step, then means of the last year's tracks.
//
// g++ -O3 -march=native -fopenmp-simd market_core.cpp; with -ffast-math its exponentials and logarithms are vectors too.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <vector>

constexpr int N = 64, STEPS = 64, YEARS = 16, A_YEAR = 4, LIFE = 20, SITE_LIFE = 80, LAG = 2, SEEN = 2, OWN = 5, WINDOW = 3;
constexpr int TRACKS = 20, METRICS = 15 + 3 * OWN;
constexpr double DT = 0.25, ROOT = 0.5, START = 2026, FALL = 0.5, MARGIN = 0.5, NEVER = std::numeric_limits<double>::max();
constexpr double CROSSING = 8.0 / (9.0 * M_PI) * DT;
using Column = double[N];
#define EACH _Pragma("omp simd") for (int i = 0; i < N; ++i)

static double annuity(double rate, double decline, double years) {
    double k = std::log((1 + rate) / (1 - decline));
    return (1 - std::exp(-k * years)) / k;
}

// Splitmix64 of each path's own counter, and Box and Muller's normals.
struct Normals {
    uint64_t state[N];
    void seed(uint64_t block) { for (int i = 0; i < N; ++i) state[i] = (block * N + i) * 0x2545F4914F6CDD1Dull << 20; }
    void pair(Column first, Column second) {
        Column u, v;
        EACH {
            uint64_t both[2];
            for (int k = 0; k < 2; ++k) {
                uint64_t z = state[i] += 0x9E3779B97F4A7C15ull;
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
                both[k] = z ^ (z >> 31);
            }
            u[i] = ((both[0] >> 12) + 0.5) * 0x1p-52, v[i] = (both[1] >> 12) * 0x1p-52;
        }
        EACH {
            double far = std::sqrt(-2 * std::log(u[i])), angle = 2 * M_PI * v[i];
            first[i] = far * std::cos(angle), second[i] = far * std::sin(angle);
        }
    }
};

struct Block {
    Column plan, cost, site, rho, phi, demand, growth, growth_long, half_life, sigma, elasticity, capacity, spare_share, r, normal,
        most, cash, standby, overhead, sensitivity, cap, floor_multiple, down, up, price_sigma, reaction, adjust, plan_half_life,
        build_sigma, reuse_speed;
    Column per_cost, per_foot, rent, charge, site_charge, cheaper, smaller, idle_rate, fading, left_distance, forgets, known, log_cap,
        follows, reused, shaken, kept, least;
    Column foot, rest, relative, in_use, sites, leaving, site_gross, gross, waiting, waiting_feet, waiting_cost, multiplier, fair,
        reference, price, tightness, used, floor, spare, required, log_margin, mothballed, running, marginal, margin, coming_feet,
        coming_sites, mean_cost, mean_foot, mean_capacity, mean_in_use, used_before, price_before, tightness_before;
    double orders[LAG][5][N], retiring[LIFE][3][N], vintages[LIFE][3][N], history[SEEN][N];
    double tracks[TRACKS][YEARS + 1][N], earned[STEPS + 1][N], bought[3][STEPS][N], found[METRICS][N];
    Normals normals;

    void parameters() {
        const double values[] = {500, 27, 18, .2, .19, 80, .25, .25, 5, .15, .8, 100, .1, .1, .8, .95, 1, .3, 0, 1.6, 3, 1, 1.5, 1, .1, 1,
                                 1, 2, .05, 1};
        Column* columns[] = {&plan, &cost, &site, &rho, &phi, &demand, &growth, &growth_long, &half_life, &sigma, &elasticity, &capacity,
                             &spare_share, &r, &normal, &most, &cash, &standby, &overhead, &sensitivity, &cap, &floor_multiple, &down, &up,
                             &price_sigma, &reaction, &adjust, &plan_half_life, &build_sigma, &reuse_speed};
        for (int k = 0; k < 30; ++k) std::fill_n(*columns[k], N, values[k]);
    }

    void begin() {
        parameters();
        std::fill_n(&tracks[0][0][0], TRACKS * (YEARS + 1) * N, 0.0);
        const double le = LAG * DT, life = LIFE * DT;
        EACH {
            kept[i] = 1 - overhead[i], least[i] = std::min(normal[i], most[i]);
            per_cost[i] = std::pow((1 + r[i]) / (1 - rho[i]), le) / annuity(r[i], rho[i], life) / (kept[i] * least[i]);
            rent[i] = site[i] * std::pow(1 + r[i], le) / annuity(r[i], 0, SITE_LIFE * DT);
            double front = annuity(r[i], 0, life) / annuity(r[i], phi[i], life);
            per_foot[i] = std::pow(1 - phi[i], -le) * (rent[i] + cash[i]) * front / (kept[i] * least[i]);
            charge[i] = 1 / annuity(r[i], 0, life), site_charge[i] = 1 / annuity(r[i], 0, SITE_LIFE * DT);
            cheaper[i] = std::pow(1 - rho[i], DT), smaller[i] = std::pow(1 - phi[i], DT);
            idle_rate[i] = (std::log(1 + r[i]) - std::log(1 - rho[i])) * DT;
            fading[i] = std::pow(0.5, DT / half_life[i]), left_distance[i] = std::pow(0.5, 0.5 * DT / half_life[i]);
            forgets[i] = std::pow(0.5, DT / plan_half_life[i]), known[i] = std::pow(0.5, 0.5 * DT / plan_half_life[i]);
            log_cap[i] = std::log(cap[i]), down[i] *= DT, up[i] *= DT;
            follows[i] = 1 - std::exp(-adjust[i] * DT), reused[i] = 1 - std::exp(-reuse_speed[i] * DT);
            shaken[i] = build_sigma[i] * std::sqrt(follows[i] * (2 - follows[i]) / (2 * adjust[i]));
            coming_feet[i] = coming_sites[i] = gross[i] = waiting[i] = waiting_feet[i] = waiting_cost[i] = multiplier[i] = relative[i] = 0;
            foot[i] = 1, rest[i] = demand[i], in_use[i] = capacity[i], sites[i] = capacity[i] / (1 - spare_share[i]);
            leaving[i] = sites[i] / SITE_LIFE, site_gross[i] = sites[i] * site[i], earned[0][i] = 0;
            fair[i] = reference[i] = price[i] = cost[i] * per_cost[i] + per_foot[i];
            tightness[i] = demand[i] / capacity[i], used[i] = std::min(tightness[i], most[i]);
        }
        for (int due = 0; due < LAG; ++due) EACH {
            double years = (LAG - due - 0.5) * DT, money = plan[i] * DT;
            double then = cost[i] * std::pow(1 - rho[i], -years), feet = std::pow(1 - phi[i], -years);
            double units = std::min(money / then, money / (then + site[i] * feet)), left = money - units * then;
            orders[due][0][i] = units, orders[due][1][i] = units * feet, orders[due][2][i] = units * then;
            orders[due][3][i] = left / site[i], orders[due][4][i] = left;
            coming_feet[i] += units * feet, coming_sites[i] += left / site[i];
        }
        for (int ago = 1; ago <= LIFE; ++ago) EACH {
            double paid = capacity[i] / LIFE * cost[i] * std::pow(1 - rho[i], (0.5 - ago) * DT);
            retiring[LIFE - ago][0][i] = retiring[LIFE - ago][1][i] = capacity[i] / LIFE, retiring[LIFE - ago][2][i] = paid;
            vintages[ago - 1][0][i] = vintages[ago - 1][1][i] = capacity[i] / LIFE, vintages[ago - 1][2][i] = 1;
            gross[i] += paid;
        }
        EACH {
            spare[i] = std::max(sites[i] + coming_sites[i] - (in_use[i] + coming_feet[i]), 0.0);
            required[i] = (gross[i] * charge[i] + site_gross[i] * site_charge[i] + cash[i] * in_use[i]) / kept[i];
        }
        rank(-1);
        EACH floor[i] = floor_of(i);
        judge();
        EACH {
            log_margin[i] = std::log(margin[i]), known[i] *= log_margin[i];
            for (int k = 0; k < SEEN; ++k) history[k][i] = log_margin[i];
        }
        levels(0);
    }

    double floor_of(int i) const {
        return std::min(floor_multiple[i] * cash[i] * marginal[i] / std::max(kept[i] * most[i], 1e-12) / reference[i], 1.0);
    }

    // The merit order, the newest vintage first.
    void rank(int k) {
        Column seen, idle, all, idle_sites;
        EACH seen[i] = idle[i] = all[i] = idle_sites[i] = marginal[i] = 0;
        for (int age = 0; age < LIFE; ++age) {
            auto& vintage = vintages[(2 * LIFE - 1 - (k + LIFE) % LIFE + age) % LIFE];
            EACH {
                bool wanted = vintage[0][i] > 1e-9 * capacity[i] & seen[i] * most[i] < demand[i];
                double stands = kept[i] * most[i] * price[i] < cash[i] * vintage[2][i] ? 1.0 : 0.0;
                marginal[i] = wanted ? vintage[2][i] : marginal[i];
                seen[i] += vintage[0][i], all[i] += vintage[1][i];
                idle[i] += stands * vintage[0][i], idle_sites[i] += stands * vintage[1][i];
            }
        }
        EACH {
            running[i] = 1 - (1 - standby[i]) * idle_sites[i] / std::max(all[i], 1e-300);
            mothballed[i] = idle[i] / std::max(seen[i], 1e-300);
        }
    }

    void judge() {
        EACH {
            double costs = cash[i] * foot[i], needed = kept[i] * fair[i] * least[i] - costs;
            double ratio = (kept[i] * price[i] * used[i] - costs) / std::max(needed, 1e-300);
            margin[i] = std::min(std::max(ratio, 0.05), 20.0);
        }
    }

    void levels(int row) {
        EACH {
            double costs = cash[i] * foot[i], needed = kept[i] * fair[i] * least[i] - costs;
            tracks[0][row][i] = demand[i], tracks[1][row][i] = capacity[i], tracks[2][row][i] = tightness[i];
            tracks[3][row][i] = used[i], tracks[4][row][i] = price[i], tracks[5][row][i] = fair[i];
            tracks[6][row][i] = price[i] / fair[i], tracks[7][row][i] = (kept[i] * price[i] * least[i] - costs) / needed;
            tracks[8][row][i] = margin[i], tracks[9][row][i] = mothballed[i];
            tracks[10][row][i] = std::max(1 - in_use[i] / sites[i], 0.0), tracks[11][row][i] = waiting[i];
        }
    }

    void supply(int k, const Column z) {
        auto& order = orders[k % LAG];
        auto& cohort = retiring[k % LIFE];
        auto& newest = vintages[LIFE - 1 - k % LIFE];
        double* idle = tracks[17][k / A_YEAR + 1];
        EACH {
            double cost_before = cost[i], foot_before = foot[i];
            cost[i] *= cheaper[i], foot[i] *= smaller[i];
            mean_cost[i] = 0.5 * (cost_before + cost[i]), mean_foot[i] = 0.5 * (foot_before + foot[i]);
            double pace = std::log(1 + growth_long[i] + (growth[i] - growth_long[i]) * left_distance[i]);
            rest[i] *= std::exp((pace - 0.5 * sigma[i] * sigma[i]) * DT + sigma[i] * ROOT * z[i]);
            left_distance[i] *= fading[i];
        }
        EACH {
            coming_sites[i] -= order[3][i], coming_feet[i] -= order[1][i];
            sites[i] += order[3][i] - leaving[i], site_gross[i] += order[4][i] - leaving[i] * site[i];
            double capacity_before = capacity[i], in_use_before = in_use[i], waited = waiting_cost[i];
            double units = waiting[i] + order[0][i], feet = waiting_feet[i] + order[1][i], paid = waiting_cost[i] + order[2][i];
            double rest_capacity = capacity[i] - cohort[0][i], rest_in_use = in_use[i] - cohort[1][i];
            double free = std::max(sites[i] - rest_in_use, 0.0);
            double fits = feet > free * (1 + 1e-12) ? free / std::max(feet, 1e-300) : 1.0;
            double put = units * fits, put_feet = feet * fits, put_cost = paid * fits;
            waiting[i] = units - put, waiting_feet[i] = feet - put_feet, waiting_cost[i] = paid - put_cost;
            capacity[i] = rest_capacity + put, in_use[i] = rest_in_use + put_feet, gross[i] += put_cost - cohort[2][i];
            cohort[0][i] = newest[0][i] = put, cohort[1][i] = newest[1][i] = put_feet, cohort[2][i] = put_cost;
            newest[2][i] = put_feet / std::max(put, 1e-300);
            mean_capacity[i] = 0.5 * (capacity_before + capacity[i]), mean_in_use[i] = 0.5 * (in_use_before + in_use[i]);
            idle[i] += idle_rate[i] * 0.5 * (waited + waiting_cost[i]);
        }
    }

    void trade(int k, const Column z) {
        EACH {
            used_before[i] = used[i], price_before[i] = price[i], tightness_before[i] = tightness[i];
            double dearer = price[i] / reference[i];
            fair[i] = reference[i] = cost[i] * per_cost[i] + foot[i] * per_foot[i];
            price[i] = dearer * reference[i];
            demand[i] = rest[i] * std::exp(-elasticity[i] * std::log(dearer));
            tightness[i] = demand[i] / std::max(capacity[i], demand[i] / 1e3);
        }
        rank(k);
        EACH {
            double lowest = floor_of(i), low = 0.5 * (floor[i] + lowest), middle = 0.5 * (tightness_before[i] + tightness[i]);
            double scarce = sensitivity[i] * std::log(middle / normal[i]);
            double target = low + (1 - low) * std::exp(std::min(scarce, log_cap[i]));
            double clearing = relative[i] + std::log(middle / most[i]) / elasticity[i];
            clearing = std::min(clearing, std::log(low + (1 - low) * cap[i]));
            double distance = std::log(target) - relative[i];
            double speed = distance < 0 ? down[i] : up[i], steep = sensitivity[i] * elasticity[i];
            double beyond = std::max(scarce - log_cap[i], 0.0);
            double within = std::max(1 - beyond / std::max(steep * distance * speed, 1e-300), 0.0);
            double free = (1 - low / target) * (beyond > 0 ? within : 1.0), slope = steep * free;
            double above = std::min(-distance / (1 + slope), relative[i] - clearing), variance = CROSSING * price_sigma[i] * price_sigma[i];
            double reach = std::max(std::sqrt(above * above + variance), 1e-300), half = 0.5 * (down[i] - up[i]);
            double rate = (0.5 * (down[i] + up[i]) + half * above / reach) * (1 + slope), share = 1 - std::exp(-rate);
            double lasting = share * (2 - share) / (2 * rate);
            double away = std::sqrt(above * above + variance * lasting) - above * above / reach;
            double pulled = share * above + share / rate * half * (1 + slope) * away;
            double shocked = price_sigma[i] * ROOT * std::sqrt(lasting) * z[i];
            double ramp = sensitivity[i] * free * (tightness[i] - tightness_before[i]) / middle;
            double moved = shocked - pulled + (1 - share / rate - 0.5 * share) / (1 + slope) * ramp;
            relative[i] += moved, floor[i] = lowest;
            price[i] = reference[i] * std::exp(relative[i]), demand[i] *= std::exp(-elasticity[i] * moved);
            tightness[i] = demand[i] / std::max(capacity[i], demand[i] / 1e3);
            used[i] = std::min(demand[i] / std::max(capacity[i], 1e-12), most[i]);
        }
        judge();
    }

    void build(int k, const Column z) {
        const int row = k / A_YEAR + 1;
        auto& order = orders[k % LAG];
        double *revenue = tracks[12][row], *due = tracks[13][row], *spent = tracks[14][row], *equipment = tracks[15][row],
               *flow = tracks[16][row];
        EACH {
            double sales = 0.5 * (price_before[i] * used_before[i] + price[i] * used[i]) * mean_capacity[i] * DT;
            double operating = cash[i] * mean_in_use[i] * running[i] * DT + overhead[i] * sales;
            double now = (gross[i] * charge[i] + site_gross[i] * site_charge[i] + cash[i] * in_use[i]) / kept[i];
            double required_before = required[i];
            required[i] = now;
            double log_now = std::log(margin[i]), seen = history[k % SEEN][i];
            history[k % SEEN][i] = 0.5 * (log_margin[i] + log_now), log_margin[i] = log_now;
            double aim = reaction[i] * (seen - known[i]), level = multiplier[i];
            known[i] *= forgets[i];
            multiplier[i] = std::min(std::max(level + follows[i] * (aim - level) + shaken[i] * z[i], -12.0), 4.0);
            double spending = plan[i] * DT * std::exp(0.5 * (level + multiplier[i]));
            double open = std::max(sites[i] + coming_sites[i] - (in_use[i] + waiting_feet[i] + coming_feet[i]), 0.0);
            double reuse = reused[i] * 0.5 * (spare[i] + open);
            double units = std::min(spending / mean_cost[i], (spending + site[i] * reuse) / (mean_cost[i] + site[i] * mean_foot[i]));
            double feet = units * mean_foot[i], paid = units * mean_cost[i], left = std::max(spending - paid, 0.0);
            order[0][i] = units, order[1][i] = feet, order[2][i] = paid, order[3][i] = left / site[i], order[4][i] = left;
            coming_feet[i] += feet, coming_sites[i] += left / site[i];
            spare[i] = std::max(sites[i] + coming_sites[i] - (in_use[i] + waiting_feet[i] + coming_feet[i]), 0.0);
            revenue[i] += sales, due[i] += 0.5 * (required_before + now) * DT, spent[i] += spending, equipment[i] += paid;
            flow[i] += sales - operating - spending;
            earned[k + 1][i] = earned[k][i] + kept[i] * sales / std::max(mean_capacity[i], 1e-12);
            bought[0][k][i] = units, bought[1][k][i] = feet, bought[2][k][i] = paid;
        }
    }

    void drawdown(const double (*rows)[N], double* fall) {
        Column peak;
        EACH peak[i] = rows[0][i], fall[i] = 0;
        for (int row = 1; row <= YEARS; ++row) EACH {
            peak[i] = std::max(peak[i], rows[row][i]);
            fall[i] = std::max(fall[i], 1 - rows[row][i] / peak[i]);
        }
    }

    void metrics() {
        for (int m = 0; m < METRICS; ++m) std::fill_n(found[m], N, 0.0);
        Column highest, been, most_spent, trough;
        EACH highest[i] = been[i] = most_spent[i] = 0, trough[i] = NEVER;
        EACH found[0][i] = found[1][i] = found[8][i] = NEVER, found[9][i] = NEVER, found[11][i] = -NEVER;
        for (int row = 1; row <= YEARS; ++row) {
            Column peak, exceeded;
            auto& spending = tracks[14];
            EACH peak[i] = spending[row][i] > highest[i] ? 1 : 0, highest[i] = std::max(highest[i], spending[row][i]), exceeded[i] = 0;
            for (int later = row + 1; later <= std::min(row + WINDOW, YEARS); ++later) EACH {
                double falls = peak[i] > 0 ? 1 - spending[later][i] / highest[i] : 0;
                found[4][i] = std::max(found[4][i], falls);
                found[0][i] = (falls >= FALL) & (exceeded[i] == 0) ? std::min(found[0][i], START + row) : found[0][i];
                exceeded[i] = spending[later][i] > highest[i] ? 1 : exceeded[i];
            }
            EACH {
                found[2][i] += spending[row][i];
                found[3][i] = spending[row][i] > most_spent[i] ? START + row - 1 : found[3][i];
                most_spent[i] = std::max(most_spent[i], spending[row][i]);
                found[11][i] = std::max(found[11][i], tracks[13][row][i] - tracks[12][row][i]);
                found[12][i] += tracks[17][row][i], found[14][i] += tracks[16][row][i];
                tracks[18][row][i] = tracks[12][row][i] / tracks[13][row][i];
            }
        }
        for (int row = 0; row <= YEARS; ++row) EACH {
            bool low = tracks[7][row][i] < MARGIN;
            found[1][i] = low & been[i] > 0 ? std::min(found[1][i], START - 1 + row) : found[1][i];
            been[i] = low ? been[i] : 1;
            bool lowest = tracks[6][row][i] < trough[i];
            found[7][i] = lowest ? START - 1 + row : found[7][i], trough[i] = lowest ? tracks[6][row][i] : trough[i];
            found[9][i] = std::min(found[9][i], tracks[3][row][i]), found[10][i] = std::max(found[10][i], tracks[10][row][i]);
            found[13][i] = std::max(found[13][i], tracks[11][row][i]);
        }
        for (int row = YEARS; row >= 0; --row) EACH {
            double since = START - 1 + row - found[7][i];
            found[8][i] = since >= 0 & tracks[6][row][i] >= 1 ? since : found[8][i];
        }
        drawdown(tracks[4], found[5]), drawdown(tracks[6], found[6]);
    }

    void until(double time, double* value) {
        int step = std::min(int(std::min(time, double(STEPS))), STEPS - 1);
        double part = std::min(time, double(STEPS)) - step;
        EACH value[i] = earned[step][i] + part * (earned[step + 1][i] - earned[step][i]);
    }

    void paybacks() {
        double back[YEARS][N];
        for (int year = 0; year < YEARS; ++year) {
            Column paid, places, rents, left;
            std::fill_n(&back[0][0], YEARS * N, 0.0);
            EACH paid[i] = places[i] = rents[i] = left[i] = 0;
            for (int step = A_YEAR * year; step < A_YEAR * (year + 1); ++step) {
                const double *units = bought[0][step], *feet = bought[1][step];
                double first_time = step + 0.5 + LAG, end = first_time + LIFE;
                Column first, last;
                until(first_time, first), until(end, last);
                for (int later = 0; later < YEARS - year; ++later) {
                    int now = A_YEAR * (year + later + 1);
                    double served = std::min(double(now), end) - first_time;
                    const double* so_far = now >= end ? last : earned[now];
                    if (served > 0) EACH back[later][i] += units[i] * (so_far[i] - first[i]) - feet[i] * (cash[i] + rent[i]) * DT * served;
                }
                double served = std::max(std::min(double(STEPS), end) - first_time, 0.0), stays = std::max(1 - served / SITE_LIFE, 0.0);
                EACH {
                    paid[i] += bought[2][step][i], places[i] += feet[i] * site[i];
                    rents[i] += feet[i] * rent[i] * DT * served, left[i] += feet[i] * site[i] * stays;
                }
            }
            const double* all = back[YEARS - year - 1];
            EACH tracks[19][year + 1][i] = all[i] / paid[i];
            if (year >= OWN) continue;
            EACH found[15 + year][i] = NEVER;
            for (int later = YEARS - year - 1; later >= 0; --later)
                EACH found[15 + year][i] = back[later][i] >= paid[i] ? START + year + later : found[15 + year][i];
            EACH found[15 + OWN + year][i] = all[i] / paid[i];
            EACH found[15 + 2 * OWN + year][i] = (all[i] + rents[i] + left[i]) / (paid[i] + places[i]);
        }
    }

    void run(uint64_t number) {
        normals.seed(number);
        begin();
        for (int k = 0; k < STEPS; ++k) {
            Column z[4];
            normals.pair(z[0], z[1]);
            if (k % 2 == 0) normals.pair(z[2], spare_normals);
            else std::copy_n(spare_normals, N, z[2]);
            supply(k, z[0]), trade(k, z[1]), build(k, z[2]);
            if ((k + 1) % A_YEAR == 0) levels((k + 1) / A_YEAR);
        }
        metrics(), paybacks();
    }
    Column spare_normals;
};

int main(int count, char** words) {
    const int paths = count > 1 ? std::atoi(words[1]) / N * N : 1 << 16;
    std::vector<float> tracks(size_t(paths) * TRACKS * (YEARS + 1));
    std::vector<double> found(size_t(paths) * METRICS);
    static Block block;
    std::clock_t begun = std::clock();
    for (int b = 0; b < paths / N; ++b) {
        block.run(b);
        std::copy_n(&block.tracks[0][0][0], TRACKS * (YEARS + 1) * N, &tracks[size_t(b) * TRACKS * (YEARS + 1) * N]);
        std::copy_n(&block.found[0][0], METRICS * N, &found[size_t(b) * METRICS * N]);
    }
    std::printf("%.1f\n", double(std::clock() - begun) / CLOCKS_PER_SEC / paths / STEPS * 1e9);
    for (int track = 0; track < TRACKS; ++track) {
        double sum = 0;
        for (int b = 0; b < paths / N; ++b)
            for (int i = 0; i < N; ++i) sum += tracks[((size_t(b) * TRACKS + track) * (YEARS + 1) + YEARS) * N + i];
        std::printf("%.6f ", sum / paths);
    }
    std::printf("\n");
}
