// What scrolls in itself, such as a wide table, must also scroll by keyboard.
function letScrollersHaveFocus() {
  for (const box of document.querySelectorAll("pre, .table-wrapper, .cell_output, .picture")) {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
    } else {
      box.removeAttribute("tabindex");
    }
  }
}

addEventListener("DOMContentLoaded", letScrollersHaveFocus);
addEventListener("load", letScrollersHaveFocus);
addEventListener("resize", letScrollersHaveFocus);
