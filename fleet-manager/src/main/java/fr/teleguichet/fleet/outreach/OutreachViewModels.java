package fr.teleguichet.fleet.outreach;

import fr.teleguichet.fleet.interview.HeldInterviewCountReader.Days;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the pages of communication show. */
public final class OutreachViewModels {

  private OutreachViewModels() {}

  /**
   * The page.
   *
   * @param from the first day that is shown
   * @param to the last day that is shown
   * @param posters the sites whose posters the reader can print
   * @param done the key of what was just done
   */
  public record Page(
      LocalDate from,
      LocalDate to,
      int weeks,
      List<Line> lines,
      boolean mayWrite,
      List<Site> posters,
      Optional<String> done) {

    public Page {
      lines = List.copyOf(lines);
      posters = List.copyOf(posters);
    }
  }

  /**
   * An action.
   *
   * @param sites its sites that the reader sees, by their names
   * @param elsewhere how many more there are
   * @param incidents what failed in these weeks, in words
   * @param mayChange whether the reader may change it
   */
  public record Line(
      OutreachAction action,
      UseBeforeAndAfter use,
      List<Site> sites,
      long elsewhere,
      List<String> incidents,
      boolean mayChange) {

    /** Servers take 4,096 letters for a whole first line of a request. */
    private static final int MAX_ADDRESS = 3_000;

    public Line {
      sites = List.copyOf(sites);
      incidents = List.copyOf(incidents);
    }

    /** The names of its sites that the reader sees. */
    public String names() {
      return sites.stream().map(Site::name).collect(Collectors.joining(", "));
    }

    /** Whether these days have a list: each interview is known, and an address holds its sites. */
    public boolean isListed(Days days) {
      return use.isCounted(days) && records(days).length() <= MAX_ADDRESS;
    }

    /** The query of the list of the interviews of these days at its sites. */
    public String records(Days days) {
      return "first="
          + days.first()
          + "&last="
          + days.last()
          + "&outcome=held"
          + (action.everywhere() ? "" : "&sites=" + codes());
    }

    /** The query of the page of use of the months of these days, at its site where it is one. */
    public String months(Days days) {
      return "from="
          + YearMonth.from(days.first())
          + "&to="
          + YearMonth.from(days.last())
          + (action.everywhere() || sites.size() != 1 ? "" : "&site=" + codes());
    }

    private String codes() {
      return sites.stream().map(it -> it.code().value()).collect(Collectors.joining(","));
    }

    /** How many interviews there were in these days, or why that is not known. */
    public String held(Days days, LocalizedText text) {
      if (!use.isCounted(days)) {
        return text.say("communication.not-counted");
      }
      boolean isBefore = days.equals(use.before());
      return text.say(
          "communication.held",
          isBefore ? use.heldBefore() : use.heldAfter(),
          text.number(isBefore ? use.perWeekBefore() : use.perWeekAfter(), 2));
    }

    /** When it was. */
    public String days(LocalizedText text) {
      return OutreachText.days(action, text);
    }

    /** What can be said of the use before and after. */
    public String verdict(LocalizedText text) {
      return OutreachText.verdict(use.verdict(), text);
    }
  }

  /**
   * The form of an action.
   *
   * @param known the row of the action that is changed; empty for a new one
   * @param full whether there is no room for another
   */
  public record Edit(
      Optional<Long> known,
      OutreachForm form,
      List<Site> sites,
      boolean mayEverywhere,
      boolean full) {

    public Edit {
      sites = List.copyOf(sites);
    }

    /** Every kind. */
    public List<OutreachActionKind> kinds() {
      return List.of(OutreachActionKind.values());
    }
  }
}
