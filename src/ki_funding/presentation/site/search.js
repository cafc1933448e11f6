"use strict";
// Searches the rulebook. What is typed is compared here with a list that came with the page.
(() => {
  const MOST = 50;
  const search = document.getElementById("search");
  const input = document.getElementById("words");
  const count = document.getElementById("count");
  const found = document.getElementById("found");
  const programmes = document.getElementById("programmes");

  const folded = (text) =>
    text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ß", "ss");
  const entries = INDEX.map(([address, title, about, kind, words]) => ({
    address, title, about, kind,
    name: folded(title),
    all: folded(`${title} ${about} ${kind} ${words}`),
  }));

  // Titles that begin with a word come first, then titles with it, then all the others.
  const rank = (entry, words) =>
    words.reduce((sum, word) => {
      const place = entry.name.indexOf(word);
      return sum + (place < 0 ? 2 : place > 0 && entry.name[place - 1] !== " " ? 1 : 0);
    }, 0);

  const line = (entry) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `../${entry.address}`;
    link.textContent = entry.title;
    const about = document.createElement("span");
    about.className = "small";
    about.textContent = ` ${entry.kind} · ${entry.about}`;
    item.append(link, about);
    return item;
  };

  const show = () => {
    const words = folded(input.value).split(/\s+/).filter(Boolean);
    const hits = words.length
      ? entries
          .filter((entry) => words.every((word) => entry.all.includes(word)))
          .map((entry) => [rank(entry, words), entry])
          .sort((one, other) => one[0] - other[0])
          .map(([, entry]) => entry)
      : [];
    found.replaceChildren(...hits.slice(0, MOST).map(line));
    programmes.hidden = words.length > 0;
    count.textContent = !words.length
      ? ""
      : hits.length > 1
        ? count.dataset.many.replace("{}", hits.length)
        : hits.length ? count.dataset.one : count.dataset.none;
  };

  input.addEventListener("input", show);
  search.hidden = false;
  // Who comes back to the page finds what the browser kept.
  show();
})();
