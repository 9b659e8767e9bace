package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.UpdateState.GoingBack;
import fr.teleguichet.edge.update.UpdateState.UnderWay;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the updater remembers: each state is on the disk before it holds, and ends of updates are
 * handed in once the journal takes them. Belongs to the loop.
 */
final class UpdateStateWriter {

  private static final Logger LOG = LoggerFactory.getLogger(UpdateStateWriter.class);

  private final UpdateTools tools;
  private final UpdateEndingRecorder endings;
  private final Later later;
  private UpdateLedger ledger = UpdateLedger.EMPTY;
  private boolean isRecordedLater;

  /** How something is done after a while, unless the updater is stopped by then. */
  interface Later {
    void after(Duration time, Runnable action);
  }

  UpdateStateWriter(UpdateTools tools, UpdateEndingRecorder endings, Later later) {
    this.tools = tools;
    this.endings = endings;
    this.later = later;
  }

  /** Takes over what the former run wrote down. */
  Future<UpdateLedger> read() {
    return tools
        .work()
        .run(tools.memory()::read)
        .onFailure(e -> LOG.error("The updater’s state can’t be read; nothing is updated.", e))
        .map(
            read -> {
              ledger = read;
              return read;
            });
  }

  UpdateLedger ledger() {
    return ledger;
  }

  /**
   * Goes on to a state as soon as that is written down.
   *
   * @return the former one; a failure when it can't be written, and the former one still holds
   */
  Future<UpdateState> write(UpdateState next, Instant now) {
    UpdateLedger written = ledger.to(next, now).without(endings::isRecorded);
    return tools
        .work()
        .run(
            () -> {
              tools.memory().write(written);
              return true;
            })
        .recover(
            e -> {
              LOG.error("state={} An update’s step can’t be written down.", next.code(), e);
              // A version that can't write must be left all the same; what runs tells the rest.
              return next instanceof GoingBack
                  ? Future.succeededFuture(true)
                  : Future.failedFuture(e);
            })
        .map(
            _ -> {
              UpdateState former = ledger.state();
              ledger = written;
              return former;
            });
  }

  /**
   * Hands in the ends that the journal does not have; not while a version is on trial, which may be
   * the one that can't open the journal.
   */
  void record() {
    if (isRecordedLater || ledger.state() instanceof UnderWay) {
      return;
    }
    endings
        .record(ledger.unrecorded())
        .onSuccess(
            isMore -> {
              if (isMore) {
                record();
              }
            })
        .onFailure(
            e -> {
              LOG.debug("why=\"{}\" An update’s end is not in the journal yet.", e.getMessage());
              isRecordedLater = true;
              later.after(
                  UpdateCoordinator.AGAIN,
                  () -> {
                    isRecordedLater = false;
                    record();
                  });
            });
  }
}
