package fr.teleguichet.edge.link;

import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the kiosk says while it is heard, and keeps while it is not: births, data,
 * records and history, in this order of urgency.
 */
final class SparkplugPublisher {

  /** A moment to gather the rebirth requests of several hosts. */
  private static final Duration GATHER = Duration.ofMillis(100);

  private final LinkContext world;
  private final KioskState kiosk;
  private final Duration rebirthEvery;
  private final LinkCounters counters;
  private final NodeReporter reporter;
  private final RecordSender records;
  private final HistorySender history;
  private final OfflineReportRecorder absence;
  private @Nullable SparkplugSession session;
  private Loop.@Nullable Timer rebirth;
  private Duration born = Duration.ZERO;

  SparkplugPublisher(
      LinkSettings settings,
      LinkContext world,
      KioskState kiosk,
      Journal journal,
      LinkCounters counters) {
    this.world = world;
    this.kiosk = kiosk;
    this.rebirthEvery = settings.pace().rebirthEvery();
    this.counters = counters;
    var catalogue = new AliasCatalogue();
    this.reporter = new NodeReporter(kiosk, catalogue, world);
    this.records = new RecordSender(journal, catalogue, world, settings.flow(), counters);
    this.history = new HistorySender(journal, catalogue, records, world, settings.flow(), counters);
    this.absence = new OfflineReportRecorder(kiosk, journal, world, settings.flow().sampleEvery());
    kiosk.set(NodeFact.JOURNAL_ID, Value.of(journal.id().toString()));
    tellOldest(journal);
    kiosk.set(NodeFact.GOING_DOWN, Value.of(""));
    kiosk.listen(reporter);
    journal.listen(
        () -> {
          tellOldest(journal);
          records.pump();
        });
  }

  private void tellOldest(Journal journal) {
    kiosk.set(NodeFact.JOURNAL_OLDEST, Value.of(journal.counts().oldest()));
  }

  /** Begins to keep what nobody hears. */
  void start() {
    absence.start();
  }

  /** The fleet listens on this session: births, then all the rest. */
  void speak(SparkplugSession to) {
    counters.session();
    session = to;
    bear(to);
    absence.set(false);
  }

  /** How long ago the latest births went out. */
  Duration sinceBirth() {
    return world.loop().uptime().minus(born);
  }

  private void bear(SparkplugSession to) {
    cancelRebirth();
    counters.birth();
    born = world.loop().uptime();
    reporter.births(to);
    // The network may have failed while the births went out.
    if (to.equals(session)) {
      reporter.flush();
      records.born(to);
      history.born(to);
    }
  }

  /** Stops data at once and soon sends all births again; more requests until then add nothing. */
  void bearAgain() {
    SparkplugSession current = session;
    if (current == null || rebirth != null) {
      return;
    }
    current.hold();
    Duration pause = rebirthEvery.minus(sinceBirth());
    Duration wait = pause.compareTo(GATHER) > 0 ? pause : GATHER;
    rebirth = world.loop().after(wait, () -> bear(current));
  }

  /** Tells, while it is heard, that the kiosk goes down. */
  void announce(ShutdownReason reason) {
    kiosk.set(NodeFact.GOING_DOWN, Value.of(reason.code()));
    if (rebirth != null && session != null) {
      bear(session);
    }
    reporter.flush();
  }

  /** The kiosk means to stay again. */
  void stay() {
    kiosk.set(NodeFact.GOING_DOWN, Value.of(""));
  }

  /** The fleet has the journal's records up to the number. */
  void acknowledged(UUID journal, long upTo) {
    records.acknowledged(journal, upTo);
  }

  /** The fleet has the journal's records up to the number and none after it. */
  void resume(UUID journal, long after) {
    records.resume(journal, after);
  }

  /** The host sent something that shows that it has read the births. */
  void hostSpoke() {
    records.hostSpoke();
  }

  /** Nobody listens any more. */
  void fallSilent() {
    session = null;
    cancelRebirth();
    reporter.silence();
    records.silence();
    history.silence();
    absence.set(true);
  }

  /** The kiosk goes down: nothing is kept any more either. */
  void end() {
    fallSilent();
    absence.end();
  }

  private void cancelRebirth() {
    if (rebirth != null) {
      rebirth.cancel();
      rebirth = null;
    }
  }
}
