package fr.teleguichet.simulator.scenario;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plays a script without time passing and tells what can't be: events out of order, two citizens at
 * once, a change that changes nothing, a day that does not end as it began.
 */
final class ScenarioCheck {

  private final String file;
  private final Scenario scenario;
  private final Set<ServiceCode> services;
  private final List<String> problems = new ArrayList<>();
  private final Map<Peripheral, Optional<PeripheralState>> peripherals =
      new EnumMap<>(Peripheral.class);
  private final ManualActionCheck hands;
  private LocalTime latest;
  private LocalTime freeFrom;
  private boolean networkUp = true;
  private boolean running = true;

  ScenarioCheck(String file, Scenario scenario, Set<ServiceCode> services) {
    this.file = file;
    this.scenario = scenario;
    this.services = services;
    this.hands = new ManualActionCheck(scenario.peripherals().keySet(), this::tell);
    this.latest = scenario.from();
    this.freeFrom = scenario.from();
    scenario
        .peripherals()
        .keySet()
        .forEach(it -> peripherals.put(it, Optional.of(PeripheralState.OK)));
  }

  List<String> problems() {
    if (!scenario.from().isBefore(scenario.to())) {
      problems.add(file + ": the day ends before it begins; set \"to\" after \"from\"");
    }
    scenario.script().forEach(this::check);
    if (!networkUp) {
      problems.add(file + ": the network is still down at the end; add \"network: up\"");
    }
    if (!running) {
      problems.add(file + ": the kiosk is still stopped at the end; add \"start: again\"");
    }
    hands.end(sentence -> problems.add(file + ": " + sentence));
    return problems;
  }

  private void check(ScriptLine scene) {
    if (scene.at().isBefore(latest)) {
      tell(scene, "lies before the line above; put the script in the order of time");
    } else {
      latest = scene.at();
    }
    if (scene.at().isBefore(scenario.from()) || !scene.at().isBefore(scenario.to())) {
      tell(scene, "is not within the day, " + scenario.from() + " to " + scenario.to());
    }
    switch (scene.happening()) {
      case ScenarioEvent.Citizen citizen -> citizen(scene, citizen);
      case ScenarioEvent.Passers _ -> whileRunning(scene, "people are counted");
      case ScenarioEvent.Change change -> change(scene, change);
      case ScenarioEvent.Turn turn -> hands.turn(scene, turn, freeFrom);
      case ScenarioEvent.Press _ -> hands.press(scene);
      case ScenarioEvent.Drift drift -> drift(scene, drift);
      case ScenarioEvent.Network(boolean up) -> network(scene, up);
      case ScenarioEvent.Stop _ -> stop(scene);
      case ScenarioEvent.Start _ -> start(scene);
    }
  }

  private void citizen(ScriptLine scene, ScenarioEvent.Citizen citizen) {
    whileRunning(scene, "a citizen comes");
    if (!services.contains(citizen.service())) {
      tell(scene, "\"" + citizen.service() + "\" is not offered; see \"services\" in the settings");
    }
    hands.citizen(scene);
    if (scene.at().isBefore(freeFrom)) {
      tell(scene, "a citizen comes while another is there until " + freeFrom);
    }
    LocalTime end = scene.at().plus(citizen.length());
    if (end.isBefore(scene.at()) || end.isAfter(scenario.to())) {
      tell(scene, "the interview lasts beyond the end of the day");
    }
    freeFrom = end;
  }

  private void change(ScriptLine scene, ScenarioEvent.Change change) {
    if (!peripherals.containsKey(change.peripheral())) {
      tell(
          scene,
          "there is no " + ScenarioVocabulary.of(change.peripheral()) + " under \"peripherals\"");
    } else if (peripherals.put(change.peripheral(), change.state()).equals(change.state())) {
      tell(
          scene,
          "changes nothing: the " + ScenarioVocabulary.of(change.peripheral()) + " is so already");
    }
    hands.change(change);
  }

  private void drift(ScriptLine scene, ScenarioEvent.Drift drift) {
    if (SimulatedMeasures.isOwn(drift.measure())) {
      tell(
          scene,
          ScenarioVocabulary.of(drift.measure()) + " is the agent’s own figure and not played");
    }
    if (drift.measure() == HealthMetric.STORAGE_USED && drift.level() > 100) {
      tell(scene, "a disk can't be more than 100 % full");
    }
    if (scene.at().plus(drift.within()).isAfter(scenario.to())) {
      tell(scene, "is not there before the end of the day; shorten \"within\"");
    }
  }

  private void network(ScriptLine scene, boolean up) {
    if (up == networkUp) {
      tell(scene, "changes nothing: the network is " + (up ? "up" : "down") + " already");
    }
    networkUp = up;
  }

  private void stop(ScriptLine scene) {
    whileRunning(scene, "the kiosk is stopped");
    if (scene.at().isBefore(freeFrom)) {
      tell(scene, "stops while a citizen is there until " + freeFrom);
    }
    running = false;
  }

  private void start(ScriptLine scene) {
    if (running) {
      tell(scene, "changes nothing: the kiosk runs already");
    }
    running = true;
  }

  private void whileRunning(ScriptLine scene, String what) {
    if (!running) {
      tell(scene, what + " while the kiosk is stopped");
    }
  }

  private void tell(ScriptLine scene, String sentence) {
    problems.add(file + ":" + scene.line() + ": " + scene.at() + " " + sentence);
  }
}
