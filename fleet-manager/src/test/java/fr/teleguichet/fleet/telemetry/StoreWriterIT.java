package fr.teleguichet.fleet.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.interview.InterviewRecordSink;
import fr.teleguichet.fleet.interview.TestSurveyMonths;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.sparkplug.DeviceView;
import fr.teleguichet.fleet.sparkplug.HealthReport;
import fr.teleguichet.fleet.sparkplug.KioskJournalStatus;
import fr.teleguichet.fleet.sparkplug.NodeBirthSummary;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.sparkplug.TestNode;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.FleetCommand.AcknowledgeRecords;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.RecordCodec;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is written into a real MariaDB, and what is acknowledged for it. */
@ExtendWith(TestDatabase.class)
class StoreWriterIT {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final NodeAddress GRAMAT = new NodeAddress("cauvaldor", "gramat");
  private static final UUID JOURNAL = TestNode.JOURNAL;

  private final Database database;
  private StoreWriter store;

  StoreWriterIT(Database database) {
    this.database = database;
    this.store = newStore();
  }

  @BeforeEach
  void aManagerThatHasJustStarted() {
    store = newStore();
  }

  private StoreWriter newStore() {
    return new StoreWriter(
        database.dataSource(),
        List.of(new InterviewRecordSink(TestSurveyMonths.at(new ManualClock(NOON)), new Random(5))),
        new ManualClock(NOON));
  }

  @Test
  void everyMeasureHasAColumnOfItsOwnAndNothingElseIsThere() {
    List<String> columns =
        column(
            String.class,
            """
            SELECT column_name FROM information_schema.columns
            WHERE table_schema = DATABASE() AND table_name = 'report'
            """);
    List<String> hours =
        column(
            String.class,
            """
            SELECT column_name FROM information_schema.columns
            WHERE table_schema = DATABASE() AND table_name = 'report_hour'
            """);

    assertThat(columns)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of("kiosk_id", "at", "historical"),
                    Arrays.stream(HealthMetric.values()).map(ReportRepository::column))
                .toList());
    assertThat(hours).hasSize(3 + 3 * HealthMetric.values().length);
  }

  @Test
  void reportsAreWrittenWithTheirValuesAndTheirGaps() throws SQLException {
    write(telemetry(report(NOON, 48.5), report(NOON.plusMillis(1), Double.NaN)));

    assertThat(
            rows("SELECT cpu_temperature, clock_synchronised, swap_used FROM report ORDER BY at"))
        .containsExactly("48.5, 1, null", "null, 1, null");
  }

  @Test
  void aReportThatComesTwiceIsThereOnce() throws SQLException {
    write(telemetry(report(NOON, 48.5)));
    write(telemetry(report(NOON, 48.5), report(NOON.plusSeconds(1), 49)));

    assertThat(count("report")).isEqualTo(2);
  }

  /** One strange row stood before every record of its kiosk, for ever. */
  @Test
  void aJournalWhoseIdentityCannotBeReadKeepsNoneOfItsKiosksRecordsFromBeingStored()
      throws SQLException {
    write(records(1, 2));
    database
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "INSERT INTO journal (kiosk_id, uuid, first_seen)"
                          + " SELECT id, 'past-gramat', '2025-06-01' FROM kiosk");
            });
    store = newStore();

    assertThat(write(records(3, 4))).containsValue(acknowledged(4));
    assertThat(count("record")).isEqualTo(4);
  }

  @Test
  void aBatchOfTwoThousandReportsOfManyKiosksIsWritten() throws SQLException {
    List<StoreItem> works = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      HealthReport.Measures measures = new HealthReport.Measures();
      measures.set(HealthMetric.CPU_USAGE, Value.of(i % 100 + 0.5));
      if (i % 3 == 0) {
        measures.set(HealthMetric.STORAGE_ERRORS, Value.of(4_294_967_295L));
      }
      works.add(
          new StoreItem.OfReport(
              HealthReport.of(
                  new NodeAddress("lot", "kiosk-" + i % 50), NOON.plusMillis(i), false, measures)));
    }
    write(new StoreQueue.Batch(works, List.of(), List.of()));

    assertThat(count("report")).isEqualTo(2_000);
    assertThat(count("kiosk")).isEqualTo(50);
    assertThat(column(Long.class, "SELECT MAX(storage_errors) FROM report"))
        .containsExactly(4_294_967_295L);
  }

  @Test
  void recordsAreAcknowledgedUpToTheLastOneWithoutAGap() throws SQLException {
    assertThat(write(records(1, 3))).containsEntry(GRAMAT, acknowledged(3));
    assertThat(write(records(5, 6))).as("4 is missing").containsEntry(GRAMAT, acknowledged(3));
    assertThat(write(records(2, 6))).as("sent again").containsEntry(GRAMAT, acknowledged(6));
    assertThat(write(records(1, 6))).as("all again").containsEntry(GRAMAT, acknowledged(6));

    assertThat(column(Long.class, "SELECT number FROM record ORDER BY number"))
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(count("presence_hour")).isEqualTo(1);
    assertThat(column(Long.class, "SELECT passers FROM presence_month")).containsExactly(6L);
    assertThat(column(Long.class, "SELECT passers FROM presence_hour")).containsExactly(6L);
  }

  @Test
  void aManagerThatStartsAnewKnowsWhereTheJournalStood() throws SQLException {
    write(records(1, 3));
    store = newStore();

    assertThat(write(records(1, 4))).containsEntry(GRAMAT, acknowledged(4));
    assertThat(count("record")).isEqualTo(4);
  }

  @Test
  void anotherJournalOfTheSameKioskBeginsAtOne() throws SQLException {
    UUID second = UUID.fromString("0199a000-0000-7000-8000-000000000002");
    write(records(1, 3));

    assertThat(write(new StoreQueue.Batch(List.of(), List.of(work(second, 1, 2)), List.of())))
        .containsEntry(GRAMAT, new AcknowledgeRecords(second, 2));
    assertThat(count("record")).isEqualTo(5);
  }

  @Test
  void whenTheTransactionFailsNothingIsThereAndNothingIsAcknowledged() throws SQLException {
    StoreWriter failing =
        new StoreWriter(
            database.dataSource(),
            List.of(
                (transaction, records) -> {
                  throw new SQLException("the disk is full", "HY000", 1021);
                }),
            new ManualClock(NOON));

    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> failing.write(records(1, 3))))
        .hasMessage("the disk is full");
    assertThat(count("record")).isZero();
    assertThat(column(Long.class, "SELECT acknowledged FROM journal")).containsOnly(0L);
    assertThat(write(records(1, 3))).containsEntry(GRAMAT, acknowledged(3));
  }

  @Test
  void anInterviewAndItsSurveyAreKeptApart() throws SQLException {
    ServiceCode carsat = new ServiceCode("carsat");
    write(
        new StoreQueue.Batch(
            List.of(),
            List.of(
                new StoreItem.OfRecords(
                    GRAMAT,
                    former(JOURNAL),
                    List.of(
                        entry(
                            1,
                            new KioskRecord.Interview(
                                carsat,
                                NOON,
                                Duration.ofMinutes(21),
                                KioskRecord.Outcome.HELD,
                                Optional.of(Duration.ofSeconds(95)))),
                        entry(
                            2,
                            new KioskRecord.Survey(
                                carsat,
                                LocalDate.parse("2026-11-23"),
                                KioskRecord.Satisfaction.VERY_SATISFIED,
                                Optional.of(KioskRecord.Recommendation.YES),
                                Optional.empty(),
                                Optional.of(KioskRecord.Alternative.OWN_CAR),
                                Optional.empty())),
                        entry(
                            3,
                            new KioskRecord.Interview(
                                carsat, NOON, Duration.ofMinutes(2), KioskRecord.Outcome.FAILED))),
                    NOON)),
            List.of()));

    assertThat(rows("SELECT service, seconds, outcome, waited FROM interview ORDER BY number"))
        .as("a kiosk of a former version does not tell how long somebody waited")
        .containsExactly("carsat, 1260, held, 95", "carsat, 120, failed, null");
    assertThat(rows("SELECT service, week, span, satisfaction, recommend, resolved FROM survey"))
        .containsExactly(", 2026-01-01, year, very-satisfied, yes, null");
    assertThat(
            rows(
                "SELECT year, service, very_satisfied, recommend_yes, resolved_yes FROM"
                    + " survey_service"))
        .containsExactly("2026, carsat, 1, 1, 0");
    assertThat(rows("SELECT year, site_id, question, answer, answers FROM survey_choice"))
        .as("neither a service nor another answer stands beside it")
        .containsExactly("2026, 0, alternative, own-car, 1");
    assertThat(rows("SELECT type, occurred, received, body FROM record WHERE number = 2"))
        .as("neither the answers nor the hour stand beside the record's number")
        .containsExactly("survey, 2026-11-23 00:00:00.000, null, null");
    assertThat(column(byte[].class, "SELECT id FROM survey").getFirst()).hasSize(16);
  }

  /** Kiosks of a former version ask three questions; those of a newer one may ask more. */
  @Test
  void surveysOfOtherVersionsAreCountedAllTheSame() throws SQLException {
    Instant monday = Instant.parse("2026-11-23T00:00:00Z");
    write(
        new StoreQueue.Batch(
            List.of(),
            List.of(
                new StoreItem.OfRecords(
                    GRAMAT,
                    former(JOURNAL),
                    List.of(
                        new JournalEntry(
                            1,
                            monday,
                            "survey",
                            "{\"service\":\"caf\",\"satisfaction\":\"satisfied\",\"resolved\":\"yes\"}"),
                        new JournalEntry(
                            2,
                            monday,
                            "survey",
                            "{\"service\":\"caf\",\"satisfaction\":\"satisfied\","
                                + "\"referral\":\"poster\",\"weather\":\"fine\"}"),
                        new JournalEntry(
                            3,
                            monday,
                            "survey",
                            "{\"service\":\"caf\",\"satisfaction\":\"satisfied\","
                                + "\"referral\":\"poster\"}")),
                    NOON)),
            List.of()));

    assertThat(count("survey")).isEqualTo(3);
    assertThat(rows("SELECT question, answer, answers FROM survey_choice"))
        .containsExactly("referral, poster, 2");
  }

  @Test
  void aDamagedSurveyIsKeptAsItCameSinceNothingMayBeLost() throws SQLException {
    write(
        new StoreQueue.Batch(
            List.of(),
            List.of(
                new StoreItem.OfRecords(
                    GRAMAT,
                    former(JOURNAL),
                    List.of(new JournalEntry(1, NOON, "survey", "{\"service\":3}")),
                    NOON)),
            List.of()));

    assertThat(rows("SELECT type, body FROM record")).containsExactly("survey, {\"service\":3}");
    assertThat(count("survey")).isZero();
  }

  @Test
  void aKioskIsRecalledWithItsLinkFactsAndPeripherals() throws SQLException {
    NodeView view =
        new NodeView(
            GRAMAT,
            new NodeView.Link.Stopped(NOON.minusSeconds(9), ShutdownReason.UPDATE),
            NOON,
            false,
            Map.of(),
            Map.of(
                NodeFact.BOARD_MODEL,
                Value.of("Raspberry \"Pi\" 5"),
                NodeFact.BOOT_TIME,
                Value.of(7)),
            Map.of("printer", new DeviceView(true, NOON, "error", "media-empty", "Brother")),
            Optional.empty(),
            Optional.of(new NodeBirthSummary(NOON.minusSeconds(99), true)));
    write(new StoreQueue.Batch(List.of(), List.of(), List.of(new StoreItem.OfView(view, NOON))));

    assertThat(KnownNodeReader.load(database.dataSource())).containsExactly(view);
    assertThat(rows("SELECT link, reason FROM link_change")).containsExactly("stopped, update");
    assertThat(rows("SELECT device, present, reasons FROM peripheral_change"))
        .containsExactly("printer, 1, media-empty");
  }

  @Test
  void aConnectionIsNotBelievedAfterARestart() throws SQLException {
    NodeView view =
        new NodeView(
            GRAMAT, new NodeView.Link.Connected(NOON), NOON, false, Map.of(), Map.of(), Map.of());
    write(new StoreQueue.Batch(List.of(), List.of(), List.of(new StoreItem.OfView(view, NOON))));

    assertThat(KnownNodeReader.load(database.dataSource()).getFirst().link())
        .isEqualTo(new NodeView.Link.Unknown(NOON));
  }

  @Test
  void aMetricWithoutAColumnStandsInTheNarrowTable() throws SQLException {
    write(
        telemetry(
            new StoreItem.OfExtra(GRAMAT, "", "<b>Fan</b>", DataType.INT32, Value.of(1200), NOON),
            new StoreItem.OfExtra(
                GRAMAT, "", "Motto", DataType.STRING, Value.of("x".repeat(3_000)), NOON)));

    assertThat(
            rows(
                """
                SELECT name, number, LENGTH(text) FROM report_value
                JOIN metric_name ON metric_name.id = metric_id ORDER BY name
                """))
        .containsExactly("<b>Fan</b>, 1200, null", "Motto, null, 1000");
  }

  private Map<NodeAddress, FleetCommand> write(StoreQueue.Batch batch) throws SQLException {
    return store.write(batch).commands();
  }

  private static StoreQueue.Batch telemetry(StoreItem... works) {
    return new StoreQueue.Batch(List.of(works), List.of(), List.of());
  }

  private static StoreItem report(Instant at, double temperature) {
    HealthReport.Measures measures = new HealthReport.Measures();
    measures.set(HealthMetric.CPU_TEMPERATURE, Value.of(temperature));
    measures.set(HealthMetric.CLOCK_SYNCHRONISED, Value.of(true));
    return new StoreItem.OfReport(HealthReport.of(GRAMAT, at, false, measures));
  }

  private static StoreQueue.Batch records(long first, long last) {
    return new StoreQueue.Batch(List.of(), List.of(work(JOURNAL, first, last)), List.of());
  }

  private static StoreItem.OfRecords work(UUID journal, long first, long last) {
    return new StoreItem.OfRecords(
        GRAMAT,
        former(journal),
        LongStream.rangeClosed(first, last)
            .mapToObj(number -> entry(number, new KioskRecord.Presence(NOON, 1, 0)))
            .toList(),
        NOON);
  }

  /** The journal of a kiosk that does not say what it keeps. */
  private static KioskJournalStatus former(UUID id) {
    return new KioskJournalStatus(id, OptionalLong.empty(), false);
  }

  private static JournalEntry entry(long number, KioskRecord record) {
    return new JournalEntry(
        number, record.occurred(), RecordCodec.type(record), RecordCodec.body(record));
  }

  private static AcknowledgeRecords acknowledged(long upTo) {
    return new AcknowledgeRecords(JOURNAL, upTo);
  }

  private long count(String table) {
    return column(Long.class, "SELECT COUNT(*) FROM " + table).getFirst();
  }

  private <T> List<T> column(Class<T> type, String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(type).list());
  }

  private List<String> rows(String sql) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(sql)
                    .map(
                        (row, _) -> {
                          List<String> cells = new ArrayList<>();
                          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            cells.add(row.getString(i));
                          }
                          return String.join(", ", cells.stream().map(String::valueOf).toList());
                        })
                    .list());
  }
}
