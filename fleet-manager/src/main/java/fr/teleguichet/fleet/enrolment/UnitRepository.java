package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.ShortCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The rows of units. What only reads says so; what is locked stays as read until the commit. */
final class UnitRepository {

  static final RowMapper<Unit> UNIT =
      (row, _) ->
          new Unit(
              new UnitNumber(row.getInt("id")),
              state(row),
              instant(row, "since").orElseThrow(),
              instant(row, "made").orElseThrow(),
              instant(row, "seen"),
              Optional.ofNullable(row.getString("address")));

  static final String COLUMNS =
      "id, state, since, made, fingerprint, kiosk, territory, admitted, seen, address, successor";

  private UnitRepository() {}

  private static UnitState state(ResultSet row) throws SQLException {
    String word = row.getString("state");
    return switch (word) {
      case "planned" -> new UnitState.Planned(name(row));
      case "waiting" -> new UnitState.Waiting(key(row));
      case "enrolled" -> new UnitState.Enrolled(name(row), key(row), admitted(row));
      case "accepted" -> new UnitState.Accepted(name(row), key(row), admitted(row));
      case "lapsed" -> new UnitState.Lapsed(name(row), key(row));
      case "cancelled" -> new UnitState.Cancelled(name(row));
      case "rejected" -> new UnitState.Rejected(key(row));
      case "retired" -> new UnitState.Retired(name(row), key(row));
      case "replaced" ->
          new UnitState.Replaced(name(row), key(row), new UnitNumber(row.getInt("successor")));
      default -> throw new SQLException("a unit has the state \"" + word + "\"");
    };
  }

  private static KioskId name(ResultSet row) throws SQLException {
    return new KioskId(
        new Territory(row.getString("territory")), new KioskName(row.getString("kiosk")));
  }

  private static Fingerprint key(ResultSet row) throws SQLException {
    return new Fingerprint(row.getString("fingerprint"));
  }

  private static Instant admitted(ResultSet row) throws SQLException {
    return instant(row, "admitted").orElseThrow();
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
        .map(time -> time.toInstant(ZoneOffset.UTC));
  }

  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /** The unit, locked. */
  static Optional<Unit> lock(Handle handle, UnitNumber number) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM unit WHERE id = :id FOR UPDATE")
        .bind("id", number.value())
        .map(UNIT)
        .findOne();
  }

  /** The unit with this key, locked. */
  static Optional<Unit> lock(Handle handle, Fingerprint key) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM unit WHERE fingerprint = :key FOR UPDATE")
        .bind("key", key.hex())
        .map(UNIT)
        .findOne();
  }

  /** The unit that is the kiosk, locked. */
  static Optional<Unit> lock(Handle handle, KioskId kiosk) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM unit WHERE holds = :kiosk AND territory = :territory FOR UPDATE")
        .bind("kiosk", kiosk.name().value())
        .bind("territory", kiosk.territory().value())
        .map(UNIT)
        .findOne();
  }

  /** Adds a unit and returns its number. */
  static UnitNumber insert(Handle handle, UnitState state, Instant now, @Nullable String address) {
    Integer id =
        bound(
                handle.createUpdate(
                    """
                    INSERT INTO unit (state, since, made, fingerprint, code, kiosk, territory,
                      target, admitted, seen, address, successor)
                    VALUES (:state, :since, :since, :fingerprint, :code, :kiosk, :territory,
                      :target, :admitted, :seen, :address, :successor)
                    """),
                target(handle, state),
                state,
                now)
            .bind("seen", address == null ? null : utc(now))
            .bind("address", address)
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Integer.class)
            .one();
    return new UnitNumber(Objects.requireNonNull(id));
  }

  /** Gives the unit a state. */
  static void update(Handle handle, UnitNumber number, UnitState state, Instant now) {
    int _ =
        bound(
                handle.createUpdate(
                    """
                    UPDATE unit SET state = :state, since = :since, fingerprint = :fingerprint,
                      code = :code, kiosk = :kiosk, territory = :territory, target = :target,
                      admitted = :admitted, successor = :successor
                    WHERE id = :id
                    """),
                target(handle, state),
                state,
                now)
            .bind("id", number.value())
            .execute();
  }

  private static Optional<String> target(Handle handle, UnitState state) {
    return state.kiosk().map(kiosk -> TargetIdResolver.of(handle, kiosk).value());
  }

  private static <S extends SqlStatement<S>> S bound(
      S statement, Optional<String> target, UnitState state, Instant now) {
    Optional<KioskId> name = state.kiosk();
    Optional<Fingerprint> key = state.fingerprint();
    return statement
        .bind("state", state.code())
        .bind("since", utc(now))
        .bind("fingerprint", key.map(Fingerprint::hex).orElse(null))
        .bind("code", key.map(it -> ShortCode.of(it).value()).orElse(null))
        .bind("kiosk", name.map(it -> it.name().value()).orElse(null))
        .bind("territory", name.map(it -> it.territory().value()).orElse(null))
        .bind("target", target.orElse(null))
        .bind("admitted", state instanceof UnitState.Certified it ? utc(it.admitted()) : null)
        .bind(
            "successor",
            state instanceof UnitState.Replaced it ? (Integer) it.successor().value() : null);
  }

  /** Writes down that the unit asked for something. */
  static void touch(Handle handle, UnitNumber number, Instant now, String address) {
    int _ =
        handle
            .createUpdate("UPDATE unit SET seen = :now, address = :address WHERE id = :id")
            .bind("now", utc(now))
            .bind("address", address)
            .bind("id", number.value())
            .execute();
  }

  /** Forgets a unit that never had a name. */
  static void forget(Handle handle, UnitNumber number) {
    int _ =
        handle
            .createUpdate("DELETE FROM unit_event WHERE unit_id = :id")
            .bind("id", number.value())
            .execute();
    int _ =
        handle
            .createUpdate("DELETE FROM unit WHERE id = :id AND state = 'waiting'")
            .bind("id", number.value())
            .execute();
  }
}
