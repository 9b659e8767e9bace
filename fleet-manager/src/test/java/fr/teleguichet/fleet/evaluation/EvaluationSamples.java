package fr.teleguichet.fleet.evaluation;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.interview.MonthRange;
import java.time.YearMonth;

/** Reports for who looks at their pages. */
public final class EvaluationSamples {

  private EvaluationSamples() {}

  /** Where a draft, and a published report are. */
  public record Reports(String draft, String published) {}

  /** One of each, of the year that ended with the last month. */
  public static Reports on(TestPages.Running pages) {
    Forms forms = new Forms(pages, pages.session());
    String published = draft(pages, forms);
    String hash =
        Forms.between(forms.get(published + "/publish").body(), "name=\"hash\" value=\"", "\"");
    if (forms.post(published + "/publish", "hash", hash).statusCode() != 303) {
      throw new IllegalStateException(published + " was not published");
    }
    return new Reports(draft(pages, forms), published);
  }

  private static String draft(TestPages.Running pages, Forms forms) {
    YearMonth last = MonthRange.of(pages.clock().instant()).minusMonths(1);
    return Forms.location(
            forms.post(
                "/evaluations",
                "from",
                last.minusMonths(11).toString(),
                "to",
                last.toString(),
                "scope",
                ""))
        .replace("?done=drafted", "");
  }
}
