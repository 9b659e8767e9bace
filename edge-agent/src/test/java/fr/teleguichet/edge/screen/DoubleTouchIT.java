package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import fr.teleguichet.edge.session.SessionLanguage;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many people touch twice, and the screen is quicker than their second touch. */
@Timeout(300)
@Tag("proof")
class DoubleTouchIT extends ScreenCase {

  private static final String BUTTON_AT =
      "([x, y]) => document.elementFromPoint(x, y).closest('main button') !== null";

  private static final Locator.GetByTextOptions EXACTLY =
      new Locator.GetByTextOptions().setExact(true);

  @Override
  Page page(Chromium shown, List<String> errors) {
    return shown.touchPage(1_920, errors);
  }

  @Test
  void theSecondTouchOfTwoAnswersNoQuestionThatNobodyHasRead() {
    stage.open(page, Scene.RECOMMEND);
    page.evaluate(
        "() => { let it = performance.now(); performance.now = () => it;"
            + " window.pass = (ms) => { it += ms; }; }");
    BoundingBox yes = page.locator("main .choice").first().boundingBox();
    touch(yes, 0);
    question("resolved");
    assertThat(page.evaluate(BUTTON_AT, at(yes, 0))).as("what is touched there").isEqualTo(true);
    page.evaluate("() => pass(400)");
    touch(yes, 5);
    page.evaluate("() => pass(400)");
    touch(yes, 0);
    page.evaluate("() => pass(500)");
    touch(yes, 0);
    question("alternative");
  }

  /** Two letters that are alike, a code with the same digit twice. */
  @Test
  void whatIsTouchedTwiceOnOneScreenIsMeantTwice() {
    stage.open(page, Scene.CODE);
    Locator two = page.locator(".code-pad button").getByText("2", EXACTLY);
    two.tap();
    two.tap();
    page.locator(".code-line").getByText("2 2 – – – –", EXACTLY).waitFor();
  }

  private void touch(BoundingBox box, int aside) {
    List<Double> at = at(box, aside);
    page.touchscreen().tap(at.get(0), at.get(1));
  }

  private static List<Double> at(BoundingBox box, int aside) {
    return List.of(box.x + box.width / 2 + aside, box.y + box.height / 2 + aside);
  }

  private void question(String which) {
    String title = PageTexts.all().say(SessionLanguage.FRENCH, which + ".title");
    page.locator("main h1").getByText(title, EXACTLY).waitFor();
  }
}
