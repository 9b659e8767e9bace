package fr.teleguichet.fleet.training;

import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A training as somebody types it. */
final class TrainingSessionForm {

  /** What stands before the row of a person in the name of a box. */
  static final String BOX = "person-";

  private static final DecimalFormatSymbols SEPARATORS =
      DecimalFormatSymbols.getInstance(Locale.FRENCH);
  private static final Pattern DAYS = Pattern.compile("[0-9]{1,2}(?:[.,][05])?");

  private TrainingSessionForm() {}

  static SubmittedFormFields blank(LocalDate today) {
    return new SubmittedFormFields(
        Map.of("day", today.toString(), "kind", TrainingKind.CONTINUING.code(), "days", "1"),
        Map.of());
  }

  /** A training as it is noted. */
  static SubmittedFormFields of(TrainingSession session) {
    Map<String, String> values = new HashMap<>();
    values.put("day", session.day().toString());
    values.put("kind", session.kind().code());
    values.put("days", new DecimalFormat("0.#", SEPARATORS).format(session.days()));
    values.put("subject", session.subject());
    values.put("trainer", session.trainer());
    session.participants().forEach(it -> values.put(BOX + it, "yes"));
    return new SubmittedFormFields(values, Map.of());
  }

  /**
   * Looks at every field.
   *
   * @param people those who may have been there
   */
  static SubmittedFormFields checked(
      SubmittedFormFields form, List<TraineeTrainingRecord> people, LocalDate today) {
    int halves = halfDays(form);
    return form.checkedDay("day", "training.day.wrong")
        .checked(
            form.day("day").filter(it -> it.isAfter(today)).isEmpty(), "day", "training.day.wrong")
        .checked(TrainingKind.ofWord(form.value("kind")).isPresent(), "kind", "training.kind.wrong")
        .checked(
            halves >= 1 && halves <= TrainingSession.MAX_HALF_DAYS, "days", "training.days.wrong")
        .checkedLine("subject", TrainingSession.MAX_SUBJECT, "training.subject.wrong")
        .checkedOptionalLine("trainer", TrainingSession.MAX_TRAINER, "training.trainer.wrong")
        .checked(
            !participants(form, people).isEmpty(), "participants", "training.participants.wrong");
  }

  /** The training, where nothing is wrong. */
  static TrainingSession read(SubmittedFormFields form, List<TraineeTrainingRecord> people) {
    return new TrainingSession(
        0,
        form.day("day").orElseThrow(),
        TrainingKind.ofWord(form.value("kind")).orElseThrow(),
        halfDays(form),
        form.value("subject"),
        form.value("trainer"),
        participants(form, people),
        false);
  }

  private static Set<Integer> participants(
      SubmittedFormFields form, List<TraineeTrainingRecord> people) {
    return people.stream()
        .map(it -> it.person().id())
        .filter(id -> form.values().containsKey(BOX + id))
        .collect(Collectors.toSet());
  }

  /** 0 where no number of halves was typed. */
  private static int halfDays(SubmittedFormFields form) {
    String text = form.value("days");
    return DAYS.matcher(text).matches()
        ? (int) Math.round(2 * Double.parseDouble(text.replace(',', '.')))
        : 0;
  }
}
