// Extras for those whose browser runs scripts: chapters that can be hidden, and tables that can be sorted.
(() => {
  "use strict";
  const say = document.body.dataset;

  const button = (text) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    return made;
  };

  // Chapters.
  const chapters = [];
  const show = (chapter, shown) => {
    chapter.body.hidden = !shown;
    chapter.button.textContent = shown ? say.hide : say.show;
    chapter.button.setAttribute("aria-label", chapter.button.textContent + ": " + chapter.name);
    chapter.button.setAttribute("aria-expanded", String(shown));
  };
  for (const section of document.querySelectorAll("main > section")) {
    const heading = section.querySelector("h2");
    const chapter = { section, body: section.querySelector(".chapter"), name: heading.textContent, button: button("") };
    chapter.body.id = heading.id + "-body";
    chapter.button.setAttribute("aria-controls", chapter.body.id);
    chapter.button.className = "toggle";
    chapter.button.addEventListener("click", () => show(chapter, chapter.body.hidden));
    heading.after(chapter.button);
    section.classList.add("foldable");
    show(chapter, true);
    chapters.push(chapter);
  }
  const contents = document.getElementById("contents");
  if (contents && chapters.length > 0) {
    const all = document.createElement("p");
    all.className = "all";
    for (const shown of [false, true]) {
      const one = button(shown ? say.showAll : say.hideAll);
      one.addEventListener("click", () => chapters.forEach((chapter) => show(chapter, shown)));
      all.append(one);
    }
    contents.parentElement.append(all);
  }
  // A link into a hidden chapter opens it.
  const open = () => {
    const target = document.getElementById(location.hash.slice(1));
    const chapter = target && chapters.find((one) => one.section.contains(target));
    if (chapter && chapter.body.hidden) {
      show(chapter, true);
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", open);
  document.addEventListener("click", (event) => {
    if (event.target.closest('a[href="' + location.hash + '"]')) open();
  });
  addEventListener("beforeprint", () => chapters.forEach((chapter) => show(chapter, true)));

  // Tables.
  const key = (row, at, numeric) => {
    const cell = row.cells[at];
    const text = cell ? cell.dataset.order || cell.textContent.trim() : "";
    if (!numeric) return text;
    const figure = parseFloat(text.replace(/[\u00a0\u202f]/g, "").replace(/^[^\d\u2212+-]+/, "").replace("\u2212", "-"));
    return Number.isNaN(figure) ? null : figure;
  };
  const compare = (a, b, direction) => {
    // What has no figure stays last, whatever the direction.
    if (a === null || b === null) return (a === null) - (b === null);
    return direction * (typeof a === "number" ? a - b : a.localeCompare(b, document.documentElement.lang, { numeric: true }));
  };
  for (const table of document.querySelectorAll("table.sorts")) {
    const bodies = [...table.tBodies];
    const items = bodies.length > 1 ? bodies : [...table.tBodies[0].rows];
    const parent = items[0].parentElement;
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, at) => {
      const sort = button(head.textContent);
      sort.title = say.sort;
      const numeric = head.classList.contains("number") || head.classList.contains("range");
      sort.addEventListener("click", () => {
        const before = head.getAttribute("aria-sort");
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        const next = before === null ? "ascending" : before === "ascending" ? "descending" : null;
        const direction = next === "descending" ? -1 : 1;
        const keyed = items.map((item) => [key(item.rows ? item.rows[0] : item, at, numeric), item]);
        if (next) {
          head.setAttribute("aria-sort", next);
          keyed.sort((a, b) => compare(a[0], b[0], direction));
        }
        keyed.forEach(([, item]) => parent.append(item));
      });
      head.replaceChildren(sort);
      // Browsers leave buttons out where they repeat the head of a table on the next sheet of paper.
      addEventListener("beforeprint", () => head.replaceChildren(sort.textContent));
      addEventListener("afterprint", () => head.replaceChildren(sort));
    });
  }

  // Only boxes that scroll are stops on the way through the page.
  const boxes = document.querySelectorAll(".scroll");
  const stops = () => {
    for (const box of boxes) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", stops);
  stops();
})();
