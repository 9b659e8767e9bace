package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A page of the interviews behind a figure.
 *
 * @param query which interviews
 * @param sites the names of the sites, where not all are asked for
 * @param service the name of the service, where not all are asked for
 * @param count how many there are in all
 * @param page which page it is, from 1
 * @param lines the interviews, the newest first
 * @param oldest from which day on they are kept one by one; empty where there is none
 */
public record InterviewList(
    InterviewListQuery query,
    List<String> sites,
    Optional<String> service,
    long count,
    int page,
    List<Line> lines,
    Optional<String> oldest) {

  public InterviewList {
    sites = List.copyOf(sites);
    lines = List.copyOf(lines);
  }

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
          UsagePageViewModel.time(OptionalLong.of(row.seconds()), text),
          row.waited().isEmpty() ? "" : UsagePageViewModel.time(row.waited(), text));
    }
  }

  /** How many pages there are, 1 or more. */
  public long pages() {
    return Math.max(1, (count + SIZE - 1) / SIZE);
  }

  /** The query of an address of the same list. */
  public String address() {
    return query.address();
  }

  /** The query of an address of the figures of the same months. */
  public String figures() {
    return query.usage().address();
  }

  /** How many there are, and of when. */
  public String headline(LocalizedText text) {
    MonthRange months = query.usage().months();
    return query
        .days()
        .map(
            it ->
                text.say(
                    "usage.list.headline.days", count, text.day(it.first()), text.day(it.last())))
        .orElseGet(
            () ->
                text.say(
                    "usage.list.headline",
                    count,
                    text.longMonth(months.first()),
                    text.longMonth(months.last())));
  }

  /** What alone is in the list, each with what it is. */
  public List<String> only(LocalizedText text) {
    List<String> only = new ArrayList<>();
    if (!sites.isEmpty()) {
      only.add(text.say("usage.list.sites", sites.size(), String.join(", ", sites)));
    }
    service.ifPresent(it -> only.add(text.say("usage.list.only", text.say("usage.service"), it)));
    query.outcome().ifPresent(it -> only.add(onlyOutcome(it, text)));
    return only;
  }

  private static String onlyOutcome(String outcome, LocalizedText text) {
    return text.say(
        "usage.list.only", text.say("usage.outcome"), text.say("usage.outcome." + outcome));
  }
}
