package fr.teleguichet.fleet.commitment;

import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A commitment, and a measure of one, as somebody types them. */
final class CommitmentForm {

  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(?:[.,][0-9]{1,2})?");

  private CommitmentForm() {}

  static SubmittedFormFields blank() {
    return new SubmittedFormFields(
        Map.of("figure", CommitmentFigure.BY_HAND.code(), "bound", CommitmentBound.AT_LEAST.code()),
        Map.of());
  }

  static SubmittedFormFields of(Commitment it) {
    return new SubmittedFormFields(
        Map.of(
            "text", it.text(),
            "indicator", it.indicator(),
            "figure", it.figure().code(),
            "bound", it.bound().code(),
            "target", plain(it.target()),
            "due", it.due().toString(),
            "responsible", it.responsible()),
        Map.of());
  }

  static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString().replace('.', ',');
  }

  static SubmittedFormFields checked(SubmittedFormFields form) {
    return form.checkedLine("text", Commitment.MAX_TEXT, "commitment.text.wrong")
        .checkedLine("indicator", Commitment.MAX_INDICATOR, "commitment.indicator.wrong")
        .checked(
            CommitmentFigure.ofWord(form.value("figure")).isPresent(),
            "figure",
            "commitment.choice.wrong")
        .checked(
            CommitmentBound.ofWord(form.value("bound")).isPresent(),
            "bound",
            "commitment.choice.wrong")
        .checked(amount(form, "target").isPresent(), "target", "commitment.target.wrong")
        .checkedDay("due", "commitment.due.wrong")
        .checkedLine("responsible", Commitment.MAX_RESPONSIBLE, "commitment.responsible.wrong");
  }

  /** The commitment, where nothing is wrong. */
  static Commitment read(int id, SubmittedFormFields form) {
    return new Commitment(
        id,
        form.value("text"),
        form.value("indicator"),
        CommitmentFigure.ofWord(form.value("figure")).orElseThrow(),
        CommitmentBound.ofWord(form.value("bound")).orElseThrow(),
        amount(form, "target").orElseThrow(),
        form.day("due").orElseThrow(),
        form.value("responsible"),
        List.of(),
        false);
  }

  static SubmittedFormFields checkedMeasure(SubmittedFormFields form, LocalDate today) {
    return form.checkedDay("meeting", "commitment.meeting.wrong")
        .checked(
            form.day("meeting").filter(it -> it.isAfter(today)).isEmpty(),
            "meeting",
            "commitment.meeting.wrong")
        .checked(
            form.value("amount").isEmpty() || amount(form, "amount").isPresent(),
            "amount",
            "commitment.amount.wrong")
        .checked(
            CommitmentState.ofWord(form.value("state")).isPresent(),
            "state",
            "commitment.choice.wrong")
        .checkedOptionalLine("remark", Commitment.MAX_REMARK, "commitment.remark.wrong");
  }

  /** The measure, where nothing is wrong. */
  static Commitment.Measure readMeasure(SubmittedFormFields form) {
    return new Commitment.Measure(
        0,
        form.day("meeting").orElseThrow(),
        amount(form, "amount"),
        CommitmentState.ofWord(form.value("state")).orElseThrow(),
        form.value("remark"));
  }

  private static Optional<BigDecimal> amount(SubmittedFormFields form, String field) {
    return Optional.of(form.value(field))
        .filter(it -> AMOUNT.matcher(it).matches())
        .map(it -> new BigDecimal(it.replace(',', '.')));
  }
}
