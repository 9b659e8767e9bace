package fr.teleguichet.fleet.opendata;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows before it is published.
 *
 * @param years each published year, the last first
 * @param preview the lines of the last year
 * @param sites how many sites the file of sites has
 * @param lastYear the last year that may be published
 * @param wholeNetwork whether that is all, or the sites of some territories
 */
public record OpenDataViewModel(
    List<Year> years, List<Line> preview, int sites, int lastYear, boolean wholeNetwork) {

  /** As many lines as the page shows; the file has them all. */
  private static final int MAX_PREVIEW = 100;

  /** What a year's file tells, and what it does not. */
  public record Year(int year, int lines, long interviewsHidden, long answersHidden) {}

  /**
   * A line of the preview.
   *
   * @param interviews empty where it is secret
   * @param answers empty where it is not published
   * @param answersSecret whether that is because it is secret
   */
  public record Line(
      String site,
      String service,
      Optional<Long> interviews,
      Optional<Long> answers,
      Optional<Double> satisfied,
      boolean answersSecret) {

    private static Line of(OpenDataLine line) {
      return new Line(
          line.siteName(),
          line.serviceName(),
          Optional.ofNullable(line.interviews()),
          Optional.ofNullable(line.answers()),
          Optional.ofNullable(line.satisfied()),
          line.answerState() == ConfidentialityStatus.SECRET);
    }

    /** The answers in words. */
    public String say(LocalizedText text) {
      return answers.isPresent() && satisfied.isPresent()
          ? text.say("opendata.answers", answers.get(), Math.round(100 * satisfied.get()))
          : answersSecret ? text.say("opendata.secret") : "";
    }
  }

  static OpenDataViewModel of(
      List<OpenDataYear> years, int sites, int lastYear, boolean wholeNetwork) {
    @Nullable OpenDataYear last = years.isEmpty() ? null : years.getLast();
    return new OpenDataViewModel(
        years.reversed().stream().map(OpenDataViewModel::year).toList(),
        last == null ? List.of() : last.lines().stream().limit(MAX_PREVIEW).map(Line::of).toList(),
        sites,
        lastYear,
        wholeNetwork);
  }

  private static Year year(OpenDataYear year) {
    return new Year(
        year.year(),
        year.lines().size(),
        year.lines().stream()
            .filter(it -> it.interviewState() == ConfidentialityStatus.SECRET)
            .count(),
        year.lines().stream()
            .filter(it -> it.answerState() == ConfidentialityStatus.SECRET)
            .count());
  }
}
