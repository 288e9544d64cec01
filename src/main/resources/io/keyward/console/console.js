// The console works without this but for decisions, which go to the API as JSON.

const root = document.documentElement;

function isDark() {
  const chosen = root.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function offerTheme(button) {
  const name = () => {
    button.textContent = isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", `Switch to the ${isDark() ? "light" : "dark"} theme`);
  };
  button.hidden = false;
  name();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", name);
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
    name();
    document.dispatchEvent(new CustomEvent("themed"));
  });
}

/** Sends JSON; gives the answer, or throws the sentence of the refusal. */
async function send(url, body) {
  let response;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error("Keyward could not be reached. Nothing is known to have changed; try again.");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(answer.detail || `Keyward answered with ${response.status}.`);
  }
  return answer;
}

/** The fields of a form as the API wants them. */
function fields(form) {
  const body = {};
  for (const field of form.elements) {
    if (!field.name || (field.type === "checkbox" && !field.checked)) {
      continue;
    }
    if ("list" in field.dataset) {
      (body[field.name] ||= []).push(field.value);
    } else if (field.value.trim() !== "") {
      body[field.name] = field.value;
    }
  }
  return body;
}

function tell(result, sentence, failed) {
  result.textContent = sentence;
  result.classList.toggle("failed", failed);
}

/** The page is read anew, and says there what was done. */
function afresh(sentence) {
  sessionStorage.setItem("notice", sentence);
  location.reload();
}

function offerSending(form) {
  const result = form.querySelector(".result");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const buttons = form.querySelectorAll("button");
    buttons.forEach((button) => (button.disabled = true));
    tell(result, "Sending…", false);
    try {
      await send(form.dataset.api, fields(form));
      afresh(form.dataset.done);
    } catch (refusal) {
      tell(result, refusal.message, true);
      buttons.forEach((button) => (button.disabled = false));
    }
  });
}

function offerTask(box) {
  const result = document.getElementById("task-result");
  box.addEventListener("change", async () => {
    box.disabled = true;
    try {
      await send(box.dataset.api, { task: box.dataset.task, done: box.checked });
      tell(result, box.checked ? "Ticked." : "Opened again.", false);
    } catch (refusal) {
      box.checked = !box.checked;
      tell(result, refusal.message, true);
    }
    box.disabled = false;
  });
}

function offerBulk(form) {
  const most = 20;
  const boxes = [...document.querySelectorAll(".pick")];
  const result = form.querySelector(".result");
  const chosen = () => boxes.filter((box) => box.checked);
  const refresh = () => {
    const picked = chosen();
    form.hidden = picked.length === 0;
    document.getElementById("bulk-count").textContent = picked.length;
    for (const box of boxes) {
      const differs = picked.length > 0 && box.dataset.shape !== picked[0].dataset.shape;
      box.disabled = !box.checked && (differs || picked.length >= most);
      box.title = differs ? "Its plan differs from those selected" : "";
    }
  };
  boxes.forEach((box) => box.addEventListener("change", refresh));
  refresh();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    tell(result, "Approving one after the other…", false);
    const tickets = chosen().map((box) => ({ id: box.dataset.id, planHash: box.dataset.hash }));
    try {
      const answer = await send("/api/tickets/approve", { tickets, ...fields(form) });
      const refused = answer.items.filter((item) => item.status !== 200);
      const done = `${answer.items.length - refused.length} approved.`;
      afresh([done, ...refused.map((item) => `${item.id}: ${item.detail}`)].join(" "));
    } catch (refusal) {
      tell(result, refusal.message, true);
      button.disabled = false;
    }
  });
}

/** All pages of the export: one as it is, several as one line each. */
async function pages(url) {
  const all = [];
  let cursor = "";
  do {
    const next = cursor ? `${url}&cursor=${encodeURIComponent(cursor)}` : url;
    const response = await fetch(next);
    const text = await response.text();
    const page = JSON.parse(text);
    if (!response.ok) {
      throw new Error(page.detail || `Keyward answered with ${response.status}.`);
    }
    all.push(text);
    cursor = page.cursor;
  } while (cursor);
  return all;
}

function offerExport(button) {
  const result = document.getElementById("export-result");
  button.addEventListener("click", async () => {
    button.disabled = true;
    tell(result, "Reading the export…", false);
    try {
      const all = await pages(button.dataset.api);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([all.join("\n")], { type: "application/json" }));
      link.download = all.length > 1 ? "keyward-audit.jsonl" : "keyward-audit.json";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      tell(result, "The export was downloaded.", false);
    } catch (refusal) {
      tell(result, refusal.message, true);
    }
    button.disabled = false;
  });
}

const notice = sessionStorage.getItem("notice");
if (notice) {
  sessionStorage.removeItem("notice");
  document.getElementById("notice").textContent = notice;
}
offerTheme(document.getElementById("theme"));
document.querySelectorAll("form[data-api]").forEach(offerSending);
document.querySelectorAll(".task").forEach(offerTask);
const bulk = document.getElementById("bulk");
if (bulk) {
  offerBulk(bulk);
}
const exporting = document.getElementById("export");
if (exporting) {
  offerExport(exporting);
}
