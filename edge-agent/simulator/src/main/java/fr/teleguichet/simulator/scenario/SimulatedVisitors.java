package fr.teleguichet.simulator.scenario;

import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Presence;
import fr.teleguichet.hardware.journal.KioskRecord.Survey;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The people of a scenario, as the records that real ones would leave. A scripted quarter of an
 * hour may pass in seconds, so an interview is dated by its end: it began its full length earlier.
 * Belongs to the loop.
 */
final class SimulatedVisitors {

  private static final Logger LOG = LoggerFactory.getLogger(SimulatedVisitors.class);

  private final Loop loop;
  private final Clock clock;
  private final RecordAppender records;
  private int passers;
  private int visits;
  private boolean stopped;

  SimulatedVisitors(Loop loop, Clock clock, RecordAppender records) {
    this.loop = loop;
    this.clock = clock;
    this.records = records;
  }

  /** Begins to count by the hour. */
  void start() {
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    Duration rest = Duration.between(clock.instant(), hour.plus(1, ChronoUnit.HOURS));
    var _ = loop.after(rest, () -> hourIsOver(hour));
  }

  void stop() {
    stopped = true;
  }

  void passed(int count) {
    passers += count;
  }

  /** A citizen's interview ends now. */
  void ended(ScenarioEvent.Citizen citizen) {
    if (stopped) {
      return;
    }
    visits++;
    passers++;
    Instant began = clock.instant().minus(citizen.length());
    write(new Interview(citizen.service(), began, citizen.length(), citizen.outcome()));
    citizen
        .answers()
        .ifPresent(
            it ->
                write(
                    new Survey(
                        citizen.service(),
                        monday(),
                        it.satisfaction(),
                        it.recommend(),
                        it.resolved(),
                        it.alternative(),
                        it.referral())));
  }

  private LocalDate monday() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone())
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private void hourIsOver(Instant hour) {
    if (stopped) {
      return;
    }
    if (passers > 0) {
      write(new Presence(hour, Math.min(passers, 10_000), Math.min(visits, 10_000)));
    }
    passers = 0;
    visits = 0;
    start();
  }

  void write(KioskRecord record) {
    records
        .append(record)
        .onFailure(e -> LOG.warn("why=\"{}\" A played record was refused.", e.getMessage()));
  }
}
