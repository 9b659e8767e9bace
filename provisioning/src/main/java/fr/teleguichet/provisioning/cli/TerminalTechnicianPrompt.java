package fr.teleguichet.provisioning.cli;

import fr.teleguichet.hardware.access.AccessibilityMeasure;
import fr.teleguichet.hardware.access.AccessibilityThreshold;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.provisioning.accept.PeripheralFinding;
import fr.teleguichet.provisioning.accept.TechnicianPrompt;
import fr.teleguichet.provisioning.accept.TestAnswer;
import fr.teleguichet.provisioning.accept.TestResult;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import java.util.Locale;
import java.util.Optional;

/** The person at the terminal. */
final class TerminalTechnicianPrompt implements TechnicianPrompt {

  private static final int MAX_REMARK = 500;

  private final TerminalOutput screen;

  TerminalTechnicianPrompt(TerminalOutput screen) {
    this.screen = screen;
  }

  @Override
  public TestAnswer.OfPeripheral judge(Peripheral peripheral, PeripheralFinding found)
      throws TroubleException {
    if (!found.exercised()) {
      screen.print("\n" + peripheral.label(screen.texts().locale()) + "\n");
    }
    screen.print("  " + found.text() + "\n");
    if (!found.there()) {
      screen.say(found.exercised() ? "accept.not-well" : "accept.not-found");
    }
    while (true) {
      String answer = answer(Message.of("accept.try." + peripheral.deviceId()));
      Optional<TestResult> result = result(answer);
      if (result.isPresent()) {
        String remark =
            result.get() == TestResult.PASSED
                ? ""
                : answer(
                    Message.of(
                        result.get() == TestResult.SKIPPED
                            ? "accept.why-skipped"
                            : "accept.remark"));
        return new TestAnswer.OfPeripheral(
            result.get(),
            found.text(),
            remark.substring(0, Math.min(MAX_REMARK, remark.length())),
            found.exercised());
      }
      screen.say("accept.again");
    }
  }

  private Optional<TestResult> result(String answer) {
    String word = answer.toLowerCase(Locale.ROOT);
    if (is(word, "answer.yes")) {
      return Optional.of(TestResult.PASSED);
    }
    if (is(word, "answer.no")) {
      return Optional.of(TestResult.FAILED);
    }
    if (is(word, "answer.skip")) {
      return Optional.of(TestResult.SKIPPED);
    }
    return is(word, "answer.absent") ? Optional.of(TestResult.ABSENT) : Optional.empty();
  }

  @Override
  public TestAnswer.OfMeasure measure(AccessibilityMeasure measure) throws TroubleException {
    Message question =
        Message.of(
            "accept.measure." + measure.code(),
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
        return new TestAnswer.OfMeasure(value.get());
      }
      screen.say("accept.again");
    }
  }

  private Optional<Double> value(AccessibilityMeasure measure, String answer) {
    if (measure.limit() instanceof AccessibilityThreshold.Yes) {
      return result(answer)
          .filter(result -> result == TestResult.PASSED || result == TestResult.FAILED)
          .map(result -> result == TestResult.PASSED ? 1.0 : 0.0);
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

  private String answer(Message question) throws TroubleException {
    return screen.answerTo(question);
  }
}
