package fr.teleguichet.fleet.impact;

import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What was spared for a spreadsheet: a row for everything together, for each site and for each
 * service. The last two columns say which parameters it is calculated with.
 */
final class ImpactCsv {

  private static final String HEAD =
      "row,code,name,from,to,interviews,counted,mean_km_one_way,kiosk_months,"
          + "gross_kg_low,gross_kg_central,gross_kg_high,"
          + "footprint_kg_low,footprint_kg_central,footprint_kg_high,"
          + "net_kg_low,net_kg_central,net_kg_high,"
          + "km_low,km_central,km_high,hours_low,hours_central,hours_high,"
          + "parameters_version,parameters_sha256\r\n";

  private ImpactCsv() {}

  /**
   * The rows.
   *
   * @param names what people call a service
   */
  static String of(
      ImpactFigures figures, ImpactParametersVersion version, Function<ServiceCode, String> names) {
    StringBuilder csv = new StringBuilder(HEAD);
    row(csv, figures, version, figures.total(), figures.hasFootprint(), "total", "", "");
    for (ImpactFigures.OfSite site : figures.bySite()) {
      row(
          csv,
          figures,
          version,
          site.sum(),
          figures.hasFootprint(),
          "site",
          site.code().map(SiteCode::value).orElse(""),
          site.name());
    }
    for (ImpactFigures.OfService service : figures.byService()) {
      row(
          csv,
          figures,
          version,
          service.sum(),
          false,
          "service",
          service.service().value(),
          names.apply(service.service()));
    }
    return csv.toString();
  }

  private static void row(
      StringBuilder csv,
      ImpactFigures figures,
      ImpactParametersVersion version,
      ImpactSum sum,
      boolean hasFootprint,
      String kind,
      String code,
      String name) {
    csv.append(kind)
        .append(',')
        .append(SpreadsheetFormulaEscaper.cell(code))
        .append(',')
        .append(SpreadsheetFormulaEscaper.cell(name));
    csv.append(',').append(figures.query().months().first());
    csv.append(',').append(figures.query().months().last());
    csv.append(',').append(sum.held()).append(',').append(sum.counted()).append(',');
    OptionalDouble mean = sum.meanOfficeKilometres();
    csv.append(mean.isPresent() ? number(mean.getAsDouble()) : "").append(',');
    csv.append(hasFootprint ? number(sum.kioskMonths()) : "");
    three(csv, sum.gross(), true);
    three(csv, sum.footprint(), hasFootprint);
    three(csv, sum.net(), hasFootprint);
    three(csv, sum.kilometres(), true);
    three(csv, sum.hours(), true);
    csv.append(',').append(version.version()).append(',').append(version.sha256());
    csv.append("\r\n");
  }

  private static void three(StringBuilder csv, Estimate estimate, boolean isTold) {
    if (isTold) {
      csv.append(',').append(number(estimate.low()));
      csv.append(',').append(number(estimate.central()));
      csv.append(',').append(number(estimate.high()));
    } else {
      csv.append(",,,");
    }
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.3f", number);
  }
}
