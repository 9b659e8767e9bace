package fr.teleguichet.fleet.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;

/** What a sheet of paper would lose of a page: it can't be scrolled. */
final class PrintFaults {

  /** A4 upright within margins of a centimetre, in pixels. */
  private static final int PAPER = 718;

  private PrintFaults() {}

  /** What is cut when the page is printed, in words. */
  @SuppressWarnings("unchecked") // a list of texts is what the script answers
  static List<String> of(Page page) {
    ViewportSize before = page.viewportSize();
    page.setViewportSize(PAPER, 1_000);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    try {
      return (List<String>)
          page.evaluate(
              """
              () => {
                const faults = [];
                const root = document.documentElement;
                if (root.scrollWidth > root.clientWidth) {
                  faults.push(`printed: is ${root.scrollWidth - root.clientWidth} pixels wider than paper`);
                }
                for (const element of document.querySelectorAll("main *")) {
                  const style = getComputedStyle(element);
                  const cutX = style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
                  const cutY = style.overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1;
                  const shown = style.display !== "none" && element.clientWidth > 1 && element.clientHeight > 1;
                  if (shown && (cutX || cutY) && !element.matches("input, select, textarea, svg *, .leaflet-container *")) {
                    faults.push(`printed: cuts ${element.tagName.toLowerCase()}.${element.getAttribute("class")}`);
                  }
                }
                return faults;
              }
              """);
    } finally {
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
      page.setViewportSize(before.width, before.height);
    }
  }
}
