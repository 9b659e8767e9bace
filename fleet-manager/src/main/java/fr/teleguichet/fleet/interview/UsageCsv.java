package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.UsageFigures.Line;
import fr.teleguichet.fleet.interview.UsageFigures.Place;
import fr.teleguichet.fleet.interview.UsageFigures.Where;
import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.YearMonth;
import java.util.Map;
import java.util.function.Function;

/**
 * Interviews for a spreadsheet, a row for each site, service and month, and one without month and
 * service for each site with records that are missing.
 */
final class UsageCsv {

  private static final String HEAD =
      "month,site_code,site,service_code,service,held,abandoned,unanswered,failed,missing_records,"
          + "unreached\r\n";

  private UsageCsv() {}

  /**
   * The rows.
   *
   * @param names what people call a service
   */
  static String of(UsageFigures usage, Function<ServiceCode, String> names) {
    StringBuilder csv = new StringBuilder(HEAD);
    for (Place place : usage.places()) {
      for (Line line : place.lines()) {
        for (Map.Entry<YearMonth, InterviewOutcomeCounts> month : line.months().entrySet()) {
          InterviewOutcomeCounts it = month.getValue();
          csv.append(month.getKey()).append(',');
          csv.append(SpreadsheetFormulaEscaper.cell(code(place.where()))).append(',');
          csv.append(SpreadsheetFormulaEscaper.cell(place.where().name())).append(',');
          csv.append(SpreadsheetFormulaEscaper.cell(line.service().value())).append(',');
          csv.append(SpreadsheetFormulaEscaper.cell(names.apply(line.service()))).append(',');
          csv.append(it.held()).append(',').append(it.abandoned()).append(',');
          csv.append(it.unanswered()).append(',').append(it.failed()).append(",,");
          csv.append(it.unreached()).append("\r\n");
        }
      }
    }
    usage
        .gaps()
        .forEach(
            (where, records) ->
                csv.append(',')
                    .append(SpreadsheetFormulaEscaper.cell(code(where)))
                    .append(',')
                    .append(SpreadsheetFormulaEscaper.cell(where.name()))
                    .append(",,,,,,,")
                    .append(records)
                    .append(",\r\n"));
    return csv.toString();
  }

  private static String code(Where where) {
    return switch (where) {
      case Where.AtSite(SiteCode site, String _) -> site.value();
      case Where.NoSite() -> "(no-site)";
      case Where.DeletedSite() -> "(deleted)";
    };
  }
}
