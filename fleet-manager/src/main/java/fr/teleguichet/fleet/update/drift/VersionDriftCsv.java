package fr.teleguichet.fleet.update.drift;

import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.update.inventory.KioskAttributeRepository;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who runs what, for a spreadsheet: a row for each kiosk. */
final class VersionDriftCsv {

  private static final String HEAD =
      "kiosk,territory,site_code,site,board,version,behind_since,said,said_at\r\n";

  private VersionDriftCsv() {}

  static String of(VersionDriftViewModel page) {
    StringBuilder csv = new StringBuilder(HEAD);
    for (VersionDriftViewModel.Group group : page.groups()) {
      for (VersionDriftViewModel.Line line : group.kiosks()) {
        csv.append(
            Stream.of(
                    line.row().name(),
                    line.row().territory(),
                    line.row().site().map(site -> site.code().value()).orElse(""),
                    line.row().site().map(Site::name).orElse(""),
                    line.board(),
                    group.version().map(ComparableDistribution::label).orElse(""),
                    group.lag().map(lag -> lag.since().toString()).orElse(""),
                    line.said().map(it -> it.versions().line()).orElse(""),
                    line.said()
                        .flatMap(KioskAttributeRepository.Said::at)
                        .map(Instant::toString)
                        .orElse(""))
                .map(SpreadsheetFormulaEscaper::cell)
                .collect(Collectors.joining(",", "", "\r\n")));
      }
    }
    return csv.toString();
  }
}
