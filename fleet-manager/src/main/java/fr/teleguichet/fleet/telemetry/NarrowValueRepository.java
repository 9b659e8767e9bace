package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.fleet.platform.cache.LruCache;
import fr.teleguichet.hardware.protocol.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The narrow table for values without a column. Belongs to the thread that stores telemetry. */
final class NarrowValueRepository {

  /** The column's width; a longer text is cut, since nobody reads a chart of it. */
  private static final int MAX_TEXT_LENGTH = 1_000;

  /** Names that are remembered; of more, those that were not used for longest are asked again. */
  private static final int MAX_REMEMBERED = 50_000;

  private static final String NAME =
      """
      INSERT INTO metric_name (device, name, used) VALUES (?, ?, ?)
      ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id), used = VALUES(used)
      """;
  private static final String INSERT =
      """
      INSERT IGNORE INTO report_value (kiosk_id, metric_id, at, number, text)
      VALUES (?, ?, ?, ?, ?)
      """;

  private record Key(String device, String name) {}

  /**
   * A name's row, as it was on that day: housekeeping deletes rows of names that were not used for
   * months, so a row is made sure of each day.
   */
  private record Row(int id, LocalDate day) {}

  private final Map<Key, Row> names = new LruCache<>(MAX_REMEMBERED);

  void insert(
      Connection connection,
      List<StoreItem.OfExtra> extras,
      ToIntFunction<StoreItem.OfExtra> kioskId,
      LocalDate today)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (StoreItem.OfExtra extra : extras) {
        insert.setInt(1, kioskId.applyAsInt(extra));
        insert.setInt(2, nameId(connection, new Key(extra.device(), extra.name()), today));
        insert.setObject(3, LocalDateTime.ofInstant(extra.at(), ZoneOffset.UTC));
        bind(insert, extra.value());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void bind(PreparedStatement insert, Value value) throws SQLException {
    @Nullable Double number = number(value);
    @Nullable String text = text(value);
    if (number == null) {
      insert.setNull(4, Types.DOUBLE);
    } else {
      insert.setDouble(4, number);
    }
    if (text == null) {
      insert.setNull(5, Types.VARCHAR);
    } else {
      insert.setString(5, text);
    }
  }

  private static @Nullable Double number(Value value) {
    return switch (value) {
      case Value.Whole(long whole) -> (double) whole;
      case Value.Real(double real) when Double.isFinite(real) -> real;
      case Value.Flag(boolean flag) -> flag ? 1.0 : 0.0;
      case Value.Real _,
          Value.Text _,
          Value.Binary _,
          Value.Table _,
          Value.Absent _,
          Value.Opaque _ ->
          null;
    };
  }

  private static @Nullable String text(Value value) {
    return switch (value) {
      case Value.Text(String text) ->
          text.length() > MAX_TEXT_LENGTH ? text.substring(0, MAX_TEXT_LENGTH) : text;
      case Value.Binary(var bytes) -> bytes.size() + " bytes";
      case Value.Table(var table) -> table.rows().size() + " rows";
      case Value.Whole _, Value.Real _, Value.Flag _, Value.Absent _, Value.Opaque _ -> null;
    };
  }

  private int nameId(Connection connection, Key key, LocalDate today) throws SQLException {
    Row known = names.get(key);
    if (known != null && known.day().equals(today)) {
      return known.id();
    }
    try (PreparedStatement insert =
        connection.prepareStatement(NAME, Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, key.device());
      insert.setString(2, key.name());
      insert.setObject(3, today);
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        if (!keys.next()) {
          throw new SQLException("the database gave no id for the metric " + key.name());
        }
        names.put(key, new Row(keys.getInt(1), today));
        return keys.getInt(1);
      }
    }
  }

  /** The transaction was rolled back: rows that it made are gone. */
  void forget() {
    names.clear();
  }
}
