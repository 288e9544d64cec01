// Draws tables of days; the tables themselves stay for those who read.

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const HUES = ["--opened", "--ended", "--busy", "--waived"];

// What is not known is a gap, never a zero.
const figure = (text) => (text === "–" ? null : Number(text));

const drawn = (canvas, tableId, kind) => {
  const table = document.getElementById(tableId);
  const heads = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent);
  const rows = [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent));
  const hue = (index) => HUES[heads.length === 1 ? 1 : index];
  // A single day makes no line, so its point must be seen.
  const known = (index) => rows.filter((row) => figure(row[index + 1]) !== null).length;
  const series = (label, index) => ({
    label,
    data: rows.map((row) => figure(row[index + 1])),
    backgroundColor: colour(hue(index)),
    borderColor: colour(hue(index)),
    borderRadius: 2,
    borderWidth: kind === "line" ? 2 : 0,
    pointRadius: known(index) < 10 ? 4 : rows.length > 60 ? 1 : 2,
    spanGaps: false,
  });
  const options = () => ({
    animation: false,
    maintainAspectRatio: false,
    plugins: { legend: { labels: { color: colour("--text"), boxWidth: 12 } } },
    scales: {
      x: { grid: { display: false }, ticks: { color: colour("--muted"), maxRotation: 0, autoSkipPadding: 16 } },
      y: { beginAtZero: true, grid: { color: colour("--line") }, ticks: { color: colour("--muted"), precision: 0 } },
    },
  });
  const data = () => ({
    labels: rows.map((row) => row[0].slice(5)),
    datasets: heads.map(series),
  });
  const chart = new Chart(canvas, { type: kind, data: data(), options: options() });
  const again = () => {
    chart.data = data();
    chart.options = options();
    chart.update();
  };
  document.addEventListener("themed", again);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
};

for (const canvas of document.querySelectorAll("canvas[data-table]")) {
  drawn(canvas, canvas.dataset.table, canvas.dataset.kind);
}
