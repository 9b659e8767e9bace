package fr.teleguichet.fleet.opendata;

import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.profile.ProfileField;
import fr.teleguichet.fleet.site.publication.PublicSite;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The published files: UTF-8, a comma between cells, numbers with a point. */
final class OpenDataCsv {

  private static final String END = "\r\n";

  private OpenDataCsv() {}

  /** Figures of years that are over. */
  static String figures(List<OpenDataYear> years) {
    StringBuilder csv = new StringBuilder(head(OpenDataField.FIGURES));
    for (OpenDataYear year : years) {
      for (OpenDataLine line : year.lines()) {
        csv.append(
            row(
                year.year(),
                line.level().code(),
                line.site(),
                line.siteName(),
                line.insee(),
                line.service(),
                line.serviceName(),
                line.interviews(),
                line.interviewState().code(),
                line.answers(),
                share(line.satisfied()),
                share(line.verySatisfied()),
                share(line.recommend()),
                share(line.resolved()),
                line.answerState().code(),
                line.minutes()));
      }
    }
    return csv.toString();
  }

  /** Months of years that are over, of the whole network. */
  static String months(List<OpenDataYear> years) {
    StringBuilder csv = new StringBuilder(head(OpenDataField.MONTHS));
    for (OpenDataYear year : years) {
      for (OpenDataMonth month : year.monthsOrNone()) {
        csv.append(
            row(
                year.year(),
                month.month(),
                month.interviews(),
                month.state().code(),
                month.minutes()));
      }
    }
    return csv.toString();
  }

  /** Sites that the public may know. */
  static String sites(List<PublicSite> sites) {
    StringBuilder csv = new StringBuilder(head(OpenDataField.SITES));
    for (PublicSite each : sites) {
      Site site = each.site();
      csv.append(
          row(
              site.code().value(),
              site.name(),
              site.commune(),
              site.insee(),
              each.postcode(),
              each.epci(),
              site.latitude(),
              site.longitude(),
              each.profile().get(ProfileField.HOST),
              each.profile().get(ProfileField.TELEPHONE),
              site.opening().map(OsmOpeningHoursFormatter::of).orElse(""),
              each.profile().get(ProfileField.ACCESSIBILITY),
              each.services().stream()
                  .map(it -> it.code().value())
                  .collect(Collectors.joining(";")),
              each.suspended() ? "suspendu" : "en_service",
              site.address().street()));
    }
    return csv.toString();
  }

  private static String head(List<OpenDataField> fields) {
    return fields.stream().map(OpenDataField::name).collect(Collectors.joining(",", "", END));
  }

  private static String row(@Nullable Object... cells) {
    return Arrays.stream(cells).map(OpenDataCsv::cell).collect(Collectors.joining(",", "", END));
  }

  private static String cell(@Nullable Object cell) {
    return switch (cell) {
      case null -> "";
      case Number number -> number.toString();
      case String text when text.isEmpty() -> "";
      default -> SpreadsheetFormulaEscaper.cell(cell.toString());
    };
  }

  /** Four digits behind the point: more would be made up. */
  private static @Nullable Object share(@Nullable Double share) {
    return share == null ? null : new BigDecimal(String.format(Locale.ROOT, "%.4f", share));
  }
}
