package fr.teleguichet.edge.update.service;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.kiosk.FleetConnection;
import fr.teleguichet.edge.kiosk.PageRenderListener;
import fr.teleguichet.edge.update.UpdaterHost;
import fr.teleguichet.edge.update.install.RequiredRestart;
import fr.teleguichet.edge.update.prove.KioskAfterUpdate;
import fr.teleguichet.edge.update.prove.KioskBeforeUpdate;
import fr.teleguichet.edge.update.prove.WorkingPeripheralFilter;
import fr.teleguichet.hardware.device.AgentStartCause;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kiosk as its updater sees it. Belongs to the loop. */
final class KioskUpdaterHost implements UpdaterHost {

  private final AgentContext world;
  private final AgentConfiguration configuration;
  private final String version;
  private final Function<RequiredRestart, Future<Void>> restart;
  private @Nullable FleetConnection fleet;
  private boolean hasReached;
  private boolean hasDrawn;

  KioskUpdaterHost(
      AgentContext world,
      AgentConfiguration configuration,
      String version,
      Function<RequiredRestart, Future<Void>> restart) {
    this.world = world;
    this.configuration = configuration;
    this.version = version;
    this.restart = restart;
  }

  /** From now on the connection tells whether the broker is reached. */
  void follow(FleetConnection connection) {
    fleet = connection;
    connection.listen(() -> hasReached |= connection.server().isPresent());
  }

  /** Hears, beside somebody else, that the kiosk’s own page draws. */
  PageRenderListener hearing(PageRenderListener other) {
    return drawing -> {
      boolean isOwn = other.drawn(drawing);
      hasDrawn |= isOwn && drawing.frames() > 0 && drawing.visible();
      return isOwn;
    };
  }

  /** It has started again, and has yet to show everything. */
  void startedAgain() {
    hasReached = false;
    hasDrawn = false;
  }

  @Override
  public KioskBeforeUpdate before() {
    boolean isOnline = fleet != null && fleet.server().isPresent();
    return new KioskBeforeUpdate(isOnline, hasDrawn, world.journal().toString(), healthy());
  }

  /** A note is written and not only a file looked at: that is what the journal is for. */
  @Override
  public Future<KioskAfterUpdate> now() {
    return world
        .notes()
        .put("update.pulse", world.clock().instant().toString())
        .map(_ -> world.journal().toString())
        .recover(_ -> Future.succeededFuture(""))
        .map(journal -> new KioskAfterUpdate(hasReached, hasDrawn, journal, healthy()));
  }

  private Set<Peripheral> healthy() {
    return WorkingPeripheralFilter.of(world.kiosk().peripherals());
  }

  /** A place without hours is never closed: there only a citizen is waited for. */
  @Override
  public boolean isOpen() {
    return configuration.update().isOnlyWhenClosed()
        && configuration.opening().map(it -> it.isOpen(world.clock().instant())).orElse(false);
  }

  @Override
  public boolean hasLostPower() {
    return world
        .kiosk()
        .fact(NodeFact.REBOOT_CAUSE)
        .equals(Value.of(AgentStartCause.POWER_LOSS.code()));
  }

  @Override
  public Future<Void> restart(RequiredRestart what) {
    return restart.apply(what);
  }

  @Override
  public Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("board", configuration.board().id().value());
    attributes.put("version-agent", version);
    put(attributes, "board-model", NodeFact.BOARD_MODEL);
    put(attributes, "board-serial", NodeFact.BOARD_SERIAL);
    put(attributes, "operating-system", NodeFact.OPERATING_SYSTEM);
    put(attributes, "kernel", NodeFact.KERNEL);
    return attributes;
  }

  private void put(Map<String, String> attributes, String name, NodeFact fact) {
    if (world.kiosk().fact(fact) instanceof Value.Text(String text)) {
      attributes.put(name, text);
    }
  }
}
