package fr.teleguichet.edge.network.setup;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.network.setup.NetworkChange.WayOut;
import fr.teleguichet.edge.network.setup.NetworkConfigurator.Progress;
import fr.teleguichet.edge.network.setup.NetworkTrialOutcome.TakenBack;
import fr.teleguichet.edge.network.setup.NetworkTrialState.Ending;
import fr.teleguichet.edge.network.setup.NetworkTrialState.Idle;
import fr.teleguichet.edge.network.setup.NetworkTrialState.Trying;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.network.HttpProxy;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes the network so that a mistake undoes itself: the new one is used, and stays only once the
 * fleet manager was reached by it. Until then the former one is what is on disk. It comes back when
 * the time is over, when the technician says so, when the connection does not come about, and when
 * agent or machine start again in between. Belongs to the loop.
 *
 * <p>What keeps the promise when this program dies is the configurator's part (NetworkManager's
 * checkpoints); when the power goes it is that nothing of the new network was written down as kept.
 */
public final class NetworkTrial {

  /** After which a new network that has not reached the fleet manager is given up. */
  public static final Duration LONGEST = Duration.ofMinutes(3);

  /** The names of the files in the agent's folder with a proxy that was set on site. */
  public static final List<String> PROXY_FILES =
      List.of(NetworkSetupStore.FORMER_PROXY, NetworkSetupStore.PROXY);

  /** The names of its files in the agent's folder, which hold what belongs to the place. */
  public static final List<String> FILES =
      List.of(NetworkSetupStore.FORMER_PROXY, NetworkSetupStore.PROXY, NetworkSetupStore.TRIAL);

  /** The configurator's own end of a trial comes after this program's, which can say why. */
  static final Duration BACKSTOP = LONGEST.plusSeconds(30);

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration AGAIN = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(NetworkTrial.class);

  private final Loop loop;
  private final NetworkTrialSteps steps;
  private final OutboundRoute route;
  private final ManagerReachability manager;
  private final Supplier<UUID> ids;
  private final NetworkChangeRecorder journal;
  private NetworkTrialState state = new Idle(Optional.empty());
  private Optional<HttpProxy> kept;
  private Loop.@Nullable Timer limit;
  private Runnable listener = () -> {};

  /**
   * What it takes from the agent around it.
   *
   * @param route which leads through the configuration's proxy, if there is one
   * @param folder where it remembers
   * @param journal what is told of a change that is over
   */
  public record Surroundings(
      Loop loop,
      OutboundRoute route,
      ManagerReachability manager,
      Supplier<UUID> ids,
      Path folder,
      NetworkChangeRecorder journal) {}

  /** One that has not looked at what the last run left behind. */
  public NetworkTrial(Surroundings world, NetworkConfigurator network) {
    this.loop = world.loop;
    this.route = world.route;
    this.kept = world.route.proxy();
    this.steps =
        new NetworkTrialSteps(
            world.loop.worker("network-setup"), network, new NetworkSetupStore(world.folder), kept);
    this.manager = world.manager;
    this.ids = world.ids;
    this.journal = world.journal;
  }

  /** How far it is. */
  public NetworkTrialState state() {
    loop.check();
    return state;
  }

  /** Tells the listener of each new state. */
  public void listen(Runnable newListener) {
    listener = newListener;
  }

  /** Runs something that waits for the configurator. */
  public <T> Future<T> ask(Question<T> question) {
    return steps.ask(question);
  }

  /** Something to ask the configurator. */
  @FunctionalInterface
  public interface Question<T> {
    T of(NetworkConfigurator it) throws NetworkException;
  }

  /**
   * Has the way out be the one that was set on site, and brings back what a trial without an end
   * left behind. Completes before that is back; never fails.
   */
  public Future<Void> start() {
    return steps
        .proxy()
        .onSuccess(way -> way.map(WayOut::proxy).ifPresent(this::settle))
        .onFailure(NetworkTrial::unreadable)
        .transform(_ -> steps.trial())
        .onSuccess(trial -> trial.ifPresent(this::goBack))
        .onFailure(NetworkTrial::unreadable)
        .transform(_ -> Future.succeededFuture());
  }

  private static void unreadable(Throwable e) {
    LOG.error("why=\"{}\" What was set of the network on site can’t be read.", e.getMessage());
  }

  private void goBack(NetworkSetupStore.Begun old) {
    LOG.warn("A change of the network was under way when the agent ended.");
    if (state instanceof Idle idle) {
      takeBack(idle.resume(old.id(), old.hasConnection()), new NetworkTrialOutcome.Interrupted());
    }
  }

  private void settle(Optional<HttpProxy> way) {
    kept = way;
    route.change(way);
  }

  /** Begins a change; says whether it does, which it does not while another one is under way. */
  public boolean begin(NetworkChange change) {
    loop.check();
    if (!(state instanceof Idle idle)) {
      return false;
    }
    UUID id = ids.get();
    LOG.info(
        "connection={} proxy={} A change of the network is tried.",
        change.connection().map(it -> it.kind().code()).orElse("-"),
        change.proxy().isPresent());
    become(idle.begin(id, change, loop.uptime().plus(LONGEST)));
    limit = loop.after(LONGEST, () -> giveUp(id, new NetworkTrialOutcome.Unreached(route.fault())));
    steps
        .begin(id, change)
        .onFailure(
            e -> {
              LOG.warn("A change of the network can’t be written down.", e);
              giveUp(id, new NetworkTrialOutcome.NotStored());
            })
        .onSuccess(_ -> tryOut(id));
    return true;
  }

  private void tryOut(UUID id) {
    if (!(state instanceof Trying trying) || !trying.id().equals(id)) {
      return;
    }
    trying.change().proxy().ifPresent(way -> route.change(way.proxy()));
    if (trying.connected()) {
      manager.startOver();
      look(id);
      return;
    }
    ConnectionProfile profile = trying.change().connection().orElseThrow();
    steps
        .tryOut(id, profile)
        .onSuccess(this::look)
        .onFailure(e -> giveUp(id, new NetworkTrialOutcome.Unconnected(fault(e))));
  }

  private void look(UUID id) {
    if (!(state instanceof Trying trying) || !trying.id().equals(id)) {
      return;
    }
    if (trying.change().connection().isEmpty()) {
      askManager(id);
      return;
    }
    steps.progress(id).onSuccess(progress -> take(id, progress));
  }

  private void take(UUID id, Progress progress) {
    if (!(state instanceof Trying trying) || !trying.id().equals(id)) {
      return;
    }
    switch (progress) {
      case Progress.Connecting _ -> again(id);
      case Progress.Failed(NetworkFault fault) ->
          giveUp(id, new NetworkTrialOutcome.Unconnected(fault));
      case Progress.Connected _ when trying.connected() -> askManager(id);
      case Progress.Connected _ -> {
        become(trying.connect());
        manager.startOver();
        again(id);
      }
    }
  }

  private void again(UUID id) {
    var _ = loop.after(EVERY, () -> look(id));
  }

  private void askManager(UUID id) {
    manager
        .isReached()
        .onSuccess(
            reached -> {
              if (reached) {
                keep(id);
              } else {
                again(id);
              }
            });
  }

  private void keep(UUID id) {
    if (!(state instanceof Trying trying) || !trying.id().equals(id)) {
      return;
    }
    Ending ending = trying.end(true);
    end(ending);
    steps
        .keep(id, trying.change())
        .onFailure(
            e -> {
              LOG.warn("The new network can’t be kept.", e);
              takeBack(ending.retreat(), new NetworkTrialOutcome.NotStored());
            })
        .onSuccess(
            it -> {
              it.proxy().ifPresent(way -> kept = way.proxy());
              if (it.connection().isPresent()) {
                steps.forgetOthers(id);
              }
              become(finished(ending, new NetworkTrialOutcome.Kept()));
            });
  }

  /** The technician has enough of it. */
  public void stop() {
    loop.check();
    if (state instanceof Trying trying) {
      giveUp(trying.id(), new NetworkTrialOutcome.Stopped());
    }
  }

  private void giveUp(UUID id, TakenBack why) {
    if (state instanceof Trying trying && trying.id().equals(id)) {
      takeBack(trying.end(false), why);
    }
  }

  private void takeBack(Ending ending, TakenBack why) {
    end(ending);
    route.change(kept);
    steps
        .takeBack(ending.id(), ending.hasConnection())
        .onSuccess(
            _ -> {
              manager.startOver();
              become(finished(ending, why));
            })
        .onFailure(
            e -> {
              LOG.warn("why=\"{}\" The former network can’t be brought back yet.", e.getMessage());
              var _ = loop.after(AGAIN, () -> takeBack(ending, why));
            });
  }

  private void end(Ending ending) {
    if (limit != null) {
      limit.cancel();
      limit = null;
    }
    become(ending);
  }

  private Idle finished(Ending ending, NetworkTrialOutcome outcome) {
    LOG.info("outcome={} A change of the network is over.", outcome);
    journal.write(ending.hasConnection(), outcome);
    return ending.finish(outcome);
  }

  private void become(NetworkTrialState next) {
    state = next;
    listener.run();
  }

  private static NetworkFault fault(Throwable e) {
    LOG.warn("why=\"{}\" The new network can’t be tried.", e.getMessage());
    return e instanceof NetworkException it ? it.fault() : NetworkFault.OTHER;
  }

  /** Ends what waits; a trial under way ends as after a power cut. */
  public Future<Void> close() {
    return steps.close();
  }
}
