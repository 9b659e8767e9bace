package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.interview.UsageQuery;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A page of the interviews behind a figure.
 *
 * @param query of which months, site and service
 * @param outcome of which outcome; empty for all
 * @param count how many there are in all
 * @param page which page it is, from 1
 * @param lines the interviews, the newest first
 * @param oldest from which day on they are kept one by one; empty where there is none
 */
public record InterviewList(
    UsageQuery query,
    Optional<String> outcome,
    long count,
    int page,
    List<Line> lines,
    Optional<String> oldest) {

  /** As many as a page has. */
  static final int SIZE = 50;

  /** An interview, in words. */
  public record Line(
      String day,
      String hour,
      String site,
      String service,
      String outcome,
      String length,
      String waited) {

    static Line of(InterviewRow row, String site, String service, LocalizedText text) {
      return new Line(
          row.started().toLocalDate().toString(),
          DateTimeFormatter.ofPattern("HH:mm").format(row.started()),
          site,
          service,
          text.find("usage.outcome." + row.outcome()).orElse(row.outcome()),
          UsagePage.time(OptionalLong.of(row.seconds()), text),
          row.waited().isEmpty() ? "" : UsagePage.time(row.waited(), text));
    }
  }

  /** How many pages there are, 1 or more. */
  public long pages() {
    return Math.max(1, (count + SIZE - 1) / SIZE);
  }

  /** The query of an address of the same list. */
  public String address() {
    return query.address() + outcome.map(it -> "&outcome=" + it).orElse("");
  }
}
