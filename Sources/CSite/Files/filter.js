// Filters the lists of the index by the words typed. Without it the lists are simply there.
const field = document.getElementById("filter");
const found = document.getElementById("found");
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const sections = [...document.querySelectorAll("section.entries")].map((section) => ({
  section,
  entries: [...section.querySelectorAll("li")].map((entry) => ({ entry, text: folded(entry.textContent) })),
}));

function show() {
  const words = folded(field.value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const { section, entries } of sections) {
    let shown = 0;
    for (const { entry, text } of entries) {
      entry.hidden = !words.every((word) => text.includes(word));
      if (!entry.hidden) shown += 1;
    }
    section.hidden = shown === 0;
    count += shown;
  }
  found.textContent = words.length === 0 ? "" : `${count} ${count === 1 ? "entry" : "entries"} found`;
}

if (field && found) {
  field.closest(".filter").hidden = false;
  field.addEventListener("input", show);
  if (field.value) show();
}
