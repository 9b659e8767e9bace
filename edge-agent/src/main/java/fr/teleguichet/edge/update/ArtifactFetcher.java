package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.UpdateState.Downloading;
import fr.teleguichet.edge.update.ddi.DdiException;
import fr.teleguichet.edge.update.ddi.UpdateServerClient;
import fr.teleguichet.edge.update.download.ArtifactDownloader;
import fr.teleguichet.edge.update.install.InstallException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches an order's files, again and again until they are there. Belongs to the loop. */
final class ArtifactFetcher {

  private static final Logger LOG = LoggerFactory.getLogger(ArtifactFetcher.class);

  /** A download from which nothing comes for so long has died. */
  private static final Duration STALLED = Duration.ofMinutes(2);

  private static final Duration MAX_PAUSE = Duration.ofMinutes(15);

  /**
   * How often the server must say in a row that it has a file no more: with the pauses that is a
   * quarter of an hour at least. A proxy whose server starts again says the same for some minutes.
   */
  private static final int MAX_GONE = 5;

  private final UpdateCoordinator desk;
  private final UpdateTools tools;
  private final UpdateTimings terms;
  private final UpdateWaitCounter waited;
  private @Nullable ArtifactDownloader download;
  private Duration pause = UpdateCoordinator.AGAIN;
  private int gone;

  ArtifactFetcher(
      UpdateCoordinator desk, UpdateTools tools, UpdateTimings terms, UpdateWaitCounter waited) {
    this.desk = desk;
    this.tools = tools;
    this.terms = terms;
    this.waited = waited;
  }

  /** Another state was entered. */
  void entered() {
    pause = UpdateCoordinator.AGAIN;
    gone = 0;
  }

  /** What has come is kept. */
  void halt() {
    if (download != null) {
      download.stop();
    }
  }

  void download(Downloading state) {
    if (hasWaitedTooLong(state)) {
      desk.go(
          state.end(
              UpdateOutcomeFactory.waitedTooLong(
                  state.action(), "Its files", terms.longestWait())));
      return;
    }
    Optional<UpdateServerClient> server = tools.server().get();
    if (server.isEmpty()) {
      desk.later(UpdateCoordinator.AGAIN, desk::turn);
      return;
    }
    UpdateOrder order = state.order();
    ArtifactDownloader fetching = tools.downloads().get();
    download = fetching;
    watch(state, fetching, -1);
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
                .recover(e -> notFetched(state, fetching, e)));
  }

  private UpdateState fetched(Downloading state, List<PartVersionChange> targets) {
    return targets.isEmpty()
        ? state.end(UpdateOutcome.succeeded(state.order().action(), "All of it runs already."))
        : state.verified(desk.now().minus(waited.since(state.since())));
  }

  private boolean hasWaitedTooLong(Downloading state) {
    return waited.since(state.since()).compareTo(terms.longestWait()) > 0;
  }

  private Future<Optional<UpdateState>> notFetched(
      Downloading state, ArtifactDownloader fetching, Throwable why) {
    if (why instanceof InstallException) {
      return ended(state, UpdateOutcomeFactory.failed(state.action(), "", why));
    }
    if (isGone(fetching, why)) {
      return ended(
          state,
          UpdateOutcome.failed(
              state.action(),
              UpdateFailureCause.GONE,
              "",
              "It is not installed: its file is no longer offered."));
    }
    LOG.info("update={} why=\"{}\" The download goes on later.", state.action(), why.getMessage());
    desk.later(pause, desk::turn);
    pause = pause.multipliedBy(2).compareTo(MAX_PAUSE) < 0 ? pause.multipliedBy(2) : MAX_PAUSE;
    return Future.succeededFuture(Optional.empty());
  }

  /**
   * A line that fails in between says nothing of the file; a server that brings some of it does.
   */
  private boolean isGone(ArtifactDownloader fetching, Throwable why) {
    if (fetching.bytes() > 0) {
      gone = 0;
    }
    if (why instanceof DdiException it && it.kind() == DdiException.Kind.GONE) {
      gone++;
    }
    return gone >= MAX_GONE;
  }

  private static Future<Optional<UpdateState>> ended(Downloading state, UpdateOutcome outcome) {
    return Future.succeededFuture(Optional.of(state.end(outcome)));
  }

  /** A line that is open and brings nothing, or not in time, is ended and can be taken up again. */
  private void watch(Downloading state, ArtifactDownloader fetching, long before) {
    desk.later(
        STALLED,
        () -> {
          if (download == fetching) {
            long now = fetching.bytes();
            if (now == before || hasWaitedTooLong(state)) {
              fetching.stop();
            } else {
              watch(state, fetching, now);
            }
          }
        });
  }
}
