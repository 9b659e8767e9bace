package fr.teleguichet.edge.screen;

import com.microsoft.playwright.Page;
import fr.teleguichet.hardware.board.BoardProfiles;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is wrong with how a page lies on its screen, in sentences. */
final class PageLayout {

  /** Words that are cut, parts that stick out, and targets too small or too near for a hand. */
  private static final String MEASURE =
      """
      ([least, apart]) => {
        const found = [];
        const root = document.documentElement;
        if (root.scrollWidth > innerWidth) found.push(`is ${root.scrollWidth} wide`);
        if (root.scrollHeight > innerHeight) found.push(`is ${root.scrollHeight} high`);
        const named = (it) => it.id || it.className || it.tagName;
        const seen = (it) => it.getClientRects().length > 0;
        for (const it of document.querySelectorAll("header p, #notices p, main *:not(svg, svg *), footer *:not(svg, svg *)")) {
          if (!seen(it)) continue;
          const box = it.getBoundingClientRect();
          if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
            found.push(`${named(it)} sticks out of the screen`);
          if (it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 0) found.push(`${named(it)} is cut: ${it.textContent}`);
        }
        const buttons = [...document.querySelectorAll("button")].filter(seen);
        const boxes = buttons.map((it) => it.getBoundingClientRect());
        boxes.forEach((a, i) => {
          if (a.width < least || a.height < least)
            found.push(`${named(buttons[i])} is a target of ${Math.round(a.width)} × ${Math.round(a.height)}`);
          for (const b of boxes.slice(i + 1)) {
            const away = Math.max(b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom);
            if (away < apart) found.push(`${named(buttons[i])} is ${Math.round(away)} from its neighbour`);
          }
        });
        return found;
      }
      """;

  private static final Pattern MONITOR = Pattern.compile("([0-9.]+) inch, ([0-9]+) x ([0-9]+)");

  /** Of all board files, which are many and take longer to read than a page to measure. */
  private static final double FINEST =
      BoardProfiles.BUILT_IN.stream()
          .map(BoardProfiles::builtIn)
          .flatMap(it -> MONITOR.matcher(it.toString()).results())
          .mapToDouble(PageLayout::dotsPerInch)
          .max()
          .orElseThrow();

  private PageLayout() {}

  /**
   * Looks at the page.
   *
   * @param dotsPerInch of the screen that it is on
   */
  @SuppressWarnings("unchecked") // The script returns strings.
  static List<String> faults(Page page, double dotsPerInch) {
    double millimetre = dotsPerInch / 25.4;
    return (List<String>) page.evaluate(MEASURE, List.of(20 * millimetre, 5 * millimetre));
  }

  /**
   * Points per inch of the finest monitor of all board files: on it what is measured in points is
   * smallest.
   */
  static double finest() {
    return FINEST;
  }

  private static double dotsPerInch(MatchResult monitor) {
    double across =
        Math.hypot(Integer.parseInt(monitor.group(2)), Integer.parseInt(monitor.group(3)));
    return across / Double.parseDouble(monitor.group(1));
  }
}
