package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.KioskRecord.NetworkChange;
import fr.teleguichet.hardware.journal.RecordCodec;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the database remembers of a kiosk, apart from its measures. */
@Singleton
public final class KioskHistoryReader {

  private static final int MAX_COUNT = 50;

  /** What {@link #entry} reads beside the record's own columns, of records that are called r. */
  static final String ENTRY_COLUMNS =
      UpdateRecord.COLUMNS + ", IF(r.type = 'network', r.body, NULL) AS network_body";

  private static final String MARKS =
      """
      (SELECT at, link AS kind, reason FROM link_change
       WHERE kiosk_id = :kiosk AND link = 'stopped' AND at >= :from AND at < :to
       ORDER BY at DESC LIMIT %1$d)
      UNION ALL
      (SELECT r.occurred, r.type, NULL FROM journal j JOIN record r ON r.journal_id = j.id
       WHERE j.kiosk_id = :kiosk AND r.type IN ('incident', 'started', 'update', 'network')
         AND r.occurred >= :from AND r.occurred < :to
       ORDER BY r.occurred DESC LIMIT %1$d)
      ORDER BY at
      """
          .formatted(MAX_COUNT);

  private final Jdbi jdbi;

  KioskHistoryReader(Database database) {
    this.jdbi = database.jdbi();
  }

  /** A change of the connection. */
  public record LinkChange(Instant at, String link, Optional<String> reason) {}

  /** A change of a peripheral. */
  public record DeviceChange(
      Instant at, String device, boolean present, String state, String reasons) {}

  /**
   * A record of the kiosk's journal; what it says only where that is of the kiosk itself.
   *
   * @param journal the journal's row
   * @param number its number in the journal
   * @param type its type
   * @param occurred when it happened; a survey's is the Monday of its week
   * @param received when it arrived; empty for a survey
   * @param update what it says, where it is of an update
   * @param network what it says, where it is of a change of the network
   */
  public record Entry(
      int journal,
      long number,
      String type,
      Instant occurred,
      Optional<Instant> received,
      Optional<UpdateRecord> update,
      Optional<NetworkChange> network) {}

  /**
   * Records that the kiosk does not have any more and that never came.
   *
   * @param since when the last one before them occurred; empty when there is none
   * @param noticed when it was found out; they occurred before
   */
  public record Gap(long first, long last, Optional<Instant> since, Instant noticed) {
    /** How many they are. */
    public long count() {
      return last - first + 1;
    }
  }

  /**
   * Something that a chart is annotated with.
   *
   * @param kind stopped, incident, started, update or network
   * @param reason why it stopped
   */
  public record Mark(Instant at, String kind, Optional<String> reason) {}

  /** The newest value of a metric that has no column. */
  public record OtherValue(String device, String name, Instant at, String value) {}

  /** The kiosk's row. */
  Optional<Integer> id(NodeAddress node) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT id FROM kiosk WHERE territory = :group AND name = :node")
                .bind("group", node.group())
                .bind("node", node.node())
                .mapTo(Integer.class)
                .findOne());
  }

  List<LinkChange> linkChanges(int kiosk) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT at, link, reason FROM link_change WHERE kiosk_id = :kiosk"
                        + " ORDER BY at DESC LIMIT "
                        + MAX_COUNT)
                .bind("kiosk", kiosk)
                .map((row, _) -> linkChange(row))
                .list());
  }

  private static LinkChange linkChange(ResultSet row) throws SQLException {
    return new LinkChange(
        instant(row, "at"), row.getString("link"), Optional.ofNullable(row.getString("reason")));
  }

  List<DeviceChange> deviceChanges(int kiosk) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT at, device, present, state, reasons FROM peripheral_change"
                        + " WHERE kiosk_id = :kiosk ORDER BY at DESC, device LIMIT "
                        + MAX_COUNT)
                .bind("kiosk", kiosk)
                .map((row, _) -> deviceChange(row))
                .list());
  }

  private static DeviceChange deviceChange(ResultSet row) throws SQLException {
    return new DeviceChange(
        instant(row, "at"),
        row.getString("device"),
        row.getBoolean("present"),
        row.getString("state"),
        row.getString("reasons"));
  }

  /**
   * The newest, but for what is counted elsewhere: the steps of a session, of which what came of it
   * is a record, and the passers-by of each hour, which would leave room for nothing else.
   */
  List<Entry> lastRecords(int kiosk) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT r.journal_id, r.number, r.type, r.occurred, r.received, %s
                    FROM journal j JOIN record r ON r.journal_id = j.id %s
                    WHERE j.kiosk_id = :kiosk AND r.type NOT IN ('visit', 'presence')
                    ORDER BY j.id DESC, r.number DESC LIMIT %d
                    """
                        .formatted(ENTRY_COLUMNS, UpdateRecord.JOIN, MAX_COUNT))
                .bind("kiosk", kiosk)
                .map((row, _) -> entry(row))
                .list());
  }

  /**
   * What a chart of this time is annotated with: announced stops, starts, updates, changes of the
   * network and incidents, the newest where there are many.
   */
  List<Mark> marks(int kiosk, Instant from, Instant to) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(MARKS)
                .bind("kiosk", kiosk)
                .bind("from", LocalDateTime.ofInstant(from, ZoneOffset.UTC))
                .bind("to", LocalDateTime.ofInstant(to, ZoneOffset.UTC))
                .map(
                    (row, _) ->
                        new Mark(
                            instant(row, "at"),
                            row.getString("kind"),
                            Optional.ofNullable(row.getString("reason"))))
                .list());
  }

  List<Gap> gaps(int kiosk) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT g.first_number, g.last_number, g.since, g.noticed
                    FROM journal j JOIN record_gap g ON g.journal_id = j.id
                    WHERE j.kiosk_id = :kiosk ORDER BY g.noticed DESC LIMIT %d
                    """
                        .formatted(MAX_COUNT))
                .bind("kiosk", kiosk)
                .map(
                    (row, _) ->
                        new Gap(
                            row.getLong("first_number"),
                            row.getLong("last_number"),
                            Optional.ofNullable(row.getObject("since", LocalDateTime.class))
                                .map(it -> it.toInstant(ZoneOffset.UTC)),
                            instant(row, "noticed")))
                .list());
  }

  static Entry entry(ResultSet row) throws SQLException {
    @Nullable LocalDateTime received = row.getObject("received", LocalDateTime.class);
    return new Entry(
        row.getInt("journal_id"),
        row.getLong("number"),
        row.getString("type"),
        instant(row, "occurred"),
        Optional.ofNullable(received).map(it -> it.toInstant(ZoneOffset.UTC)),
        UpdateRecord.of(row),
        network(row));
  }

  private static Optional<NetworkChange> network(ResultSet row) throws SQLException {
    @Nullable String body = row.getString("network_body");
    return body != null
            && RecordCodec.decode(new JournalEntry(1, Instant.EPOCH, "network", body))
                instanceof NetworkChange it
        ? Optional.of(it)
        : Optional.empty();
  }

  List<OtherValue> otherValues(int kiosk) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT m.device, m.name, v.at, v.number, v.text
                    FROM (SELECT metric_id, MAX(at) AS at FROM report_value
                          WHERE kiosk_id = :kiosk GROUP BY metric_id) newest
                    JOIN report_value v ON v.kiosk_id = :kiosk AND v.metric_id = newest.metric_id
                      AND v.at = newest.at
                    JOIN metric_name m ON m.id = v.metric_id
                    ORDER BY m.device, m.name LIMIT 200
                    """)
                .bind("kiosk", kiosk)
                .map(
                    (row, _) ->
                        new OtherValue(
                            row.getString("device"),
                            row.getString("name"),
                            instant(row, "at"),
                            value(row)))
                .list());
  }

  private static String value(ResultSet row) throws SQLException {
    @Nullable String text = row.getString("text");
    @Nullable String number = row.getString("number");
    if (text != null) {
      return text;
    }
    return number == null ? "" : number;
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }
}
