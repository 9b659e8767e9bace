package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import fr.teleguichet.fleet.platform.csv.TextSequenceInputStream;
import java.io.InputStream;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The interviews behind a figure, for a spreadsheet. */
final class InterviewCsv {

  private static final String HEAD =
      "day,hour,site,service_code,outcome,seconds,waited_seconds\r\n";
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private InterviewCsv() {}

  /** Reads a page of some interviews. */
  @FunctionalInterface
  interface PageSource {
    /** Those that come after a place; of no place the first. */
    InterviewRepository.Page after(
        InterviewFilter filter, Optional<InterviewRepository.Place> place);
  }

  /** All of them, read page by page while they are sent. */
  static InputStream all(
      InterviewFilter filter, PageSource source, Function<InterviewRow, String> site) {
    return new TextSequenceInputStream(
        Stream.concat(
                Stream.of(HEAD),
                filter.stretches().stream()
                    .flatMap(stretch -> pages(stretch, source))
                    .map(page -> lines(page.rows(), site)))
            .iterator());
  }

  private static Stream<InterviewRepository.Page> pages(InterviewFilter filter, PageSource source) {
    return Stream.iterate(
            Optional.of(source.after(filter, Optional.empty())),
            Optional::isPresent,
            page ->
                page.flatMap(InterviewRepository.Page::last)
                    .map(it -> source.after(filter, Optional.of(it))))
        .flatMap(Optional::stream);
  }

  private static String lines(List<InterviewRow> rows, Function<InterviewRow, String> site) {
    StringBuilder csv = new StringBuilder();
    for (InterviewRow row : rows) {
      csv.append(row.started().toLocalDate())
          .append(',')
          .append(HOUR.format(row.started()))
          .append(',')
          .append(SpreadsheetFormulaEscaper.cell(site.apply(row)))
          .append(',')
          .append(SpreadsheetFormulaEscaper.cell(row.service()))
          .append(',')
          .append(SpreadsheetFormulaEscaper.cell(row.outcome()))
          .append(',')
          .append(row.seconds())
          .append(',')
          .append(row.waited().isPresent() ? Long.toString(row.waited().getAsLong()) : "")
          .append("\r\n");
    }
    return csv.toString();
  }
}
