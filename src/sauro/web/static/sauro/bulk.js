// Rows that are ticked for a common action: they are counted and marked; the bar stands out when some are.
const form = document.querySelector("form[data-bulk]");

function ticks() {
  return [...document.querySelectorAll('input[name="task"][form="chon"]')];
}

function show() {
  const all = form.querySelector('input[name="all"]');
  const rows = ticks();
  for (const tick of rows) {
    if (all?.checked) tick.checked = true;
    tick.closest("tr").classList.toggle("sel", tick.checked);
  }
  const chosen = all?.checked ? all.value : rows.filter((tick) => tick.checked).length;
  const count = form.querySelector("[data-bulk-count]");
  count.dataset.none ??= count.textContent;
  for (const name of ["none", "idle"]) form.classList.toggle(name, Number(chosen) === 0);
  count.textContent = Number(chosen) ? form.dataset.bulk.replace("{n}", chosen) : count.dataset.none;
}

if (form) {
  document.addEventListener("change", (event) => {
    const all = form.querySelector('input[name="all"]');
    if (event.target.form !== form) return;
    if (event.target.name === "task" && !event.target.checked && all) all.checked = false;
    if (event.target === all && !all.checked) for (const tick of ticks()) tick.checked = false;
    show();
  });
  window.addEventListener("pageshow", show);
  show();
}
