// The frame of every page: Escape closes an open menu, a button prints. Everything works without it.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const open of document.querySelectorAll("details.me[open], details.chip-menu[open]")) {
      const inside = open.contains(document.activeElement);
      open.open = false;
      if (inside) open.querySelector("summary").focus();
    }
  }
});

document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.me[open], details.chip-menu[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
  const print = event.target.closest("[data-print]");
  if (print) window.print();
});

// A browser shows the days of its own date field in its own order (12/03 for the third of December in an English one):
// the day stands beside it as an office writes it, with the day of the week.
const weekday = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "long", timeZone: "UTC" });

function sayDay(field) {
  const said = field.nextElementSibling;
  const [year, month, day] = field.value.split("-");
  said.textContent = field.value ? `${weekday.format(field.valueAsDate)}, ${day}/${month}/${year}` : "";
}

for (const field of document.querySelectorAll("input[type=date]")) {
  const said = document.createElement("span");
  said.className = "meta day-said";
  said.setAttribute("aria-live", "polite");
  field.after(said);
  field.addEventListener("input", () => sayDay(field));
  sayDay(field);
}

// The number pad of a telephone has no slash: it comes by itself while a day is typed (28/10/2026).
document.addEventListener("input", (event) => {
  const field = event.target;
  if (event.inputType !== "insertText" || !field.matches("input[data-typed-day]")) return;
  if (/^(\d{2}|\d{1,2}\/\d{2})$/.test(field.value)) field.value += "/";
  if (field.value.includes("//")) field.value = field.value.replace("//", "/");
});
