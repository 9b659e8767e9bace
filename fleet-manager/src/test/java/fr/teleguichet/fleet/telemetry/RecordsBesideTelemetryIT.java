package fr.teleguichet.fleet.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.teleguichet.fleet.interview.InterviewRecordSink;
import fr.teleguichet.fleet.interview.TestSurveyMonths;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import fr.teleguichet.fleet.sparkplug.IngestSettings;
import fr.teleguichet.fleet.sparkplug.TestNode;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.FleetCommand.AcknowledgeRecords;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.RecordCodec;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A record is stored and acknowledged whatever becomes of the reports before it. */
@ExtendWith(TestDatabase.class)
class RecordsBesideTelemetryIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Clock clock = new ClockFactory().machine();
  private final Database database;
  private final TestNode gramat = new TestNode("cauvaldor", "gramat");
  private final Queue<FleetCommand> commands = new ConcurrentLinkedQueue<>();

  RecordsBesideTelemetryIT(Database database) {
    this.database = database;
  }

  /**
   * Even of a kiosk whose first reports are in the very transaction that does not end: its row must
   * not be locked meanwhile.
   */
  @Test
  void recordsAreAcknowledgedWhileReportsCannotBeStored() throws Exception {
    try (HikariDataSource patient = withoutTimeLimit();
        Connection holder = database.dataSource().getConnection();
        Statement lock = holder.createStatement();
        TelemetryIngest telemetry = telemetry(patient)) {
      lock.execute("LOCK TABLES report WRITE");
      try {
        telemetry.start();
        receive(telemetry, gramat.birth(now()));
        receive(telemetry, gramat.temperature(now().plusMillis(1), 41));
        await("the store of reports waits").atMost(PATIENCE).until(() -> waits("report"));

        receive(telemetry, gramat.records(now(), List.of(presence(1), presence(2))));

        await("the records are acknowledged")
            .atMost(PATIENCE)
            .until(() -> commands.contains(new AcknowledgeRecords(TestNode.JOURNAL, 2)));
        assertThat(waits("report")).isTrue();
        assertThat(count("record")).isEqualTo(2);
      } finally {
        lock.execute("UNLOCK TABLES");
      }
      await("the reports are stored").atMost(PATIENCE).until(() -> count("report") == 2);
    }
  }

  /**
   * An interview reads its kiosk's row, which a picture changes: it must not be locked as long as
   * the transaction takes that stores pictures of many.
   */
  @Test
  void recordsAreAcknowledgedWhilePicturesCannotBeStored() throws Exception {
    try (HikariDataSource patient = withoutTimeLimit();
        Connection holder = database.dataSource().getConnection();
        Statement lock = holder.createStatement();
        TelemetryIngest telemetry = telemetry(patient)) {
      telemetry.start();
      lock.execute("LOCK TABLES peripheral WRITE");
      try {
        receive(telemetry, gramat.birth(now()));
        receive(telemetry, gramat.printerBirth(now(), "ready", ""));
        await("the store of pictures waits").atMost(PATIENCE).until(() -> waits("peripheral"));

        receive(telemetry, gramat.records(now(), List.of(interview(1), presence(2))));

        await("the records are acknowledged")
            .atMost(PATIENCE)
            .until(() -> commands.contains(new AcknowledgeRecords(TestNode.JOURNAL, 2)));
        assertThat(waits("peripheral")).isTrue();
      } finally {
        lock.execute("UNLOCK TABLES");
      }
      await("the picture is stored").atMost(PATIENCE).until(() -> count("peripheral") == 1);
    }
  }

  /** Else the driver would end what waits here, after a time that a slow machine may need. */
  private HikariDataSource withoutTimeLimit() throws SQLException {
    HikariConfig config = new HikariConfig();
    database.dataSource().unwrap(HikariDataSource.class).copyStateTo(config);
    Properties properties = new Properties();
    properties.putAll(config.getDataSourceProperties());
    Object _ = properties.remove("socketTimeout");
    config.setDataSourceProperties(properties);
    return new HikariDataSource(config);
  }

  private TelemetryIngest telemetry(DataSource source) {
    return new TelemetryIngest(
        source,
        IngestSettings.STANDARD,
        List.of(new InterviewRecordSink(TestSurveyMonths.at(clock), new Random(5))),
        (_, command) -> commands.add(command),
        () -> false,
        clock,
        new Random(1));
  }

  private static void receive(TelemetryIngest telemetry, TestNode.Sent message)
      throws InterruptedException {
    telemetry.received(message.topic(), message.payload());
  }

  private Instant now() {
    return clock.instant();
  }

  private JournalEntry presence(long number) {
    return entry(number, new KioskRecord.Presence(now(), 1, 0));
  }

  private JournalEntry interview(long number) {
    return entry(
        number,
        new KioskRecord.Interview(
            new ServiceCode("caf"), now(), Duration.ofMinutes(9), KioskRecord.Outcome.HELD));
  }

  private static JournalEntry entry(long number, KioskRecord record) {
    return new JournalEntry(
        number, record.occurred(), RecordCodec.type(record), RecordCodec.body(record));
  }

  private boolean waits(String table) throws SQLException {
    return count(
            """
            information_schema.processlist
            WHERE state = 'Waiting for table metadata lock' AND info LIKE '%%INTO %s %%'
            """
                .formatted(table))
        > 0;
  }

  private long count(String from) throws SQLException {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT COUNT(*) FROM " + from).mapTo(Long.class).one());
  }
}
