// Draws the table of days; the table itself stays for those who read.

const canvas = document.getElementById("days-chart");
if (canvas) {
  const rows = [...document.querySelectorAll("#days-table tbody tr")].map((row) =>
    [...row.cells].map((cell) => cell.textContent));
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const bars = (label, column, name) => ({
    label,
    data: rows.map((row) => Number(row[column])),
    backgroundColor: colour(name),
    borderRadius: 2,
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
    datasets: [bars("Opened", 1, "--opened"), bars("Ended", 2, "--ended")],
  });
  const chart = new Chart(canvas, { type: "bar", data: data(), options: options() });
  const again = () => {
    chart.data = data();
    chart.options = options();
    chart.update();
  };
  document.addEventListener("themed", again);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
}
