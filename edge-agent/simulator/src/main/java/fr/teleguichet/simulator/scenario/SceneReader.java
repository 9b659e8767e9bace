package fr.teleguichet.simulator.scenario;

import fr.teleguichet.edge.configuration.Parsers;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.device.StopReason;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.ServiceId;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/** Reads one line of a script. */
final class SceneReader {

  private static final String KINDS =
      "citizen, passers, person, button, handset, door, paper, jam, cover, toner, shutter, power,"
          + " battery, peripheral, measure, network, stop or start";

  private final Entry entry;

  SceneReader(Entry entry) {
    this.entry = entry;
  }

  Optional<Scene> read() {
    Optional<LocalTime> at = entry.required("at", SceneReader::time);
    Optional<Happening> happening = happening();
    entry.refuseOthers();
    return at.flatMap(time -> happening.map(it -> new Scene(time, entry.line(), it)));
  }

  private Optional<Happening> happening() {
    if (entry.has("citizen")) {
      return citizen();
    }
    if (entry.has("passers")) {
      return entry.required("passers", text -> new Happening.Passers(Integer.parseInt(text)));
    }
    if (entry.has("peripheral")) {
      return change();
    }
    if (entry.has("measure")) {
      return drift();
    }
    if (entry.has("network")) {
      return entry.required("network", text -> new Happening.Network(word(text, "up", "down")));
    }
    if (entry.has("stop")) {
      return entry.required(
          "stop", text -> new Happening.Stop(Words.parse(StopReason.class, text)));
    }
    if (entry.has("start")) {
      return entry.required("start", SceneReader::start);
    }
    Optional<String> hand = HandReader.KEYS.stream().filter(entry::has).findFirst();
    if (hand.isPresent()) {
      return entry.required(hand.get(), text -> HandReader.read(hand.get(), text));
    }
    entry.tell("says nothing that happens; it needs " + KINDS);
    return Optional.empty();
  }

  private static Happening start(String text) {
    if (text.equals("again")) {
      return new Happening.Start();
    }
    throw new IllegalArgumentException("\"" + text + "\" must be again");
  }

  private Optional<Happening> citizen() {
    Optional<ServiceId> service = entry.required("citizen", ServiceId::new);
    Optional<Duration> length =
        entry.required(
            "minutes", text -> Duration.ofSeconds(Math.round(Double.parseDouble(text) * 60)));
    Optional<Outcome> outcome = entry.required("outcome", text -> Words.parse(Outcome.class, text));
    Optional<Happening.Answers> answers = answers();
    if (service.isEmpty() || length.isEmpty() || outcome.isEmpty()) {
      return Optional.empty();
    }
    return entry.build(
        () ->
            new Happening.Citizen(
                service.orElseThrow(), length.orElseThrow(), outcome.orElseThrow(), answers));
  }

  private Optional<Happening.Answers> answers() {
    var satisfaction =
        entry.optional("satisfaction", text -> Words.parse(Satisfaction.class, text));
    var recommend = entry.optional("recommend", text -> Words.parse(Recommendation.class, text));
    var resolved = entry.optional("resolved", text -> Words.parse(Resolution.class, text));
    if (satisfaction.isEmpty() && (recommend.isPresent() || resolved.isPresent())) {
      entry.tell("answers without \"satisfaction\", which is asked first");
    }
    return satisfaction.map(level -> new Happening.Answers(level, recommend, resolved));
  }

  private Optional<Happening> change() {
    var peripheral = entry.required("peripheral", text -> Words.parse(Peripheral.class, text));
    var state = entry.required("state", SceneReader::state);
    String reasons = entry.optional("reasons", text -> text).orElse("");
    return peripheral.flatMap(which -> state.map(it -> new Happening.Change(which, it, reasons)));
  }

  private static Optional<PeripheralState> state(String text) {
    return text.equals("gone")
        ? Optional.empty()
        : Optional.of(Words.parse(PeripheralState.class, text));
  }

  private Optional<Happening> drift() {
    var measure = entry.required("measure", text -> Words.parse(HealthMetric.class, text));
    var level = entry.required("towards", SceneReader::level);
    var within = entry.optional("within", Parsers::duration).orElse(Duration.ZERO);
    return measure.flatMap(which -> level.map(it -> new Happening.Drift(which, it, within)));
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
