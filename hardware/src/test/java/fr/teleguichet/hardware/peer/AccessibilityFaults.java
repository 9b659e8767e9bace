package fr.teleguichet.hardware.peer;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe finds against WCAG 2.2 AA in a page, each as its rule and the first element of it. */
public final class AccessibilityFaults {

  /**
   * Asked in the page itself, once for its life, and without what is in order: to bring axe in and
   * to hand that over takes longer than to look.
   */
  private static final String FIND =
      """
      async () => {
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
        const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
        return found.violations.map((it) => `${it.id}: ${it.help} ${it.nodes[0].html}`);
      }
      """;

  private static final String AXE = "() => {" + AxeBuilder.getAxeScript() + "}";

  private AccessibilityFaults() {}

  /** None where all is in order. */
  @SuppressWarnings("unchecked") // The script returns strings.
  public static List<String> of(Page page) {
    if ((boolean) page.evaluate("() => typeof axe === 'undefined'")) {
      var _ = page.evaluate(AXE);
    }
    return (List<String>) page.evaluate(FIND);
  }
}
