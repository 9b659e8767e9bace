package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.peripheral.PeripheralWatch.Post;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.Rhythm;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.edge.presence.PresenceListener;
import fr.teleguichet.edge.presence.SensingTerms;
import fr.teleguichet.edge.presence.Sensor;
import fr.teleguichet.edge.screen.Screen;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.PresenceSensor;
import fr.teleguichet.hardware.board.SensorTrust;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a board file says of sensing, and what follows for the screen from what is sensed. */
final class Senses {

  private static final int MILLIMETRES = 10;

  private Senses() {}

  /** How presence is judged on this kind of kiosk. */
  static SensingTerms terms(BoardProfile board) {
    Map<Sensor, SensingTerms.Trust> sensors = new EnumMap<>(Sensor.class);
    put(sensors, Sensor.INFRARED, board, PresenceSensor.PIR);
    put(sensors, Sensor.RADAR, board, PresenceSensor.RADAR);
    put(sensors, Sensor.DISTANCE, board, PresenceSensor.TOF);
    SensingTerms usual = SensingTerms.USUAL;
    return new SensingTerms(
        sensors,
        board.sensing().nearMillimetres(),
        board.sensing().radarGates().reachMillimetres() / MILLIMETRES,
        usual.stay(),
        usual.leave(),
        usual.leaveUnseen(),
        usual.certain());
  }

  private static void put(
      Map<Sensor, SensingTerms.Trust> sensors,
      Sensor sensor,
      BoardProfile board,
      PresenceSensor fitted) {
    board.sensing().trust(fitted).map(Senses::trust).ifPresent(it -> sensors.put(sensor, it));
  }

  private static SensingTerms.Trust trust(SensorTrust trust) {
    return new SensingTerms.Trust(trust.weightPercent(), trust.hold(), trust.debounce());
  }

  /** Darkens the monitor, or lights it again. */
  interface Shade {
    void shade(boolean shaded);
  }

  /** Who acts on what is sensed: the button begins a session, certain absence ends one. */
  static PresenceListener listener(Screen screen, Shade monitor) {
    return new PresenceListener() {
      @Override
      public void onPresence(PresenceEvent event) {
        switch (event) {
          case PresenceEvent.Wake _ -> {
            screen.wake();
            monitor.shade(false);
          }
          case PresenceEvent.Dim _ -> {
            screen.dim();
            monitor.shade(true);
          }
          case PresenceEvent.CertainAbsence _ -> screen.vacated();
          case PresenceEvent.Visit _, PresenceEvent.Passer _, PresenceEvent.Doubt _ -> {
            // Counted and told where they are noticed.
          }
        }
      }

      @Override
      public void onCall() {
        screen.call();
      }
    };
  }

  /** How often the parts on the board's lines are looked at. */
  static List<Post> posts(List<Probe> probes) {
    var often = Rhythm.reading(Duration.ofSeconds(2));
    return probes.stream().map(probe -> new Post(probe, often)).toList();
  }
}
