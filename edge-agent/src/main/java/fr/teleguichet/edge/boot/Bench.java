package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.SimulationSettings.Part;
import fr.teleguichet.edge.kiosk.Notes;
import fr.teleguichet.edge.kiosk.Records;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.PeripheralWatch;
import fr.teleguichet.edge.peripheral.PeripheralWatch.Post;
import fr.teleguichet.edge.simulation.Dial;
import fr.teleguichet.edge.simulation.Scenario;
import fr.teleguichet.edge.simulation.SimulatedKiosk;
import fr.teleguichet.edge.wire.Wires;
import fr.teleguichet.edge.workbench.Opinion;
import fr.teleguichet.edge.workbench.Workbench;
import fr.teleguichet.hardware.journal.KioskRecord;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The simulated kiosk and its workbench, there only where everything is played. Belongs to the
 * loop.
 */
final class Bench {

  /** Within an arm's length, in centimetres. */
  private static final int IN_FRONT = 60;

  private final Loop loop;
  private final SimulatedKiosk kiosk;
  private @Nullable Workbench page;
  private boolean hasComeToTouch;

  private Bench(Loop loop, SimulatedKiosk kiosk) {
    this.loop = loop;
    this.kiosk = kiosk;
  }

  /** A bench where the configuration plays everything; nothing on a real machine. */
  static Optional<Bench> of(
      Loop loop, AgentConfiguration configuration, Optional<Scenario> scenario) {
    return scenario
        .filter(_ -> configuration.simulation().part() == Part.EVERYTHING)
        .map(it -> new Bench(loop, new SimulatedKiosk(loop, configuration.board(), it)));
  }

  /** What the scenario is played on. */
  SimulatedKiosk kiosk() {
    return kiosk;
  }

  /** The simulated board. */
  Wires wires() {
    return kiosk.wires();
  }

  /** What looks at the simulated peripherals, and at the board's header in its way. */
  List<Post> posts(List<Post> header) {
    List<Post> posts = new ArrayList<>(kiosk.posts());
    posts.addAll(kiosk.played(header));
    return posts;
  }

  /** Whatever happens to a peripheral is looked at, at once. */
  void tell(PeripheralWatch watch) {
    kiosk.onChange(watch::lookNow);
  }

  /** Where the sensors' counts go: nowhere, as the script counts its people itself. */
  Records sensed(Records records, Notes notes) {
    return new Records() {
      @Override
      public Future<Long> append(KioskRecord record) {
        return record instanceof KioskRecord.Presence
            ? Future.succeededFuture(0L)
            : records.append(record);
      }

      @Override
      public Future<Long> append(KioskRecord record, String note, String content) {
        return record instanceof KioskRecord.Presence
            ? notes.put(note, content).map(0L)
            : records.append(record, note, content);
      }
    };
  }

  /** Time passes for the sensors from now on; the page must be given to the screen. */
  Workbench open(Opinion opinion) {
    var opened = new Workbench(loop, kiosk, opinion);
    page = opened;
    kiosk.start();
    opened.start();
    return opened;
  }

  /** Whoever touches the citizen's page stands in front of it, and leaves when it is done with. */
  void sessionMoved(boolean occupied) {
    if (occupied && kiosk.at(Dial.PERSON) == 0) {
      kiosk.turn(Dial.PERSON, IN_FRONT);
      hasComeToTouch = true;
    } else if (!occupied && hasComeToTouch) {
      kiosk.turn(Dial.PERSON, 0);
      hasComeToTouch = false;
    }
  }

  /** Nothing moves any more. */
  void stop() {
    kiosk.stop();
    if (page != null) {
      page.stop();
    }
  }
}
