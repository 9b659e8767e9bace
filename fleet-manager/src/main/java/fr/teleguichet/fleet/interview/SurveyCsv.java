package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.Locale;
import java.util.Optional;

/**
 * What people answered, for a spreadsheet: a row for each answer, of whole years, with its 95 %
 * interval. What the page hides is not in it.
 */
final class SurveyCsv {

  private static final String HEAD =
      "first_year,last_year,question_code,question,answer_code,answer,count,of,low,high\r\n";

  private final UsageFigures usage;
  private final LocalizedText text;
  private final StringBuilder csv = new StringBuilder(HEAD);

  private SurveyCsv(UsageFigures usage, LocalizedText text) {
    this.usage = usage;
    this.text = text;
  }

  /** The rows, in the words of this language. */
  static String of(UsageFigures usage, LocalizedText text) {
    return new SurveyCsv(usage, text).all();
  }

  private String all() {
    SurveyAnswerCounts answers = usage.answers();
    row("satisfaction", "usage.satisfied", "satisfied", answers.satisfiedShare());
    row("satisfaction", "usage.very", "very-satisfied", answers.veryShare());
    row("recommend", "usage.recommend", "yes", answers.recommendShare());
    row("resolved", "usage.resolved", "yes", answers.resolvedShare());
    for (SurveyChoices choices : usage.choices()) {
      for (SurveyChoices.Choice choice : choices.choices()) {
        row(
            choices.question().code(),
            UsageFiguresViewModel.question(choices, text),
            choice.answer(),
            UsageFiguresViewModel.answer(choices, choice, text),
            choices.share(choice));
      }
    }
    return csv.toString();
  }

  private void row(String question, String key, String answer, Optional<Proportion> share) {
    row(question, text.say("usage.survey"), answer, text.say(key), share);
  }

  private void row(
      String code, String question, String answer, String words, Optional<Proportion> share) {
    share.ifPresent(
        it ->
            csv.append(usage.years().first())
                .append(',')
                .append(usage.years().last())
                .append(',')
                .append(SpreadsheetFormulaEscaper.cell(code))
                .append(',')
                .append(SpreadsheetFormulaEscaper.cell(question))
                .append(',')
                .append(SpreadsheetFormulaEscaper.cell(answer))
                .append(',')
                .append(SpreadsheetFormulaEscaper.cell(words))
                .append(',')
                .append(it.count())
                .append(',')
                .append(it.of())
                .append(',')
                .append(fraction(it.interval().low()))
                .append(',')
                .append(fraction(it.interval().high()))
                .append("\r\n"));
  }

  private static String fraction(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
