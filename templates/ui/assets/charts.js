// Draws the charts of a page with Chart.js, from the configurations that stand in it. The numbers stand in the tables anyway.
// A classic script of our own, so the library is asked for only on pages with charts.
const holders = [...document.querySelectorAll('[data-chart]')];
const isDark = matchMedia('(prefers-color-scheme: dark)');

function load(src) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    Object.assign(script, { src, onload: resolve, onerror: reject });
    document.head.append(script);
  });
}

/** Letters and lines in the colours of the page, which the style sheet gives the holder. */
function coloursOf(holder) {
  const style = getComputedStyle(holder);
  return { ink: style.color, soft: style.outlineColor, ground: style.backgroundColor };
}

/** On dark ground: bars too dark for it, by their colour on white, get a light one; numbers in them are dark then. */
const LIGHTER = { '#12436d': '#8fc3f0', '#6b1046': '#e3a3cb', '#383c43': '#c3c9d2' };
const DARK_INK = '#1a1c20';

/** @param ground `rgb(…)` */
function lighten(config, ground) {
  const [red = 255, green = 255, blue = 255] = (ground.match(/[\d.]+/g) ?? []).map(Number);
  if (red + green + blue > 384) return;
  for (const [at, dataset] of config.data.datasets.entries()) {
    const lighter = LIGHTER[dataset.backgroundColor];
    if (!lighter) continue;
    dataset.backgroundColor = lighter;
    const shown = config.options.plugins.numbers?.series[at];
    if (shown) shown.colour = DARK_INK;
  }
}

/** A number behind a bar, or above a column. */
function writeBehind(chart, across, text, x, y) {
  const { ctx } = chart;
  ctx.font = 'bold 14px system-ui, sans-serif';
  ctx.fillStyle = coloursOf(chart.canvas.parentElement).ink;
  ctx.textAlign = across ? 'left' : 'center';
  ctx.fillText(text, across ? x + 7 : x, across ? y : y - 11);
}

/** A number in its part of a stack, where it has room. */
function writeInside({ ctx }, across, text, colour, { x, y, base }) {
  ctx.font = 'bold 13px system-ui, sans-serif';
  ctx.fillStyle = colour;
  ctx.textAlign = 'center';
  const hasRoom = across ? ctx.measureText(text).width + 8 <= Math.abs(x - base) : Math.abs(y - base) > 14;
  if (hasRoom) ctx.fillText(text, across ? (x + base) / 2 : x, across ? y : (y + base) / 2);
}

/** Numbers behind the bars, or in the parts of a stack, as in the pictures of the report. */
const numbers = {
  id: 'numbers',
  afterDatasetsDraw(chart) {
    const options = chart.config.options.plugins.numbers;
    if (!options) return;
    const { across } = options;
    chart.ctx.save();
    chart.ctx.textBaseline = 'middle';
    for (const [series, { texts, colour }] of options.series.entries()) {
      for (const [row, bar] of chart.getDatasetMeta(series).data.entries()) {
        if (!texts[row]) continue;
        if (options.at === 'inside') writeInside(chart, across, texts[row], colour, bar);
        else writeBehind(chart, across, texts[row], bar.x, bar.y);
      }
    }
    for (const [row, text] of options.ends.entries()) {
      const ends = options.series.map((_, series) => chart.getDatasetMeta(series).data[row]).filter(Boolean);
      if (text && ends.length > 0) writeBehind(chart, across, text, Math.max(...ends.map((bar) => bar.x)), ends[0].y);
    }
    chart.ctx.restore();
  },
};

function draw(holder, Chart) {
  const config = JSON.parse(document.getElementById(`${holder.dataset.chart}-config`).textContent);
  holder.hidden = false;
  const { ink, soft, ground } = coloursOf(holder);
  for (const scale of Object.values(config.options.scales)) {
    if (scale.ticks) Object.assign(scale.ticks, { color: ink, autoSkip: config.options.indexAxis === 'x' });
    if (scale.border) scale.border.color = soft;
  }
  if (config.options.plugins.legend?.labels) config.options.plugins.legend.labels.color = ink;
  for (const dataset of config.data.datasets) dataset.borderColor = ground;
  lighten(config, ground);
  delete config.options.devicePixelRatio;
  config.options.responsive = true;
  holder.style.height = `${holder.dataset.height}px`;
  Chart.getChart(holder.firstElementChild)?.destroy();
  return new Chart(holder.firstElementChild, { ...config, plugins: [numbers] });
}

if (holders.length > 0) {
  const library = document.querySelector('[data-chart-library]');
  await load(library.dataset.chartLibrary);
  const { Chart } = globalThis;
  Chart.defaults.font.family = 'system-ui, sans-serif';
  const all = () => {
    for (const holder of holders) draw(holder, Chart);
  };
  all();
  isDark.addEventListener('change', all);
}
