package fr.teleguichet.edge.network.setup;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.network.setup.NetworkChange.WayOut;
import fr.teleguichet.edge.network.setup.NetworkConfigurator.Progress;
import fr.teleguichet.hardware.network.HttpProxy;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of a change of the network waits for the system or for the disk: each step is made on one
 * worker, after the one before. Belongs to the loop.
 */
final class NetworkTrialSteps {

  private static final Logger LOG = LoggerFactory.getLogger(NetworkTrialSteps.class);

  private final Loop.Worker worker;
  private final NetworkConfigurator network;
  private final NetworkSetupStore files;
  private final Optional<HttpProxy> configured;

  /** Steps by this configurator, with the proxy that the configuration says, if there is one. */
  NetworkTrialSteps(
      Loop.Worker worker,
      NetworkConfigurator network,
      NetworkSetupStore files,
      Optional<HttpProxy> configured) {
    this.worker = worker;
    this.network = network;
    this.files = files;
    this.configured = configured;
  }

  /** The way out that was set on site, if one was. */
  Future<Optional<WayOut>> proxy() {
    return worker.run(files::proxy);
  }

  /** What the last run tried and neither kept nor gave up. */
  Future<Optional<NetworkSetupStore.Begun>> trial() {
    return worker.run(files::trial);
  }

  /** Runs something that waits for the configurator. */
  <T> Future<T> ask(NetworkTrial.Question<T> question) {
    return worker.run(() -> question.of(network));
  }

  /** Writes down that this is tried. */
  Future<NetworkChange> begin(UUID id, NetworkChange change) {
    return worker.run(
        () -> {
          files.begin(new NetworkSetupStore.Begun(id, change.connection().isPresent()));
          return change;
        });
  }

  /** Begins to connect. */
  Future<UUID> tryOut(UUID id, ConnectionProfile profile) {
    return ask(
        it -> {
          it.tryOut(id, profile, NetworkTrial.BACKSTOP);
          return id;
        });
  }

  /** How far that is; whether it can be asked again shows until the time is over. */
  Future<Progress> progress(UUID id) {
    return ask(it -> it.progress(id)).otherwise(new Progress.Connecting());
  }

  /** From now on this is the network, over restarts too. */
  Future<NetworkChange> keep(UUID id, NetworkChange change) {
    return worker.run(
        () -> {
          if (change.connection().isPresent()) {
            network.keep(id);
          }
          if (change.proxy().isPresent()) {
            files.settle(change.proxy().get(), configured);
          }
          files.end();
          return change;
        });
  }

  /** What was set on site before is forgotten. */
  void forgetOthers(UUID id) {
    ask(it -> {
          it.forgetOthers(id);
          return id;
        })
        // They are weaker than this one, and forgotten with the next change.
        .onFailure(e -> LOG.warn("Networks that were set on site before are still there.", e));
  }

  /** The former network is the network again. */
  Future<UUID> takeBack(UUID id, boolean hasConnection) {
    return worker.run(
        () -> {
          if (hasConnection) {
            network.takeBack(id);
          }
          files.takeBack();
          return id;
        });
  }

  /** Ends what waits. */
  Future<Void> close() {
    return worker.close();
  }
}
