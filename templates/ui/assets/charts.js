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

/** Letters and lines in the colours of the page, which the style sheet gives the holder; bars keep theirs, which differ on any ground. */
function coloursOf(holder) {
  const style = getComputedStyle(holder);
  return { ink: style.color, soft: style.outlineColor, ground: style.backgroundColor };
}

/** Numbers behind the bars, or in the parts of a stack, as in the pictures of the report. */
const numbers = {
  id: 'numbers',
  afterDatasetsDraw(chart) {
    const options = chart.config.options.plugins.numbers;
    if (!options) return;
    const { ctx } = chart;
    ctx.save();
    ctx.textBaseline = 'middle';
    const write = (text, x, y) => {
      ctx.font = 'bold 14px system-ui, sans-serif';
      ctx.fillStyle = coloursOf(chart.canvas.parentElement).ink;
      ctx.textAlign = options.across ? 'left' : 'center';
      ctx.fillText(text, options.across ? x + 7 : x, options.across ? y : y - 11);
    };
    options.series.forEach(({ texts, colour }, series) => {
      chart.getDatasetMeta(series).data.forEach((bar, row) => {
        const { x, y, base } = bar.getProps(['x', 'y', 'base'], true);
        if (!texts[row]) return;
        if (options.at !== 'inside') return write(texts[row], x, y);
        ctx.font = 'bold 13px system-ui, sans-serif';
        ctx.fillStyle = colour;
        ctx.textAlign = 'center';
        const room = options.across ? Math.abs(x - base) : Math.abs(y - base) > 14 ? 1e9 : 0;
        if (ctx.measureText(texts[row]).width + 8 <= room) ctx.fillText(texts[row], options.across ? (x + base) / 2 : x, options.across ? y : (y + base) / 2);
      });
    });
    options.ends.forEach((text, row) => {
      const ends = options.series.map((_, series) => chart.getDatasetMeta(series).data[row]).filter(Boolean);
      if (text && ends.length > 0) write(text, Math.max(...ends.map((bar) => bar.x)), ends[0].y);
    });
    ctx.restore();
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
