package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.yaml.Located;
import fr.teleguichet.hardware.yaml.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What must hold between the sensors that a file speaks of and those that the kiosk has. */
final class SensingRules {

  private final Located<SensingDraft> sensing;
  private final Set<PresenceSensor> fitted;

  SensingRules(ProfileDraft draft) {
    this.sensing = draft.sensing();
    this.fitted = new FittedSensors(Located.values(draft.peripherals())).all();
  }

  List<Problem> problems() {
    List<Problem> found = new ArrayList<>();
    sensing.value().words().stream()
        .filter(word -> !fitted.contains(word.value().sensor()))
        .map(word -> word.contradiction(FittedSensors.remedy(word.value().sensor())))
        .forEach(found::add);
    if (sensing.value().near().isPresent() && !fitted.contains(PresenceSensor.TOF)) {
      found.add(settingOf(PresenceSensor.TOF, "near-mm"));
    }
    if (sensing.value().gates().isPresent() && !fitted.contains(PresenceSensor.RADAR)) {
      found.add(settingOf(PresenceSensor.RADAR, "radar-gates"));
    }
    return found;
  }

  private Problem settingOf(PresenceSensor sensor, String key) {
    return sensing.contradiction(
        "\"" + key + "\" sets a sensor that is not there: " + FittedSensors.remedy(sensor));
  }
}
