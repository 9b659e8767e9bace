package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What units are made of, for a spreadsheet (RFC 4180), a row for each unit. */
final class ManufacturingDataCsvWriter {

  private static final String HEAD =
      "kiosk,territory,fingerprint,board_serial,board_revision,storage,macs,image,packages,received"
          + "\r\n";

  private ManufacturingDataCsvWriter() {}

  static String of(List<ManufacturingData> units) {
    StringBuilder csv = new StringBuilder(HEAD);
    for (ManufacturingData it : units) {
      csv.append(
              Stream.of(
                      it.kiosk().name().value(),
                      it.kiosk().territory().value(),
                      it.key().hex(),
                      it.boardSerial(),
                      it.boardRevision(),
                      it.storage(),
                      String.join(" ", it.macs()),
                      it.image(),
                      String.join(" ", it.packages()),
                      it.received().toString())
                  .map(SpreadsheetFormulaEscaper::cell)
                  .collect(Collectors.joining(",")))
          .append("\r\n");
    }
    return csv.toString();
  }
}
