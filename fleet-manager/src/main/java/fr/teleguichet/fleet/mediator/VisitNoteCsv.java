package fr.teleguichet.fleet.mediator;

import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Notes for a spreadsheet, a row for each month, site and theme. */
final class VisitNoteCsv {

  private static final String HEAD =
      "month,site_code,site,service_code,service,solved,redirected,first_visits,other_visits\r\n";

  private VisitNoteCsv() {}

  /**
   * The rows.
   *
   * @param sites the sites by their rows
   * @param names what people call a theme
   */
  static String of(
      List<VisitNoteCounts> counts,
      Map<Integer, Site> sites,
      Function<Optional<ServiceCode>, String> names) {
    StringBuilder csv = new StringBuilder(HEAD);
    for (VisitNoteCounts it : counts) {
      Optional<Site> site = Optional.ofNullable(sites.get(it.site()));
      csv.append(it.month()).append(',');
      csv.append(SpreadsheetFormulaEscaper.cell(site.map(found -> found.code().value()).orElse("")))
          .append(',');
      csv.append(SpreadsheetFormulaEscaper.cell(site.map(Site::name).orElse(""))).append(',');
      csv.append(
          SpreadsheetFormulaEscaper.cell(
              it.theme().map(ServiceCode::value).orElse(VisitNoteService.OTHER)));
      csv.append(',').append(SpreadsheetFormulaEscaper.cell(names.apply(it.theme()))).append(',');
      csv.append(it.solved()).append(',').append(it.redirected()).append(',');
      csv.append(it.firstVisits()).append(',').append(it.all() - it.firstVisits()).append("\r\n");
    }
    return csv.toString();
  }
}
