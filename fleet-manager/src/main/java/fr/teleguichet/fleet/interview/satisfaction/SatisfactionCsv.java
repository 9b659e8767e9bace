package fr.teleguichet.fleet.interview.satisfaction;

import fr.teleguichet.fleet.interview.Proportion;
import fr.teleguichet.fleet.interview.SurveyAnswerCounts;
import fr.teleguichet.fleet.interview.UsageFigures;
import fr.teleguichet.fleet.interview.UsageFiguresViewModel;
import fr.teleguichet.fleet.interview.satisfaction.SatisfactionViewModel.Row;
import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the page of satisfaction shows, for a spreadsheet, and nothing of what it hides. */
final class SatisfactionCsv {

  private static final String HEAD =
      "year,of,name,interviews,answers,very_satisfied,satisfied,little_satisfied,not_satisfied,"
          + "satisfied_share,low,high,recommend,recommend_asked,resolved,resolved_asked\r\n";
  private static final int NUMBERS = 12;

  private SatisfactionCsv() {}

  static String of(SatisfactionViewModel page, LocalizedText text) {
    StringBuilder csv = new StringBuilder(HEAD);
    row(csv, page.year(), "network", page.whole(text));
    page.bySite().forEach(it -> row(csv, page.year(), "site", it));
    page.byService().forEach(it -> row(csv, page.year(), "service", it));
    page.running().forEach(it -> months(csv, it, text));
    return csv.toString();
  }

  private static void row(StringBuilder csv, int year, String of, Row row) {
    csv.append(year)
        .append(',')
        .append(of)
        .append(',')
        .append(SpreadsheetFormulaEscaper.cell(row.name()))
        .append(',')
        .append(row.held());
    SurveyAnswerCounts answers = row.answers();
    if (row.hidden() || answers.satisfiedShare().isEmpty()) {
      csv.append(",".repeat(NUMBERS)).append("\r\n");
      return;
    }
    csv.append(',').append(answers.count());
    answers.levels().forEach(count -> csv.append(',').append(count));
    shares(csv, answers);
  }

  private static void shares(StringBuilder csv, SurveyAnswerCounts answers) {
    Proportion satisfied = answers.satisfiedShare().orElseThrow();
    for (double number :
        List.of(satisfied.share(), satisfied.interval().low(), satisfied.interval().high())) {
      csv.append(',').append(String.format(Locale.ROOT, "%.4f", number));
    }
    share(csv, answers.recommendShare());
    share(csv, answers.resolvedShare());
    csv.append("\r\n");
  }

  /** Of months, the little and the not satisfied are counted together. */
  private static void months(StringBuilder csv, UsageFigures.Span span, LocalizedText text) {
    SurveyAnswerCounts answers = span.answers();
    if (answers.satisfiedShare().isEmpty()) {
      return;
    }
    csv.append(span.year())
        .append(",months,")
        .append(SpreadsheetFormulaEscaper.cell(UsageFiguresViewModel.months(span, text)))
        .append(",,")
        .append(answers.count())
        .append(',')
        .append(answers.verySatisfied())
        .append(',')
        .append(answers.satisfied())
        .append(",,");
    shares(csv, answers);
  }

  private static void share(StringBuilder csv, Optional<Proportion> share) {
    csv.append(share.map(it -> "," + it.count() + "," + it.of()).orElse(",,"));
  }
}
