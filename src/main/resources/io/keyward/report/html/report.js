(() => {
  const subjects = [...document.querySelectorAll(".subject")];
  const find = document.getElementById("find");
  const hits = document.getElementById("hits");
  const tools = document.querySelector(".search");
  let texts;
  let waiting;
  tools.hidden = subjects.length < 2;
  const search = () => {
    texts ??= subjects.map((it) => it.textContent.toLowerCase());
    const wanted = find.value.trim().toLowerCase();
    let shown = 0;
    subjects.forEach((it, i) => {
      const fits = texts[i].includes(wanted);
      it.classList.toggle("out", !fits);
      shown += fits;
    });
    hits.textContent = wanted ? shown + " of " + subjects.length + " hold it" : "";
  };
  find.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
  const all = (open) => () => subjects.forEach((it) => (it.open = open));
  document.getElementById("open-all").addEventListener("click", all(true));
  document.getElementById("close-all").addEventListener("click", all(false));
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") target.open = true;
  };
  addEventListener("hashchange", follow);
  follow();
})();
