"use strict";
// Points at a chart, or moves along it with the arrow keys, and says the number that stands there.
for (const chart of document.querySelectorAll(".chart")) {
  const spots = JSON.parse(chart.dataset.spots);
  // What the first drawing of the same figure says, too, is named by its place there.
  const first = JSON.parse(chart.parentElement.querySelector(".chart").dataset.spots);
  for (const spot of spots) if (typeof spot[4] === "number") spot[4] = first[spot[4]][4];
  const [width, height] = chart.dataset.size.split(" ").map(Number);
  const tip = chart.parentElement.querySelector(".tip");
  let at = -1;
  const distance = (spot, x, y) => {
    const dx = Math.max(spot[0] - x, 0, x - spot[2]), dy = Math.max(spot[1] - y, 0, y - spot[3]);
    return dx * dx + dy * dy;
  };
  const size = spot => (spot[2] - spot[0]) * (spot[3] - spot[1]);
  const show = place => {
    at = place;
    const [left, top, right, bottom, text] = spots[place];
    const scale = chart.clientWidth / width;
    tip.textContent = text;
    tip.hidden = false;
    const x = chart.offsetLeft + (left + right) / 2 * scale;
    const y = chart.offsetTop + Math.max(top, 40) * scale;
    const most = chart.offsetLeft + chart.clientWidth - tip.offsetWidth;
    tip.style.left = Math.max(0, Math.min(x - tip.offsetWidth / 2, most)) + "px";
    tip.style.top = Math.max(0, y - tip.offsetHeight - 8) + "px";
  };
  const hide = () => { tip.hidden = true; at = -1 };
  chart.addEventListener("pointermove", event => {
    const box = chart.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width * width;
    const y = (event.clientY - box.top) / box.height * height;
    let best = -1, least = 900;
    spots.forEach((spot, place) => {
      const own = distance(spot, x, y);
      if (own < least || (own === least && best >= 0 && size(spot) < size(spots[best]))) { best = place; least = own }
    });
    if (best < 0) hide(); else if (best !== at) show(best);
  });
  chart.addEventListener("pointerleave", hide);
  chart.addEventListener("blur", hide);
  chart.addEventListener("keydown", event => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") hide();
    if (!step || !spots.length) return;
    event.preventDefault();
    show((at + step + spots.length) % spots.length);
  });
}
