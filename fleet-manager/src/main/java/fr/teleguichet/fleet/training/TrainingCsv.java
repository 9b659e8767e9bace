package fr.teleguichet.fleet.training;

import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The register for a spreadsheet: a row for each person who is there. */
final class TrainingCsv {

  private static final String HEAD =
      "name,role,site_code,site,email,initial_days,continuing_days,last,due,state\r\n";

  private TrainingCsv() {}

  static String of(List<TraineeTrainingRecord> people) {
    return people.stream().map(TrainingCsv::row).collect(Collectors.joining("", HEAD, ""));
  }

  private static String row(TraineeTrainingRecord it) {
    return Stream.of(
                cell(it.person().name()),
                it.person().role().code(),
                it.site().map(site -> site.code().value()).orElse(""),
                cell(it.site().map(site -> site.name()).orElse("")),
                cell(it.person().email()),
                days(it.days(TrainingKind.INITIAL)),
                days(it.days(TrainingKind.CONTINUING)),
                it.last().map(LocalDate::toString).orElse(""),
                it.due().map(LocalDate::toString).orElse(""),
                it.state().code())
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  private static String days(double days) {
    return String.format(Locale.ROOT, "%.1f", days);
  }

  private static String cell(String text) {
    return SpreadsheetFormulaEscaper.cell(text);
  }
}
