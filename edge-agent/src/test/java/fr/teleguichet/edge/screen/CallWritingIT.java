package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the citizen writes, and what of it goes to a line that a test has in its hand. */
@Timeout(300)
@Tag("proof")
class CallWritingIT extends ScreenCase {

  private static final String OPEN =
      """
      async () => {
        const { CallWriting } = await import("/call-writing.js");
        const { texts } = await import("/texts.js");
        window.line = { isOpen: true, sent: [] };
        window.writing = new CallWriting((text) => line.isOpen && line.sent.push(text) > 0);
        writing.show("es", texts.es.call.writing, texts.fr.call.writing);
        document.body.replaceChildren(writing.element, writing.board, ...writing.buttons);
      }
      """;

  @BeforeEach
  void open() {
    stage.open(page, Scene.IDLE);
    page.evaluate(OPEN);
  }

  @Test
  void whatWasWrittenWhileTheLineWasAwayIsSentOnceItIsBack() {
    page.evaluate("() => (line.isOpen = false)");
    page.locator("[data-opens=sentences]").click();
    page.locator(".ready-sentences button").first().click();
    assertThat(sent()).isEmpty();
    page.evaluate("() => { line.isOpen = true; writing.flush(); writing.flush(); }");
    assertThat(sent()).isEqualTo("Sí (Oui)\u2028");
  }

  @Test
  void aSentenceHasALineOfItsOwnWhateverWasBegun() {
    page.locator("[data-opens=letters]").click();
    page.locator(".letter").nth(3).click();
    page.locator("[data-opens=sentences]").click();
    page.locator(".ready-sentences button").nth(1).click();
    page.locator(".ready-sentences button").nth(2).click();
    assertThat(sent()).isEqualTo("r\u2028No (Non)\u2028Gracias (Merci)\u2028");
  }

  /** In a long talk nobody falls silent since a field is full; the adviser keeps what was read. */
  @Test
  void aFullFieldLosesItsBeginningHereAndNothingAtTheAdvisers() {
    page.locator("[data-opens=letters]").click();
    page.locator(".call-reply").fill("a".repeat(4_999));
    page.evaluate("() => { line.sent.length = 0; }");
    page.locator(".letter").nth(4).click();
    page.locator(".letter").nth(5).click();
    assertThat(sent()).isEqualTo("ty");
    assertThat(page.locator(".call-reply").inputValue()).hasSizeLessThan(3_000).endsWith("aty");
  }

  /**
   * Whatever comes over the line at once: the page has to answer the citizen's finger meanwhile.
   */
  @Test
  void asManyStepsBackAsAMessageHoldsLeaveWhatWasBefore() {
    Object left =
        page.evaluate(
            """
            async () => {
              const { written } = await import("/call-writing.js");
              return written("Bonjour 😀", "😀".repeat(30_000) + "\u0008".repeat(30_001));
            }
            """);
    assertThat(left).isEqualTo("Bonjour ");
  }

  @Test
  void aSignOfTwoHalvesIsSentWhole() {
    page.evaluate("() => writing.allow(true)");
    page.locator(".call-reply").fill("😀");
    page.locator(".call-reply").fill("😁");
    assertThat(sent()).isEqualTo("😀\b😁");
  }

  private String sent() {
    return (String) page.evaluate("() => line.sent.join('')");
  }
}
