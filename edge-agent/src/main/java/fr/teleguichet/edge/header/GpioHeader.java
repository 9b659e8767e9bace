package fr.teleguichet.edge.header;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.presence.PresenceDetector;
import fr.teleguichet.edge.presence.SensingParameters;
import fr.teleguichet.edge.wire.BoardWires;
import fr.teleguichet.edge.wire.LightPattern;
import fr.teleguichet.edge.wire.WireException;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.device.Peripheral;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything on the board's header, as the rest of the agent sees it: opened, listened to, closed.
 * What the board file does not have is left out; what can't be opened is told by its probe, and the
 * rest works without. Belongs to the loop.
 */
public final class GpioHeader {

  private static final Logger LOG = LoggerFactory.getLogger(GpioHeader.class);

  private final Loop loop;
  private final Loop.Worker worker;
  private final PresenceDetector presence;
  private final GpioHeaderDriver parts;
  private @Nullable BoardWires wires;
  private volatile @Nullable String broken;

  /**
   * Knows what is to be opened; nothing is, before {@link #start}.
   *
   * @param kiosk tells the processor's temperature
   */
  public GpioHeader(
      PresenceDetector.World world,
      BoardProfile profile,
      SensingParameters terms,
      GpioHeaderListener listener,
      KioskState kiosk) {
    this.loop = world.loop();
    this.worker = loop.worker("lines");
    this.presence = new PresenceDetector(world, terms, listener);
    this.parts = new GpioHeaderDriver(loop, worker, profile, presence, listener, kiosk);
  }

  /**
   * Opens the wires and all that is on them. Does not fail: what does not work is told by the
   * probes.
   *
   * @param source gives the wires, such as {@code () -> Pi4jWires.open(profile)}; it may wait
   */
  public Future<Void> start(Callable<BoardWires> source) {
    loop.check();
    return presence
        .start()
        .compose(_ -> worker.run(source))
        .compose(
            opened -> {
              wires = opened;
              return parts.open(opened);
            })
        .recover(
            e -> {
              broken = String.valueOf(e.getMessage());
              LOG.error("why=\"{}\" The board’s lines can’t be used: only touch counts.", broken);
              return Future.succeededFuture();
            });
  }

  /** Notes the count, and closes everything. */
  public Future<Void> stop() {
    loop.check();
    return presence
        .stop()
        .compose(_ -> parts.close())
        .compose(_ -> worker.run(this::closeWires))
        .recover(GpioHeaderDriver::tolerate)
        .compose(_ -> worker.close());
  }

  /** What looks at each part, for whoever watches peripherals. */
  public List<Probe> probes() {
    return parts.probes().stream().<Probe>map(Guarded::new).toList();
  }

  /** The parts of the header that the board file has, such as {@code call-button}. */
  public Set<String> parts() {
    return parts.names();
  }

  /** Shows a pattern on the status light. */
  public void show(LightPattern pattern) {
    parts.show(pattern);
  }

  /** Whether somebody is there. */
  public PresenceDetector presence() {
    return presence;
  }

  private @Nullable Void closeWires() {
    BoardWires open = wires;
    if (open != null) {
      open.close();
    }
    return null;
  }

  /** A probe that tells why there are no wires, as long as there are none. */
  private final class Guarded implements Probe {
    private final Probe probe;

    private Guarded(Probe probe) {
      this.probe = probe;
    }

    @Override
    public Peripheral kind() {
      return probe.kind();
    }

    @Override
    public String part() {
      return probe.part();
    }

    @Override
    public ProbeFinding look() throws IOException, InterruptedException {
      String why = broken;
      if (why != null) {
        throw new WireException(why);
      }
      return probe.look();
    }
  }
}
