package fr.teleguichet.edge.notice;

import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.notice.LegalNoticeDocument;
import fr.teleguichet.hardware.notice.LegalNotices;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The legal notices that the screen shows: those of the latest document of its fleet, which
 * outlives restarts and needs no network. Until the fleet says any, nothing is claimed. Belongs to
 * the loop.
 */
public final class LegalNoticeStore implements Supplier<LegalNotices> {

  private static final Logger LOG = LoggerFactory.getLogger(LegalNoticeStore.class);

  private static final String NOTE = "legal-notices";

  private final Loop loop;
  private final KioskState kiosk;
  private final DurableNotes notes;
  private final List<Runnable> listeners = new ArrayList<>();
  private LegalNotices notices = LegalNotices.UNSAID;
  private String version = "";

  /** Without any, until {@link #start} has found some or the fleet says so. */
  public LegalNoticeStore(Loop loop, KioskState kiosk, DurableNotes notes) {
    this.loop = loop;
    this.kiosk = kiosk;
    this.notes = notes;
    kiosk.set(NodeFact.NOTICES, Value.of(version));
  }

  /** The notices now. */
  @Override
  public LegalNotices get() {
    return notices;
  }

  /** Tells the listener when there are others. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Finds what the fleet said before the latest start; a note that can't be read is none. */
  public Future<Void> start() {
    return notes
        .get(NOTE)
        .map(
            note -> {
              note.flatMap(LegalNoticeStore::read).ifPresent(this::show);
              return note;
            })
        .otherwise(
            e -> {
              LOG.warn("The legal notices of the fleet can't be read.", e);
              return Optional.empty();
            })
        .mapEmpty();
  }

  /** The fleet says which notices to show, perhaps again. */
  public void receive(String text) {
    loop.check();
    read(text)
        .filter(document -> !document.version().equals(version))
        .ifPresent(
            document -> {
              notes
                  .put(NOTE, document.text())
                  .onFailure(e -> LOG.warn("The legal notices can't be kept on the disk.", e));
              show(document);
            });
  }

  private static Optional<LegalNoticeDocument> read(String text) {
    try {
      return Optional.of(LegalNoticeDocument.read(text));
    } catch (IllegalArgumentException e) {
      LOG.warn("cause=\"{}\" Legal notices are passed over.", e.getMessage());
      return Optional.empty();
    }
  }

  private void show(LegalNoticeDocument document) {
    notices = document.notices();
    version = document.version();
    kiosk.set(NodeFact.NOTICES, Value.of(version));
    LOG.info("version={} The fleet's legal notices are shown.", version);
    listeners.forEach(Runnable::run);
  }
}
