package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.hardware.protocol.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The narrow table for values without a column. Belongs to the store's thread. */
final class ExtraTable {

  /** The column's width; a longer text is cut, since nobody reads a chart of it. */
  private static final int LONGEST_TEXT = 1_000;

  private static final String NAME =
      """
      INSERT INTO metric_name (device, name) VALUES (?, ?)
      ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)
      """;
  private static final String INSERT =
      """
      INSERT INTO report_value (kiosk_id, metric_id, at, number, text) VALUES (?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE kiosk_id = kiosk_id
      """;

  private record Key(String device, String name) {}

  private final Map<Key, Integer> names = new HashMap<>();

  void insert(
      Connection connection,
      List<StoreWork.OfExtra> extras,
      ToIntFunction<StoreWork.OfExtra> kioskId)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (StoreWork.OfExtra extra : extras) {
        insert.setInt(1, kioskId.applyAsInt(extra));
        insert.setInt(2, nameId(connection, new Key(extra.device(), extra.name())));
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
          text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
      case Value.Binary(var bytes) -> bytes.size() + " bytes";
      case Value.Table(var table) -> table.rows().size() + " rows";
      case Value.Whole _, Value.Real _, Value.Flag _, Value.Absent _, Value.Opaque _ -> null;
    };
  }

  private int nameId(Connection connection, Key key) throws SQLException {
    Integer known = names.get(key);
    if (known != null) {
      return known;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(NAME, Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, key.device());
      insert.setString(2, key.name());
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        if (!keys.next()) {
          throw new SQLException("the database gave no id for the metric " + key.name());
        }
        names.put(key, keys.getInt(1));
        return keys.getInt(1);
      }
    }
  }

  /** The transaction was rolled back: rows that it made are gone. */
  void forget() {
    names.clear();
  }
}
