package fr.teleguichet.provisioning.cli;

import fr.teleguichet.hardware.access.AccessLimit;
import fr.teleguichet.hardware.access.AccessMeasure;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.provisioning.accept.Answer;
import fr.teleguichet.provisioning.accept.Finding;
import fr.teleguichet.provisioning.accept.Person;
import fr.teleguichet.provisioning.accept.Result;
import fr.teleguichet.provisioning.text.Say;
import fr.teleguichet.provisioning.trouble.Trouble;
import java.util.Locale;
import java.util.Optional;

/** The person at the terminal. */
final class TerminalPerson implements Person {

  private static final int MOST_REMARK = 500;

  private final Screen screen;

  TerminalPerson(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Answer.OfPeripheral judge(Peripheral peripheral, Finding found) throws Trouble {
    if (!found.exercised()) {
      screen.print("\n" + peripheral.label(screen.texts().locale()) + "\n");
    }
    screen.print("  " + found.text() + "\n");
    if (!found.there()) {
      screen.say(found.exercised() ? "accept.not-well" : "accept.not-found");
    }
    while (true) {
      String answer = answer(Say.of("accept.try." + peripheral.deviceId()));
      Optional<Result> result = result(answer);
      if (result.isPresent()) {
        String remark =
            result.get() == Result.PASSED
                ? ""
                : answer(
                    Say.of(
                        result.get() == Result.SKIPPED ? "accept.why-skipped" : "accept.remark"));
        return new Answer.OfPeripheral(
            result.get(),
            found.text(),
            remark.substring(0, Math.min(MOST_REMARK, remark.length())),
            found.exercised());
      }
      screen.say("accept.again");
    }
  }

  private Optional<Result> result(String answer) {
    String word = answer.toLowerCase(Locale.ROOT);
    if (is(word, "answer.yes")) {
      return Optional.of(Result.PASSED);
    }
    if (is(word, "answer.no")) {
      return Optional.of(Result.FAILED);
    }
    if (is(word, "answer.skip")) {
      return Optional.of(Result.SKIPPED);
    }
    return is(word, "answer.absent") ? Optional.of(Result.ABSENT) : Optional.empty();
  }

  @Override
  public Answer.OfMeasure measure(AccessMeasure measure) throws Trouble {
    Say question =
        Say.of(
            "accept.measure." + measure.word(),
            measure.clause(),
            measure.limit().text(),
            measure.unit());
    while (true) {
      String answer = answer(question).toLowerCase(Locale.ROOT);
      Optional<Double> value = value(measure, answer);
      if (value.isPresent()) {
        if (!measure.limit().isKeptBy(value.get())) {
          screen.say("accept.beyond", measure.limit().text(), measure.clause());
        }
        return new Answer.OfMeasure(value.get());
      }
      screen.say("accept.again");
    }
  }

  private Optional<Double> value(AccessMeasure measure, String answer) {
    if (measure.limit() instanceof AccessLimit.Yes) {
      return result(answer)
          .filter(result -> result == Result.PASSED || result == Result.FAILED)
          .map(result -> result == Result.PASSED ? 1.0 : 0.0);
    }
    String number = answer.replace(',', '.').replaceFirst("\\s*(mm|db)$", "");
    return number.matches("\\d{1,5}(\\.\\d{1,2})?")
        ? Optional.of(Double.valueOf(number))
        : Optional.empty();
  }

  /** The whole word or its first letter. */
  private boolean is(String answer, String key) {
    String word = screen.texts().of(key);
    return answer.equals(word) || answer.equals(word.substring(0, 1));
  }

  private String answer(Say question) throws Trouble {
    return screen.answerTo(question);
  }
}
