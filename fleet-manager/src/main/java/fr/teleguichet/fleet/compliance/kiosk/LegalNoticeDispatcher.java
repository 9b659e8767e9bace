package fr.teleguichet.fleet.compliance.kiosk;

import fr.teleguichet.fleet.sparkplug.DeliveryRetrySchedule;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.notice.LegalNoticeDocument;
import fr.teleguichet.hardware.notice.LegalNotices;
import fr.teleguichet.hardware.protocol.Value;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells kiosks what they have to tell citizens by law: each that is connected and shows another
 * version, as services are told. A kiosk of a release that knows of none is left alone.
 */
@Context
final class LegalNoticeDispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(LegalNoticeDispatcher.class);

  private final Supplier<Collection<NodeView>> kiosks;
  private final Supplier<LegalNotices> notices;
  private final LegalNoticeTransport wire;
  private final Clock clock;
  private final DeliveryRetrySchedule attempts = new DeliveryRetrySchedule(); // guarded by this

  @Inject
  LegalNoticeDispatcher(
      TelemetryIngest telemetry, LegalNoticeReader reader, LegalNoticeTransport wire, Clock clock) {
    this(telemetry.board()::views, reader, wire, clock);
  }

  LegalNoticeDispatcher(
      Supplier<Collection<NodeView>> kiosks,
      Supplier<LegalNotices> notices,
      LegalNoticeTransport wire,
      Clock clock) {
    this.kiosks = kiosks;
    this.notices = notices;
    this.wire = wire;
    this.clock = clock;
  }

  /** The notices are a few lines of the database, which may be away for a while. */
  @Scheduled(fixedDelay = "5s", initialDelay = "2s")
  void run() {
    try {
      deliver();
    } catch (JdbiException failure) {
      LOG.atDebug()
          .addKeyValue("cause", failure.getMessage())
          .log("Legal notices can't be read now; it is tried again.");
    }
  }

  /** Tells those that need to be told. */
  synchronized void deliver() {
    Collection<NodeView> views = kiosks.get();
    if (views.stream().noneMatch(LegalNoticeDispatcher::showsNotices)) {
      return;
    }
    LegalNoticeDocument wanted = LegalNoticeDocument.of(notices.get());
    Instant now = clock.instant();
    int sent = 0;
    for (NodeView kiosk : views) {
      if (sent == DeliveryRetrySchedule.MAX_IN_A_PASS) {
        return;
      }
      if (isBehind(kiosk, wanted.version()) && attempts.isDue(kiosk, wanted.version(), now)) {
        attempts.note(kiosk, wanted.version(), now);
        wire.send(kiosk.node(), new FleetCommand.ShowNotices(wanted.text()));
        sent++;
      }
    }
  }

  private static boolean showsNotices(NodeView kiosk) {
    return kiosk.isCurrent() && kiosk.facts().get(NodeFact.NOTICES) instanceof Value.Text;
  }

  private static boolean isBehind(NodeView kiosk, String wanted) {
    return showsNotices(kiosk) && !Value.of(wanted).equals(kiosk.facts().get(NodeFact.NOTICES));
  }
}
