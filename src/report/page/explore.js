// Chooses among the paths that the page carries, and says what is left of them.
(() => {
  const root = document.getElementById("explore");
  if (!root) return;
  const plan = JSON.parse(root.dataset.plan), count = plan.paths, words = plan.words;
  const find = name => root.querySelector(name);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, place) => values[place]);
  const span = ([low, high]) => ({ low, high });

  // Numbers as the rest of the page writes them.
  const german = plan.language === "de";
  const local = text => german ? text.replace(/[.,]/g, mark => mark === "." ? "," : ".") : text;
  const grouped = digits => digits.replace(/\B(?=(\d{3})+$)/g, ",");
  const whole = value => local(grouped(String(value)));
  const half = value => Math.floor(value + 0.5 + 1e-9);
  const percent = share => {
    const size = share * 100;
    if (size > 0 && size < 0.05) return german ? "unter 0,1\u00a0%" : "under 0.1\u00a0%";
    if (size >= 99.95 && size < 100) return german ? "über 99,9\u00a0%" : "over 99.9\u00a0%";
    const fine = size > 0 && size < 9.95 || size >= 97 && size < 99.95;
    const text = fine ? (half(size * 10) / 10).toFixed(1) : String(half(size));
    return local(size >= 97 ? text.replace(/\.0$/, "") : text) + "\u00a0%";
  };
  const figures = value => {
    const size = Math.abs(value), digits = size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
    const [units, rest] = size.toFixed(digits).split(".");
    const tail = (rest || "").replace(/0+$/, "");
    return (value < 0 ? "−" : "") + local(grouped(units) + (tail ? "." + tail : ""));
  };
  const three = value => Number(value.toPrecision(3));
  const money = amount => {
    const { symbol, rest, power, sizes } = plan.money;
    const size = three(Math.abs(amount)), [shown, word] = sizes.find(([own]) => size * 10 ** power >= 0.9999 * 10 ** own) || [0, ""];
    const sign = amount < 0 ? "−" : "", digits = figures(three(size * 10 ** (power - shown)));
    const parts = german ? [sign + digits, word, rest, symbol] : [sign + symbol + digits, word, rest];
    return parts.filter(part => part).join("\u00a0");
  };
  // No more figures than the error leaves, three at most and two at least.
  const known = (value, error) => {
    if (!(error > 0) || !value) return money(value);
    const first = own => Math.floor(Math.log10(own) + 1e-12), top = first(value), own = first(error);
    const place = Math.min(top - 1, Math.max(top - 2, error > 3.162 * 10 ** own ? own + 1 : own));
    return money(place < 0 ? Math.round(value * 10 ** -place) / 10 ** -place : Math.round(value / 10 ** place) * 10 ** place);
  };
  const written = { money, share: percent, number: value => figures(three(value)) };

  // The columns, in the order in which they were packed.
  const bytes = Uint8Array.from(atob(root.dataset.paths), letter => letter.charCodeAt(0));
  root.removeAttribute("data-paths");
  let at = 0;
  const column = Kind => {
    const own = new Kind(bytes.buffer, at, count);
    at += own.byteLength;
    return own;
  };
  const parameters = plan.parameters.map(own => ({ ...own, values: column(Float32Array), low: 0, high: own.places.length - 1 }));
  const amounts = plan.written ? column(Float32Array) : null;
  const flags = column(Uint32Array);
  const tracks = plan.tracks.map(own => ({ ...own, rows: own.years.map(() => column(Uint16Array)) }));
  const begins = column(Uint8Array);
  const decode = (track, code) => code ? track.floor * Math.exp((code - 1) / 65534 * Math.log(track.most / track.floor)) : 0;
  const end = own => own.places.length - 1;
  const moved = own => own.low > 0 || own.high < end(own);

  // The paths within all ranges, as marks and by their numbers. The last places leave nothing out; limits are as exact
  // as the columns.
  const marks = new Uint8Array(count), numbers = new Uint16Array(count);
  const choose = () => {
    marks.fill(1);
    for (const own of parameters) {
      if (!moved(own)) continue;
      const low = own.low > 0 ? Math.fround(own.places[own.low][0]) : -Infinity;
      const high = own.high < end(own) ? Math.fround(own.places[own.high][0]) : Infinity, { values } = own;
      for (let path = 0; path < count; path++) marks[path] &= values[path] >= low & values[path] <= high;
    }
    let left = 0;
    for (let path = 0; path < count; path++) {
      numbers[left] = path;
      left += marks[path];
    }
    return numbers.subarray(0, left);
  };
  // The order of the paths by a column, sorted once: quantiles of some paths are met on the way through it.
  const order = rank => {
    const keys = Float64Array.from({ length: count }, (_, path) => rank(path) * 65536 + path).sort();
    return Uint16Array.from(keys, key => key % 65536);
  };
  // The paths with the smallest values that are not below shares of the others, as everywhere in this program.
  const met = (order, left, shares) => {
    let seen = 0, at = -1;
    return shares.map(share => {
      const rank = Math.min(left, Math.max(1, Math.ceil(share * left - 1e-9)));
      while (seen < rank) seen += marks[order[++at]];
      return at < 0 ? 0 : order[at];
    });
  };
  const LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95], BINS = 30;
  for (const track of tracks) track.orders = track.rows.map(row => order(path => row[path]));
  // Amounts by their rank, as they may lie between whole numbers.
  const sorted = amounts && Float32Array.from(amounts).sort();
  const rank = amount => {
    let low = 0, high = count;
    while (low < high) { const middle = low + high >> 1; if (sorted[middle] < amount) low = middle + 1; else high = middle }
    return low;
  };
  const amountOrder = amounts && order(path => rank(amounts[path]));
  const round = value => {
    const power = 10 ** Math.floor(Math.log10(value));
    return [1, 2, 2.5, 5, 10].find(times => times * power >= value * 0.999999) * power;
  };
  // Bars of amounts: in which each path lies, the last for what lies beyond them all.
  const most = amounts && (sorted[Math.ceil(0.99 * count) - 1] || sorted[count - 1] || 1);
  const step = amounts && round(most / 4), last = amounts && step * Math.ceil(most / step - 1e-9);
  const binOf = amounts && Uint8Array.from(amounts, amount => amount > last ? BINS : Math.min(BINS - 1, Math.floor(amount / last * BINS)));
  const look = left => {
    const hits = plan.flags.map(() => 0), [first, last] = plan.years, years = new Uint32Array(last - first + 2), bins = new Uint32Array(BINS + 1);
    let none = 0;
    for (const path of left) {
      const own = flags[path];
      for (let flag = 0; flag < hits.length; flag++) hits[flag] += own >>> flag & 1;
      years[begins[path]]++;
      if (binOf) { bins[binOf[path]]++; if (amounts[path] <= 0) none++ }
    }
    const fans = tracks.map(track => track.rows.map((row, year) => met(track.orders[year], left.length, LEVELS).map(path => decode(track, row[path]))));
    // A standard error of ranks to each side of a quantile says in how many figures it is known.
    const rootOf = Math.sqrt(left.length || 1), off = 0.5 / rootOf, near = 0.3 / rootOf;
    const shares = [Math.max(0, 0.5 - off), 0.5, Math.min(0.9, 0.5 + off), Math.max(0.5, 0.9 - near), 0.9, Math.min(1, 0.9 + near)].sort((a, b) => a - b);
    const [below, half, above, under, tenth, over] = amounts ? met(amountOrder, left.length, shares).map(path => amounts[path]) : [];
    return { paths: left.length, hits, years: [...years], fans, bins: [...bins], none, half, tenth, error: (above - below) / 2, tenthError: (over - under) / 2 };
  };
  // Wilson (1927).
  const interval = (hits, paths) => {
    const z = 1.959964, share = hits / paths, wide = z * z / paths;
    const middle = (share + wide / 2) / (1 + wide), half = z * Math.sqrt(share * (1 - share) / paths + wide / paths / 4) / (1 + wide);
    return [hits ? middle - half : 0, hits < paths ? middle + half : 1];
  };
  const all = look(choose());

  const make = (name, attributes, parent) => {
    const svg = name === "svg" || parent instanceof SVGElement;
    const own = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) key === "text" ? own.textContent = value : own.setAttribute(key, value);
    parent?.append(own);
    return own;
  };

  // Tables: a line of each kind of bust, and of each way to have the money back.
  const lines = [];
  const bar = (parent, whole) => {
    const own = make("svg", { viewBox: "0 0 100 16", preserveAspectRatio: "none", "aria-hidden": "true" }, parent);
    make("rect", { x: 0, y: 5, width: 100, height: 6, fill: "var(--grid)" }, own);
    const share = make("rect", { x: 0, y: 5, height: 6, fill: "var(--main)" }, own);
    const between = make("rect", { y: 7, height: 2, fill: "var(--text)" }, own);
    make("rect", { x: whole * 100 - 0.5, y: 0, width: 1, height: 16, fill: "var(--muted)" }, own);
    return (few, hits, [low, high]) => {
      own.style.visibility = few ? "hidden" : "";
      if (few) return;
      share.setAttribute("width", hits * 100);
      between.setAttribute("x", low * 100);
      between.setAttribute("width", Math.max(0.4, (high - low) * 100));
    };
  };
  const table = (heading, from, to) => {
    if (from === to) return;
    const own = make("table", {}, find(".tables"));
    const head = make("tr", {}, make("thead", {}, own));
    for (const text of [heading, "", words.share, words.interval, words.all]) make("th", { scope: "col", text }, head);
    const body = make("tbody", {}, own);
    for (let flag = from; flag < to; flag++) {
      const row = make("tr", {}, body);
      make("th", { scope: "row", text: plan.flags[flag] }, row);
      const draw = bar(make("td", { class: "bar" }, row), all.hits[flag] / count);
      const [share, between] = [make("td", {}, row), make("td", {}, row)];
      make("td", { text: percent(all.hits[flag] / count) }, row);
      lines.push({ flag, row, draw, share, between });
    }
  };
  table(words.kinds, 0, plan.busts);
  table(words.back, plan.busts, plan.flags.length);

  // Small charts.
  const WIDE = 330, HIGH = 170, LEFT = 46, FOOT = 20, TOP = 8;
  const frame = name => {
    const figure = make("figure", {}, find(".small"));
    make("h3", { text: name }, figure);
    const said = make("p", {}, figure);
    return { said, svg: make("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": name }, figure) };
  };
  const up = (svg, most, write) => {
    const step = round((most || 1) / 4), top = step * Math.ceil((most || 1) / step - 1e-9);
    const place = value => TOP + (1 - Math.min(1, value / top)) * (HIGH - FOOT - TOP);
    for (let mark = 0; mark < top + step / 2; mark += step) {
      make("rect", { x: LEFT, y: place(mark), width: WIDE - LEFT, height: 0.7, fill: "var(--grid)" }, svg);
      make("text", { x: LEFT - 6, y: place(mark) + 4, "text-anchor": "end", text: write(mark) }, svg);
    }
    return place;
  };
  const short = value => money(value).replace(/\u00a0trillion/, "\u00a0tn");
  const stairs = (svg, edges, heights, attributes) => {
    let path = `M ${edges[0]} ${HIGH - FOOT}`;
    heights.forEach((height, place) => { path += ` V ${height} H ${edges[place + 1]}` });
    make("path", { d: path + ` V ${HIGH - FOOT}`, ...attributes }, svg);
  };
  const GREY = { fill: "none", stroke: "var(--muted)", "stroke-width": 1.2 }, BLUE = { fill: "var(--main)", "fill-opacity": 0.8 };
  // Bars of what is left, the outline of all.
  const bars = (svg, edges, own, whole) => {
    const place = up(svg, Math.max(...own, ...whole), share => percent(share).replace(/[.,]0 /, " "));
    stairs(svg, edges, own.map(place), BLUE);
    stairs(svg, edges, whole.map(place), GREY);
  };

  const losses = amounts && frame(words.written);
  const shares = found => found.bins.slice(0, BINS).map(bin => bin / found.paths);
  const showLosses = found => {
    const { svg, said } = losses, beyond = found.bins[BINS];
    svg.replaceChildren();
    const x = value => LEFT + value / last * (WIDE - LEFT - 20);
    bars(svg, Array.from({ length: BINS + 1 }, (_, bin) => x(last * bin / BINS)), shares(found), shares(all));
    for (let mark = 0; mark < last + step / 2; mark += step) make("text", { x: x(mark), y: HIGH - 5, "text-anchor": "middle", text: short(mark) }, svg);
    const name = found.half > 0 ? "written_said" : found.tenth > 0 ? "rarely_said" : "hardly_said";
    said.textContent = fill(words[name], { half: known(found.half, found.error), tenth: known(found.tenth, found.tenthError), share: percent(found.none / found.paths) })
      + (beyond ? " " + fill(words.beyond, { share: percent(beyond / found.paths), amount: money(last) }) : "");
  };

  const start = frame(words.begins);
  const showBegins = found => {
    const { svg, said } = start, [first] = plan.years, total = found.paths;
    svg.replaceChildren();
    const shares = own => [...own.years.slice(1), own.years[0]].map(hits => hits / own.paths);
    const wide = (WIDE - LEFT) / found.years.length;
    bars(svg, found.years.map((_, place) => LEFT + place * wide).concat(WIDE), shares(found), shares(all));
    const every = Math.ceil(found.years.length / 6);
    for (let place = 0; place < found.years.length - 1 - every / 2; place += every) make("text", { x: LEFT + (place + 0.5) * wide, y: HIGH - 5, "text-anchor": "middle", text: first + place }, svg);
    make("text", { x: WIDE, y: HIGH - 5, "text-anchor": "end", text: words.never }, svg);
    let sum = 0;
    const busts = total - found.years[0], middle = found.years.findIndex((hits, place) => place > 0 && (sum += hits) * 2 >= busts);
    said.textContent = fill(words.begins_said, { year: busts ? first + middle - 1 : "–", share: percent(found.years[0] / total), end: first + found.years.length - 2 });
  };

  const fans = tracks.map(track => frame(track.words));
  const showFan = (track, place, found) => {
    const { svg, said } = fans[place], rows = found.fans[place], wholes = all.fans[place], write = written[track.kind];
    svg.replaceChildren();
    const y = up(svg, Math.max(...rows.map(row => row[4]), ...wholes.map(row => row[4])), track.kind === "money" ? short : write);
    const x = year => LEFT + 4 + year * (WIDE - LEFT - 22) / Math.max(1, rows.length - 1);
    const area = (low, high, strength) => {
      const points = [...rows.map((row, year) => [x(year), y(row[high])]), ...rows.map((row, year) => [x(year), y(row[low])]).reverse()];
      make("polygon", { points: points.map(point => point.map(value => value.toFixed(1))).join(" "), fill: "var(--main)", "fill-opacity": strength }, svg);
    };
    const line = (all, attributes) => make("polyline", { points: all.map((row, year) => `${x(year).toFixed(1)},${y(row[2]).toFixed(1)}`).join(" "), fill: "none", ...attributes }, svg);
    area(0, 4, 0.18);
    area(1, 3, 0.3);
    line(wholes, { stroke: "var(--muted)", "stroke-width": 1.6, "stroke-dasharray": "5 4" });
    line(rows, { stroke: "var(--main)", "stroke-width": 2.4 });
    const every = Math.ceil(rows.length / 6);
    for (let year = 0; year < rows.length; year += every) make("text", { x: x(year), y: HIGH - 5, "text-anchor": "middle", text: track.years[year] }, svg);
    const year = rows.length - 1;
    said.textContent = fill(words.fan_said, { year: track.years[year], amount: write(rows[year][2]), whole: write(wholes[year][2]) });
  };
  if (fans.length) make("p", { class: "key", text: words.bands }, find(".small"));

  // The ranges: two inputs on one rail, above them where the paths lie.
  find(".ranges").setAttribute("aria-label", words.ranges);
  const spread = (own, left) => {
    const cells = new Uint32Array(end(own));
    for (const path of left) cells[own.cells[path]]++;
    return cells;
  };
  const silhouette = (own, cells) => {
    let path = "";
    cells.forEach((hits, cell) => { if (hits) path += `M${cell + 0.08} 26V${(26 - hits / own.top * 26).toFixed(2)}h.84V26` });
    return path;
  };
  for (const own of parameters) {
    const box = make("fieldset", { class: "range" }, find(".ranges"));
    make("legend", { text: own.label }, box);
    own.output = make("output", {}, box);
    own.strip = make("svg", { viewBox: `0 0 ${end(own)} 26`, preserveAspectRatio: "none", "aria-hidden": "true" }, box);
    const rail = make("div", { class: "rail" }, box);
    own.between = make("i", {}, rail);
    own.box = box;
    own.inputs = ["from", "to"].map(side => make("input", { type: "range", min: 0, max: end(own), step: 1, "aria-label": fill(words[side], { name: own.name }) }, rail));
    own.inputs.forEach((input, side) => input.addEventListener("input", () => {
      const place = Number(input.value);
      if (side === 0) own.low = Math.min(place, own.high); else own.high = Math.max(place, own.low);
      later();
    }));
    // Between which places the value of a path lies.
    own.cells = Uint8Array.from(own.values, value => {
      let low = 0, high = end(own);
      while (high - low > 1) { const middle = low + high >> 1; if (own.places[middle][0] <= value) low = middle; else high = middle }
      return low;
    });
    own.whole = spread(own, numbers);
    own.top = Math.max(...own.whole);
    make("path", { d: silhouette(own, own.whole), fill: "var(--grid)" }, own.strip);
    own.drawn = make("path", { fill: "var(--main)" }, own.strip);
  }
  const reset = make("button", { type: "button", text: words.reset }, find(".ranges"));
  reset.addEventListener("click", () => { open(); update(); parameters[0].inputs[0].focus() });
  const open = () => { for (const own of parameters) [own.low, own.high] = [0, end(own)] };
  const showRange = (own, left) => {
    const text = place => own.places[place][1], places = [own.low, own.high];
    own.output.textContent = fill(words.between, span(places.map(text)));
    own.box.classList.toggle("whole", !moved(own));
    own.inputs.forEach((input, side) => {
      const place = places[side], limit = own.places[place][2];
      input.value = place;
      input.setAttribute("aria-valuetext", place === (side ? end(own) : 0) ? fill(words.open, { limit }) : limit);
      // Where both stand at one end, the one that can still move is on top.
      input.style.zIndex = side === 0 && own.low > end(own) / 2 ? 2 : 1;
    });
    const share = place => place / end(own) * 100;
    own.between.style.left = `calc(${share(own.low)}% + ${11 - 0.22 * share(own.low)}px)`;
    own.between.style.right = `calc(${100 - share(own.high)}% + ${11 - 0.22 * (100 - share(own.high))}px)`;
    own.drawn.setAttribute("d", silhouette(own, spread(own, left)));
  };

  // The address keeps the ranges: #explore&demand.growth=0.2..0.4
  const address = () => {
    const ranges = parameters.filter(moved).map(own => {
      const low = own.low > 0 ? own.places[own.low][0] : "", high = own.high < end(own) ? own.places[own.high][0] : "";
      return `&${encodeURIComponent(own.key)}=${low}..${high}`;
    });
    const fragment = ranges.length ? "#explore" + ranges.join("") : location.hash.startsWith("#explore&") ? "#explore" : location.hash;
    if (fragment === location.hash) return;
    // A page that is shown within another may not.
    try { history.replaceState(null, "", fragment) } catch { }
  };
  const nearest = (own, value) => {
    let best = 0;
    own.places.forEach(([place], at) => { if (Math.abs(place - value) < Math.abs(own.places[best][0] - value)) best = at });
    return best;
  };
  const read = () => {
    const parts = location.hash.split("&"), unknown = [];
    if (parts[0] !== "#explore" || parts.length < 2) return false;
    open();
    for (const part of parts.slice(1)) {
      const [key, range = ""] = part.split("=");
      let name = key;
      try { name = decodeURIComponent(key) } catch { }
      const own = parameters.find(own => own.key === name), ends = range.split("..");
      const bad = text => text !== "" && !Number.isFinite(Number(text));
      if (!own || ends.length !== 2 || ends.some(bad)) { unknown.push(name); continue }
      if (ends[0] !== "") own.low = nearest(own, Number(ends[0]));
      if (ends[1] !== "") own.high = Math.max(own.low, nearest(own, Number(ends[1])));
    }
    const note = find(".note");
    note.hidden = !unknown.length;
    note.textContent = fill(words.unknown, { names: unknown.join(", ") });
    return true;
  };

  const show = left => {
    const found = look(left), few = found.paths < plan.least;
    const counted = found.paths === count ? words.everything : words.left;
    find(".left").textContent = fill(counted, { left: whole(found.paths), all: whole(count), paths: whole(count) });
    find(".explore").classList.toggle("thin", few);
    reset.disabled = !parameters.some(moved);
    for (const own of parameters) showRange(own, left);
    for (const { flag, row, draw, share, between } of lines) {
      row.dataset.paths = found.hits[flag];
      const ends = interval(found.hits[flag], found.paths);
      share.textContent = few ? "–" : percent(found.hits[flag] / found.paths);
      between.textContent = few ? "–" : fill(words.between, span(ends.map(percent)));
      draw(few, found.hits[flag] / found.paths, ends);
    }
    for (const { svg, said } of [losses, start, ...fans].filter(own => own)) if (few) { svg.replaceChildren(); said.textContent = "" }
    if (!few) {
      if (losses) showLosses(found);
      showBegins(found);
      tracks.forEach((track, place) => showFan(track, place, found));
    }
    return summary(found, few);
  };
  const summary = (found, few) => {
    if (few) return fill(words.few, { left: whole(found.paths), all: whole(count) });
    const share = found.hits[0] / found.paths, ends = interval(found.hits[0], found.paths);
    const part = found.paths < count, ending = part && all.half > 0 ? "half" : "half_all";
    const bust = fill(words[part ? "bust" : "bust_all"], { share: percent(share), ...span(ends.map(percent)), whole: percent(all.hits[0] / count) });
    const written = amounts && fill(words[found.half > 0 ? ending : "nothing"], { amount: known(found.half, found.error), whole: known(all.half, all.error), share: percent(found.none / found.paths) });
    return (written ? `${bust}; ${written}` : bust) + ".";
  };
  let waiting = 0, telling = 0;
  const update = () => {
    waiting = 0;
    const begun = performance.now(), said = show(choose());
    root.dataset.milliseconds = (performance.now() - begun).toFixed(1);
    // Screen readers hear where it stops, not every step; browsers let an address change so often.
    clearTimeout(telling);
    telling = setTimeout(() => { find(".said").textContent = said; address() }, 150);
    return said;
  };
  // With the next frame; where none comes, as in a window that nobody sees, a moment later.
  const soon = () => { if (waiting) update() };
  const later = () => { if (!waiting) { waiting = 1; requestAnimationFrame(soon); setTimeout(soon, 50) } };
  const arrive = () => {
    if (!read()) return;
    find(".said").textContent = update();
    root.scrollIntoView();
  };
  root.hidden = false;
  document.querySelector("nav a[href='#explore']").parentElement.hidden = false;
  addEventListener("hashchange", arrive);
  read();
  find(".said").textContent = update();
  if (location.hash.startsWith("#explore")) root.scrollIntoView();
})();
