"use strict";
// The form and the report below it. What they say is made by the program in worker.js.
(() => {
  const PAUSE = 150; // milliseconds after the last key
  const TYPES = { yaml: "application/yaml", html: "text/html",
    xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };
  const form = document.getElementById("case");
  const fields = document.getElementById("fields");
  const status = document.getElementById("status");
  const report = document.getElementById("report");
  const files = document.getElementById("files");
  const down = document.getElementById("down");
  const { loading, broken, file: asFile } = status.dataset;
  const kept = `case-${form.dataset.language}`;

  if (location.protocol === "file:") {
    status.textContent = asFile;
    return;
  }

  // A worker of the page's own making obeys the policy of the page, whatever the server says of it.
  const address = new URL("worker.js", document.currentScript.src);
  const code = new Blob([`import ${JSON.stringify(address.href)};`], { type: "text/javascript" });
  const worker = new Worker(URL.createObjectURL(code), { type: "module" });
  const waiting = new Map();
  let last = 0;

  const ask = (message) => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    worker.postMessage({ id: last, ...message });
  });
  worker.addEventListener("message", ({ data }) => {
    const { resolve, reject } = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error) reject(new Error(data.error));
    else resolve(data);
  });
  worker.addEventListener("error", (event) => fail(event.message ?? event));

  const fail = (error) => {
    console.error(error);
    status.textContent = broken;
    document.body.dataset.state = "broken";
  };

  const entered = () => [...new FormData(form)].filter(([, value]) => typeof value === "string");
  const request = (more) =>
    JSON.stringify({ language: form.dataset.language, fields: entered(), ...more });

  // Who reads a rule in between, or reloads, finds what was entered. The browser forgets it with
  // the window; where it keeps nothing, nothing is kept.
  const keep = () => {
    try {
      sessionStorage.setItem(kept, JSON.stringify(entered()));
    } catch {}
  };
  const found = () => {
    try {
      return JSON.parse(sessionStorage.getItem(kept));
    } catch {
      return null;
    }
  };

  const mark = (problems) => {
    for (const place of form.querySelectorAll(".problem")) {
      const name = place.id.replace(/-problem$/, "");
      const said = problems[name] ?? "";
      place.textContent = said;
      place.hidden = !said;
      const field = document.getElementById(name);
      if (said) field?.setAttribute("aria-invalid", "true"); // empty would mean false
      else field?.removeAttribute("aria-invalid");
    }
  };

  // Only the last of several questions matters: what the others would say is out of date. An
  // action that has no answer yet is asked again with what was typed since.
  let asked = 0;
  let action = {};
  const update = async (more = {}) => {
    asked += 1;
    const mine = asked;
    if (more.action) action = more;
    document.body.dataset.state = "busy";
    try {
      const { answer } = await ask({ request: request(action) });
      if (mine !== asked) return;
      if (answer.form) replace(answer.form, action.action);
      action = {};
      show(answer.report);
      keep();
      down.hidden = !answer.report;
      status.textContent = answer.status;
      mark(answer.problems);
      files.hidden = !answer.report || answer.wrong;
      document.body.dataset.state = "ready";
    } catch (error) {
      fail(error);
    }
  };

  // What was opened in the report stays open in the next one.
  const show = (html) => {
    const opened = [...report.querySelectorAll("details[open]")].map(({ id }) => id);
    report.innerHTML = html;
    for (const id of opened) document.getElementById(id)?.toggleAttribute("open", true);
  };

  // A row leads to how its amount came about, which may be folded.
  report.addEventListener("click", ({ target }) => {
    const link = target.closest('a[href^="#"]');
    let place = link && document.getElementById(link.hash.slice(1));
    for (; place && place !== report; place = place.parentElement) {
      if (place.tagName === "DETAILS") place.open = true;
    }
  });

  // A new form leaves the keyboard where it was, or at the first field of a new row.
  const replace = (html, done = "") => {
    const focused = document.activeElement?.id ?? "";
    const [, name] = done.split(/:(.*)/);
    fields.innerHTML = html;
    const rows = name && document.getElementById(name.replace(/\.\d+$/, ""));
    const target = rows
      ? rows.querySelector(".fields:last-of-type input") ?? rows
      : document.getElementById(focused);
    target?.focus();
  };

  let pause;
  form.addEventListener("input", (event) => {
    if (event.target.dataset.action || event.target.type === "file") return;
    clearTimeout(pause);
    pause = setTimeout(update, PAUSE);
  });
  form.addEventListener("change", ({ target }) => {
    if (target.dataset.action) update({ action: target.dataset.action });
    if (target.type === "file" && target.files.length) {
      const read = new FileReader();
      read.addEventListener("load", () => update({ action: "open", file: read.result.split(",")[1] }));
      read.readAsDataURL(target.files[0]);
      target.value = "";
    }
  });
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-action]");
    if (button) update({ action: button.dataset.action });
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  files.addEventListener("click", async ({ target }) => {
    const kind = target.dataset.file;
    if (!kind) return;
    try {
      const { name, content } = await ask({ request: request(), file: kind });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([content], { type: TYPES[kind] }));
      link.download = name;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      fail(error);
    }
  });

  status.textContent = loading;
  const before = found();
  update(before ? { action: "again", fields: before } : { action: "moved" });
})();
