// Upload page: drag and drop onto the field, names of what was chosen. Without script the plain file field does it all.
const zone = document.getElementById("vung-tha");
const field = zone?.querySelector("input[type=file]:not(.visually-hidden)");
const list = document.getElementById("da-chon");
const said = document.querySelector("input[name=declared_open]"); // asked before the photograph is sent and lost

function shown(bytes) {
  const kb = bytes / 1024;
  const text = kb < 1024 ? `${Math.max(1, Math.round(kb))} KB` : `${(kb / 1024).toFixed(1)} MB`;
  return text.replace(".", ",");
}

function show() {
  if (said) said.required = field.files.length > 0;
  list.replaceChildren(
    ...[...field.files].map((file) => {
      const row = document.createElement("li");
      const name = document.createElement("span");
      const size = document.createElement("span");
      name.textContent = file.name;
      size.textContent = shown(file.size);
      size.className = "meta num";
      row.append(name, size);
      return row;
    }),
  );
}

function add(files) {
  const both = new DataTransfer();
  for (const file of [...field.files, ...files]) both.items.add(file);
  field.files = both.files;
  show();
}

if (field) {
  field.addEventListener("change", show);
  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  for (const kind of ["dragleave", "drop"]) zone.addEventListener(kind, () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    add(event.dataTransfer.files);
  });
  // Photographs join the other files: each new one is shown in the list and takes the place of none.
  const camera = document.getElementById("chup");
  camera?.addEventListener("change", () => {
    add(camera.files);
    camera.value = "";
  });
}
