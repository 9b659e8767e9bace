package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.header.HeaderListener;
import fr.teleguichet.edge.peripheral.PeripheralWatch.Post;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeInterval;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.edge.screen.CitizenScreen;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionService;
import java.time.Duration;
import java.util.List;

/** What follows for the screen from what is sensed. */
final class PresenceScreenControl {

  private PresenceScreenControl() {}

  /** Darkens the monitor, or lights it again. */
  interface Shade {
    void shade(boolean shaded);
  }

  /** Who acts on what is sensed: the button begins a session, certain absence ends one. */
  static HeaderListener listener(SessionService session, CitizenScreen screen, Shade monitor) {
    return new HeaderListener() {
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
          case PresenceEvent.CertainAbsence _ -> {
            var _ = session.take(new SessionEvent.Vacated());
          }
          case PresenceEvent.Visit _, PresenceEvent.Passer _, PresenceEvent.Doubt _ -> {
            // Counted and told where they are noticed.
          }
        }
      }

      @Override
      public void onCall() {
        var _ = session.take(new SessionEvent.CallPressed());
      }
    };
  }

  /** How often the parts on the board's lines are looked at. */
  static List<Post> posts(List<Probe> probes) {
    var often = ProbeInterval.reading(Duration.ofSeconds(2));
    return probes.stream().map(probe -> new Post(probe, often)).toList();
  }
}
