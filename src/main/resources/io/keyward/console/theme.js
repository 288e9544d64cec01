// Before the first paint: the theme that was chosen last, where one was.
const kept = localStorage.getItem("theme");
if (kept === "light" || kept === "dark") {
  document.documentElement.dataset.theme = kept;
}
