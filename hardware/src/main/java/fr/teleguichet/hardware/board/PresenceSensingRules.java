package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.board.PresenceSensingDraft.SensorWord;
import fr.teleguichet.hardware.text.EnumCodes;
import fr.teleguichet.hardware.yaml.LocatedValue;
import fr.teleguichet.hardware.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What must hold between the sensors that a file speaks of and those that the kiosk has. */
final class PresenceSensingRules {

  private final LocatedValue<PresenceSensingDraft> sensing;
  private final Set<PresenceSensor> fitted;

  PresenceSensingRules(ProfileDraft draft) {
    this.sensing = draft.sensing();
    this.fitted = new FittedSensors(LocatedValue.values(draft.peripherals())).all();
  }

  List<YamlProblem> problems() {
    List<YamlProblem> found = new ArrayList<>();
    sensing.value().words().stream()
        .filter(word -> !fitted.contains(word.value().sensor()))
        .map(word -> word.contradiction(FittedSensors.remedy(word.value().sensor())))
        .forEach(found::add);
    sensing.value().words().stream()
        .filter(word -> word.value().sensor().isPress())
        .forEach(word -> found.addAll(ofPress(word)));
    if (sensing.value().near().isPresent() && !fitted.contains(PresenceSensor.TOF)) {
      found.add(settingOf(PresenceSensor.TOF, "near-mm"));
    }
    if (sensing.value().gates().isPresent() && !fitted.contains(PresenceSensor.RADAR)) {
      found.add(settingOf(PresenceSensor.RADAR, "radar-gates"));
    }
    return found;
  }

  /** Whoever touches is there: of such a sensor only the hold can be chosen. */
  private static List<YamlProblem> ofPress(LocatedValue<SensorWord> word) {
    String sensor = EnumCodes.code(word.value().sensor());
    SensorTrust trust = word.value().trust();
    List<YamlProblem> found = new ArrayList<>();
    if (trust.weightPercent() != SensorTrust.ENOUGH) {
      found.add(
          word.contradiction(
              "a %s is always enough alone; write \"weight-percent: 100\", not %d"
                  .formatted(sensor, trust.weightPercent())));
    }
    if (!trust.debounce().isZero()) {
      found.add(
          word.contradiction(
              "a %s counts at once; write \"debounce-ms: 0\", not %d, a line's own debounce stands under wiring"
                  .formatted(sensor, trust.debounce().toMillis())));
    }
    return found;
  }

  private YamlProblem settingOf(PresenceSensor sensor, String key) {
    return sensing.contradiction(
        "\"" + key + "\" sets a sensor that is not there: " + FittedSensors.remedy(sensor));
  }
}
