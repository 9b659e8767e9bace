package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.UpdateState.Downloading;
import fr.teleguichet.edge.update.ddi.UpdateServer;
import fr.teleguichet.edge.update.download.Download;
import fr.teleguichet.edge.update.install.InstallException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches an order's files, again and again until they are there. Belongs to the loop. */
final class Fetch {

  private static final Logger LOG = LoggerFactory.getLogger(Fetch.class);

  /** A download from which nothing comes for so long has died. */
  private static final Duration STALLED = Duration.ofMinutes(2);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  private final UpdateDesk desk;
  private final UpdateTools tools;
  private @Nullable Download download;
  private Duration pause = UpdateDesk.AGAIN;

  Fetch(UpdateDesk desk, UpdateTools tools) {
    this.desk = desk;
    this.tools = tools;
  }

  /** Another state was entered. */
  void entered() {
    pause = UpdateDesk.AGAIN;
  }

  /** What has come is kept. */
  void halt() {
    if (download != null) {
      download.stop();
    }
  }

  void download(Downloading state) {
    Optional<UpdateServer> server = tools.server().get();
    if (server.isEmpty()) {
      desk.later(UpdateDesk.AGAIN, desk::turn);
      return;
    }
    Order order = state.order();
    Download fetching = tools.downloads().get();
    download = fetching;
    watch(fetching, -1);
    desk.make(
        () ->
            tools
                .work()
                .run(
                    () -> {
                      tools.shelf().keepOnly(order.action());
                      fetching.run(server.get(), order.action(), order.chunks());
                      return tools.workshop().targets(order);
                    })
                .onComplete(_ -> download = null)
                .map(targets -> Optional.of(fetched(state, targets)))
                .recover(e -> notFetched(state, e)));
  }

  private UpdateState fetched(Downloading state, List<Target> targets) {
    return targets.isEmpty()
        ? state.end(Outcome.succeeded(state.order().action(), "All of it runs already."))
        : state.verified(desk.now());
  }

  private Future<Optional<UpdateState>> notFetched(Downloading state, Throwable why) {
    if (why instanceof InstallException) {
      return Future.succeededFuture(
          Optional.of(state.end(Outcomes.failed(state.order().action(), "", why))));
    }
    LOG.info("update={} why=\"{}\" The download goes on later.", state.action(), why.getMessage());
    desk.later(pause, desk::turn);
    pause =
        pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    return Future.succeededFuture(Optional.empty());
  }

  /** A line that is open and brings nothing is ended, so that it can be taken up again. */
  private void watch(Download fetching, long before) {
    desk.later(
        STALLED,
        () -> {
          if (download == fetching) {
            long now = fetching.bytes();
            if (now == before) {
              fetching.stop();
            } else {
              watch(fetching, now);
            }
          }
        });
  }
}
