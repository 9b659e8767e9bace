package fr.teleguichet.edge.hardware;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.LinkFaultInjector;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.Loop;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;

/**
 * Plays the day of a scenario to one agent: its people, and on hardware of its own everything else.
 * Belongs to the loop.
 */
public interface Simulator {

  /** What the scenario is played on; nothing where only its people are played. */
  Optional<KioskHardware> hardware(Loop loop);

  /** The first day begins: from here on the kiosk looks as the scenario says. */
  void begin(Surroundings world);

  /** Ends the day wherever it is. */
  Future<Void> stop();

  /** What the simulator takes from the world around it. */
  record Surroundings(
      Loop loop, Clock clock, KioskState kiosk, RecordAppender records, LinkFaultInjector cable) {}
}
