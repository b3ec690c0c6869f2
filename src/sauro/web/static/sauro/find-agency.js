// A field with a list of bodies: while somebody types, the server names at most twenty that match, also without diacritics.
// Without script the field takes a full name or a code all the same.
let waiting = 0;
let asked = "";

function option(list, body, typed) {
  const row = document.createElement("option");
  const byCode = list.dataset.value === "code";
  row.value = byCode ? body.code : body.name;
  const other = byCode ? body.name : body.short || body.code;
  // The browser itself hides what does not contain the typed letters, so these stand in the label where they must.
  const shown = `${row.value} ${other}`.toLowerCase().includes(typed.toLowerCase());
  row.label = shown ? other : `${other} · ${typed}`;
  return row;
}

async function find(field) {
  const list = document.getElementById(field.getAttribute("list"));
  const typed = field.value.trim();
  if (!list?.dataset.find || typed.length < 2 || typed === asked) return;
  asked = typed;
  const answer = await fetch(`${list.dataset.find}?q=${encodeURIComponent(typed)}`, { credentials: "same-origin" });
  if (!answer.ok || field.value.trim() !== typed) return;
  const { found } = await answer.json();
  list.replaceChildren(...found.map((body) => option(list, body, typed)));
}

document.addEventListener("input", (event) => {
  if (!event.target.matches("input[list]") || event.inputType === "insertReplacementText") return;
  clearTimeout(waiting);
  waiting = setTimeout(() => find(event.target), 200);
});
