// Draws the charts of the page; the tables are there without it. `uPlot` comes before it in the page.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const days = Array.from({ length: data.until - data.from + 1 }, (_, at) => (data.from + at) * 86_400);
  const charts = [];

  const dateOf = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 10);
  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  const byDay = (rows) => days.map((_, at) => sum(rows.map((row) => row.days[at])));
  const whole = (value) => (value == null ? '–' : Math.round(value).toLocaleString('en'));
  const percent = (value) => (value == null ? '–' : `${Math.round(value * 100)} %`);
  const duration = (ms) => {
    if (ms == null) return '–';
    if (ms >= 1000) return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
    return `${ms < 10 ? Number(ms.toPrecision(2)) : Math.round(ms)} ms`;
  };

  // A chart is a place, series by day with their forms, and marks: lines across with a word each.
  function draw({ id, series, format, marks = [], range }) {
    const place = document.getElementById(id);
    if (!place) return;
    const reading = document.getElementById(`${id}-reading`);
    place.replaceChildren();
    const axis = { stroke: color('muted'), grid: { stroke: color('line'), width: 1 }, ticks: { show: false } };
    // Between two numbers of things there is none: rounded it would stand there twice.
    const isOff = (tick) => series.some(({ bars }) => bars) && !Number.isInteger(tick);
    const plot = new uPlot(
      {
        width: place.clientWidth,
        height: 220,
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
        scales: { x: { range: (_, from, to) => [from - 43_200, to + 43_200] }, y: { range } },
        axes: [
          { ...axis, values: (_, ticks) => ticks.map((tick) => (tick % 86_400 === 0 ? dateOf(tick).slice(5) : '')) },
          { ...axis, size: 64, values: (_, ticks) => ticks.map((tick) => (isOff(tick) ? '' : format(tick))) },
        ],
        cursor: { y: false, drag: { x: false, y: false } },
        series: [
          { label: 'Day', value: (_, seconds) => (seconds == null ? '–' : dateOf(seconds)) },
          ...series.map(({ label, stroke, bars, dash }) => ({
            ...{ label, stroke: color(stroke), width: 2, dash, value: (_, value) => format(value) },
            ...(bars && { fill: color(stroke), paths: uPlot.paths.bars({ size: [0.7, 40] }), points: { show: false } }),
            ...(!bars && { spanGaps: true, points: { show: true, size: 5 } }),
          })),
        ],
        hooks: { draw: [(self) => drawMarks(self, marks)] },
      },
      [days, ...series.map(({ values }) => values)],
      place,
    );
    const say = (at) => {
      plot.setCursor({ left: plot.valToPos(days[at], 'x'), top: 10 });
      reading.textContent = `${dateOf(days[at])}: ${series.map(({ label, values }) => `${label} ${format(values[at])}`).join(', ')}`;
    };
    let at = days.length;
    place.onkeydown = (event) => {
      const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: days.length - 1 }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      at = Math.min(days.length - 1, Math.max(0, next));
      say(at);
    };
    charts.push(plot);
  }

  function drawMarks(plot, marks) {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.strokeStyle = color('mark');
    ctx.fillStyle = color('mark');
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.font = `${12 * devicePixelRatio}px system-ui, sans-serif`;
    for (const { day, text } of marks) {
      const x = plot.valToPos(day * 86_400 - 43_200, 'x', true);
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      const isLate = x > bbox.left + bbox.width * 0.7;
      ctx.textAlign = isLate ? 'right' : 'left';
      ctx.fillText(text, x + (isLate ? -6 : 6) * devicePixelRatio, bbox.top + 12 * devicePixelRatio);
    }
    ctx.restore();
  }

  const choice = document.getElementById('latency-of');
  const chosen = () => {
    const [group, at] = choice.value.split('/');
    return { group, of: data[group][Number(at)] };
  };

  function drawLatency() {
    const { group, of } = chosen();
    const series = ['p50', 'p95', 'p99'].map((name, at) => ({
      ...{ label: name, stroke: name, values: of.days.map((day) => day[name]) },
      dash: [undefined, [8, 4], [2, 3]][at],
    }));
    const marks = group === 'commands' ? data.regressions.filter(({ command }) => command === of.name) : [];
    const words = ({ direction, ratio, version }) =>
      `${direction} ${ratio > 1 ? '+' : '−'}${Math.abs(Math.round((ratio - 1) * 100))} %${version ? ` with ${version}` : ''}`;
    draw({
      ...{ id: 'latency-chart', series, format: duration },
      marks: marks.map((mark) => ({ day: mark.day, text: words(mark) })),
      range: (_, __, most) => [0, Math.max(1, (most ?? 1) * 1.1)],
    });
    writeDays(of);
  }

  function writeDays(of) {
    const table = document.createElement('table');
    table.createCaption().textContent = `Durations of ${of.name} by day`;
    const cells = (row, words, isHead = false) => {
      for (const [at, word] of words.entries()) {
        const cell = document.createElement(at === 0 || isHead ? 'th' : 'td');
        cell.textContent = word;
        if (at === 0 || isHead) cell.scope = isHead ? 'col' : 'row';
        if (at > 0) cell.className = 'number';
        row.append(cell);
      }
    };
    cells(table.createTHead().insertRow(), ['Day', 'Runs', 'p50', 'p95', 'p99'], true);
    const body = table.createTBody();
    for (const [at, { count, p50, p95, p99 }] of of.days.entries()) {
      if (count > 0) cells(body.insertRow(), [dateOf(days[at]), whole(count), ...[p50, p95, p99].map(duration)]);
    }
    document.getElementById('latency-days').replaceChildren(table);
  }

  function drawAll() {
    for (const chart of charts.splice(0)) chart.destroy();
    const fromZero = (_, __, most) => [0, Math.max(1, (most ?? 1) * 1.1)];
    const bars = (id, label, values) =>
      draw({ id, series: [{ label, stroke: 'bar', bars: true, values }], format: whole, range: fromZero });
    bars('usage-chart', 'Commands', byDay(data.usage));
    if (choice) drawLatency();
    const { index_fresh: fresh, index_updated: updated, index_built: built } = data.work;
    const answers = byDay([fresh, updated, built]);
    const shares = answers.map((all, at) => (all > 0 ? fresh.days[at] / all : null));
    draw({
      ...{ id: 'cache-chart', format: percent, range: [0, 1] },
      series: [{ label: 'Index as it was', stroke: 'bar', values: shares }],
    });
    bars('parser-chart', 'Files', byDay(data.languages));
  }

  const theme = document.getElementById('theme');
  const apply = () => {
    if (theme.value) document.documentElement.dataset.theme = theme.value;
    else delete document.documentElement.dataset.theme;
    drawAll();
  };
  try {
    theme.value = localStorage.getItem('ax-theme') ?? '';
  } catch {
    // A page opened from a file may keep nothing.
  }
  theme.addEventListener('change', () => {
    try {
      localStorage.setItem('ax-theme', theme.value);
    } catch {
      // As above.
    }
    apply();
  });
  choice?.addEventListener('change', drawAll);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
  let width = innerWidth;
  addEventListener('resize', () => {
    if (innerWidth === width) return;
    width = innerWidth;
    drawAll();
  });
  apply();
})();
