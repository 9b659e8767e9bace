package fr.teleguichet.fleet.enrolment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** The rows of claims. */
final class ClaimRepository {

  /** What became of a claim. */
  sealed interface Fate {
    /** No device used it yet. */
    record Open(Instant expires) implements Fate {}

    /** The unit's key used it. */
    record Used() implements Fate {}

    /** It was taken back. */
    record Dropped() implements Fate {}
  }

  /**
   * A claim.
   *
   * @param unit whose it is
   * @param hash the SHA-256 of its secret
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole, never handed out
  record Row(UnitNumber unit, byte[] hash, Fate fate) {}

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");

  private ClaimRepository() {}

  /** Whether the text can be a claim's id. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The claim, locked. */
  static Optional<Row> lock(Handle handle, String id) {
    if (!isId(id)) {
      return Optional.empty();
    }
    return handle
        .createQuery(
            "SELECT unit_id, secret, expires, used, dropped FROM claim WHERE id = :id FOR UPDATE")
        .bind("id", id)
        .map(
            (row, _) ->
                new Row(new UnitNumber(row.getInt("unit_id")), row.getBytes("secret"), fate(row)))
        .findOne();
  }

  private static Fate fate(ResultSet row) throws SQLException {
    if (UnitRepository.instant(row, "used").isPresent()) {
      return new Fate.Used();
    }
    return UnitRepository.instant(row, "dropped").isPresent()
        ? new Fate.Dropped()
        : new Fate.Open(UnitRepository.instant(row, "expires").orElseThrow());
  }

  static void insert(
      Handle handle, String id, UnitNumber unit, ClaimSecret secret, Instant now, Instant expires) {
    int _ =
        handle
            .createUpdate(
                """
                INSERT INTO claim (id, unit_id, secret, made, expires)
                VALUES (:id, :unit, :secret, :made, :expires)
                """)
            .bind("id", id)
            .bind("unit", unit.value())
            .bind("secret", secret.hash())
            .bind("made", UnitRepository.utc(now))
            .bind("expires", UnitRepository.utc(expires))
            .execute();
  }

  static void use(Handle handle, String id, Instant now) {
    int _ =
        handle
            .createUpdate("UPDATE claim SET used = :now WHERE id = :id")
            .bind("now", UnitRepository.utc(now))
            .bind("id", id)
            .execute();
  }

  /** Takes back every claim of the unit that no device used. */
  static void drop(Handle handle, UnitNumber unit, Instant now) {
    int _ =
        handle
            .createUpdate(
                """
                UPDATE claim SET dropped = :now
                WHERE unit_id = :unit AND used IS NULL AND dropped IS NULL
                """)
            .bind("now", UnitRepository.utc(now))
            .bind("unit", unit.value())
            .execute();
  }

  /** When the unit's open claim expires, if it has one. */
  static Optional<Instant> expiry(Handle handle, UnitNumber unit) {
    return handle
        .createQuery(
            """
            SELECT expires FROM claim
            WHERE unit_id = :unit AND used IS NULL AND dropped IS NULL
            ORDER BY made DESC LIMIT 1
            """)
        .bind("unit", unit.value())
        .map((row, _) -> UnitRepository.instant(row, "expires").orElseThrow())
        .findOne();
  }
}
