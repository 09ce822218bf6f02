// The page of a PDF beside its passage: turned, enlarged, and never more than a help to the words above it.

const words = (figure, text) => {
  const line = figure.querySelector(".page-said");
  line.textContent = text;
  line.hidden = !text;
};

/** A quote may run over to the next page, and to no other. */
function address(figure, page) {
  const { folder, cited, quote } = figure.dataset;
  const near = page === Number(cited) || page === Number(cited) + 1;
  return `${folder}/${page}${quote && near ? `?quote=${encodeURIComponent(quote)}` : ""}`;
}

function show(figure, page) {
  figure.dataset.before = figure.dataset.page;
  figure.dataset.page = page;
  figure.querySelector("img").src = address(figure, page);
  figure.querySelector(".page-number").textContent = page;
  figure.querySelector('[data-by="-1"]').disabled = page <= 1;
  figure.querySelector('[data-by="1"]').disabled = page >= Number(figure.dataset.last ?? Infinity);
}

function turn(figure, by) {
  const page = Number(figure.dataset.page) + by;
  words(figure, "");
  if (page >= 1) show(figure, page);
}

/** Enlarge around the place that was pressed; the keyboard presses none, and gets the middle of the top. */
function zoom(button, event) {
  const large = button.getAttribute("aria-pressed") !== "true";
  const image = button.querySelector("img");
  const before = image.getBoundingClientRect();
  const across = event.detail ? (event.clientX - before.left) / before.width : 0.5;
  const down = event.detail ? (event.clientY - before.top) / before.height : 0;
  button.setAttribute("aria-pressed", String(large));
  button.closest(".page-image").classList.toggle("large", large);
  button.scrollLeft = across * image.clientWidth - button.clientWidth / 2;
  button.scrollTop = down * image.clientHeight - button.clientHeight / 2;
}

/** A page that does not come: past the end we go back, else the words stand alone. */
function failed(figure) {
  const { page, before, noImage, noMore } = figure.dataset;
  if (before && Number(page) > Number(before)) {
    figure.dataset.last = before;
    show(figure, Number(before));
    words(figure, noMore);
    return;
  }
  figure.classList.add("missing");
  words(figure, noImage);
}

export function watchPageImages() {
  window.addEventListener("click", (event) => {
    const figure = event.target.closest?.(".page-image");
    if (!figure) return;
    const by = event.target.closest("[data-by]");
    if (by) turn(figure, Number(by.dataset.by));
    const button = event.target.closest(".zoom");
    if (button) zoom(button, event);
  });
  window.addEventListener("error", (event) => { // An image's error does not bubble; it can only be caught.
    const figure = event.target.closest?.(".page-image");
    if (figure) failed(figure);
  }, true);
}
