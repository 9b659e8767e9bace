package fr.teleguichet.simulator.scenario;

import fr.teleguichet.edge.configuration.ValueParsers;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.journal.KioskRecord.Alternative;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.ReferralSource;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one line of a script. */
final class ScriptLineReader {

  private static final String KINDS =
      "citizen, passers, person, button, handset, door, paper, jam, cover, toner, shutter, power,"
          + " battery, peripheral, measure, network, stop or start";

  private final ScenarioFieldReader entry;

  ScriptLineReader(ScenarioFieldReader entry) {
    this.entry = entry;
  }

  Optional<ScriptLine> read() {
    Optional<LocalTime> at = entry.required("at", ScriptLineReader::time);
    Optional<ScenarioEvent> happening = happening();
    entry.refuseOthers();
    return at.flatMap(time -> happening.map(it -> new ScriptLine(time, entry.line(), it)));
  }

  private Optional<ScenarioEvent> happening() {
    if (entry.has("citizen")) {
      return citizen();
    }
    if (entry.has("passers")) {
      return entry.required("passers", text -> new ScenarioEvent.Passers(Integer.parseInt(text)));
    }
    if (entry.has("peripheral")) {
      return change();
    }
    if (entry.has("measure")) {
      return drift();
    }
    if (entry.has("network")) {
      return entry.required("network", text -> new ScenarioEvent.Network(word(text, "up", "down")));
    }
    if (entry.has("stop")) {
      return entry.required(
          "stop",
          text -> new ScenarioEvent.Stop(ScenarioVocabulary.parse(ShutdownReason.class, text)));
    }
    if (entry.has("start")) {
      return entry.required("start", ScriptLineReader::start);
    }
    Optional<String> hand = ManualActionReader.KEYS.stream().filter(entry::has).findFirst();
    if (hand.isPresent()) {
      return entry.required(hand.get(), text -> ManualActionReader.read(hand.get(), text));
    }
    entry.tell("says nothing that happens; it needs " + KINDS);
    return Optional.empty();
  }

  private static ScenarioEvent start(String text) {
    if (text.equals("again")) {
      return new ScenarioEvent.Start();
    }
    throw new IllegalArgumentException("\"" + text + "\" must be again");
  }

  private Optional<ScenarioEvent> citizen() {
    Optional<ServiceCode> service = entry.required("citizen", ServiceCode::new);
    Optional<Duration> length =
        entry.required(
            "minutes", text -> Duration.ofSeconds(Math.round(Double.parseDouble(text) * 60)));
    Optional<Outcome> outcome =
        entry.required("outcome", text -> ScenarioVocabulary.parse(Outcome.class, text));
    Optional<ScenarioEvent.Answers> answers = answers();
    if (service.isEmpty() || length.isEmpty() || outcome.isEmpty()) {
      return Optional.empty();
    }
    return entry.build(
        () ->
            new ScenarioEvent.Citizen(
                service.orElseThrow(), length.orElseThrow(), outcome.orElseThrow(), answers));
  }

  private Optional<ScenarioEvent.Answers> answers() {
    var satisfaction =
        entry.optional("satisfaction", text -> ScenarioVocabulary.parse(Satisfaction.class, text));
    var recommend =
        entry.optional("recommend", text -> ScenarioVocabulary.parse(Recommendation.class, text));
    var resolved =
        entry.optional("resolved", text -> ScenarioVocabulary.parse(Resolution.class, text));
    var alternative =
        entry.optional("alternative", text -> ScenarioVocabulary.parse(Alternative.class, text));
    var referral =
        entry.optional("referral", text -> ScenarioVocabulary.parse(ReferralSource.class, text));
    boolean isAnswered =
        Stream.of(recommend, resolved, alternative, referral).anyMatch(Optional::isPresent);
    if (satisfaction.isEmpty() && isAnswered) {
      entry.tell("answers without \"satisfaction\", which is asked first");
    }
    return satisfaction.map(
        level -> new ScenarioEvent.Answers(level, recommend, resolved, alternative, referral));
  }

  private Optional<ScenarioEvent> change() {
    var peripheral =
        entry.required("peripheral", text -> ScenarioVocabulary.parse(Peripheral.class, text));
    var state = entry.required("state", ScriptLineReader::state);
    String reasons = entry.optional("reasons", text -> text).orElse("");
    return peripheral.flatMap(
        which -> state.map(it -> new ScenarioEvent.Change(which, it, reasons)));
  }

  private static Optional<PeripheralState> state(String text) {
    return text.equals("gone")
        ? Optional.empty()
        : Optional.of(ScenarioVocabulary.parse(PeripheralState.class, text));
  }

  private Optional<ScenarioEvent> drift() {
    var measure =
        entry.required("measure", text -> ScenarioVocabulary.parse(HealthMetric.class, text));
    var level = entry.required("towards", ScriptLineReader::level);
    var within = entry.optional("within", ValueParsers::duration).orElse(Duration.ZERO);
    return measure.flatMap(which -> level.map(it -> new ScenarioEvent.Drift(which, it, within)));
  }

  private static double level(String text) {
    return switch (text) {
      case "yes" -> 1;
      case "no" -> 0;
      default -> Double.parseDouble(text);
    };
  }

  static LocalTime time(String text) {
    if (!text.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
      throw new IllegalArgumentException("\"" + text + "\" is no time of day; write it as 09:30");
    }
    return LocalTime.parse(text);
  }

  private static boolean word(String text, String yes, String no) {
    if (text.equals(yes) || text.equals(no)) {
      return text.equals(yes);
    }
    throw new IllegalArgumentException("\"" + text + "\" must be " + yes + " or " + no);
  }
}
