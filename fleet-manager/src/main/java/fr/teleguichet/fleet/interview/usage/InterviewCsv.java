package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.interview.UsageCsv;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;

/** The interviews behind a figure, for a spreadsheet. */
final class InterviewCsv {

  private static final String HEAD =
      "day,hour,site,service_code,outcome,seconds,waited_seconds\r\n";
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private InterviewCsv() {}

  static String of(List<InterviewRow> rows, Function<InterviewRow, String> site) {
    StringBuilder csv = new StringBuilder(HEAD);
    for (InterviewRow row : rows) {
      csv.append(row.started().toLocalDate())
          .append(',')
          .append(HOUR.format(row.started()))
          .append(',')
          .append(UsageCsv.cell(site.apply(row)))
          .append(',')
          .append(UsageCsv.cell(row.service()))
          .append(',')
          .append(UsageCsv.cell(row.outcome()))
          .append(',')
          .append(row.seconds())
          .append(',')
          .append(row.waited().isPresent() ? Long.toString(row.waited().getAsLong()) : "")
          .append("\r\n");
    }
    return csv.toString();
  }
}
