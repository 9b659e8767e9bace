package fr.teleguichet.fleet.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The second chain, over the rows whose addresses have been blanked: the first one covers the
 * addresses, so it can't be worked out of these rows any more. How far it goes and what it comes to
 * stands in an entry of the first.
 */
final class RedactedAuditChain {

  private static final int HASH_BYTES = 32;

  /** Nothing has been blanked. */
  static final RedactedAuditChain NONE =
      new RedactedAuditChain(0, new byte[HASH_BYTES], new byte[HASH_BYTES]);

  private final long blanked;
  private final byte[] hash;
  private final byte[] beforeFirst;

  private RedactedAuditChain(long blanked, byte[] hash, byte[] beforeFirst) {
    this.blanked = blanked;
    this.hash = hash;
    this.beforeFirst = beforeFirst;
  }

  static RedactedAuditChain of(ResultSet head) throws SQLException {
    return new RedactedAuditChain(
        head.getLong("blanked"),
        Objects.requireNonNullElse(head.getBytes("rest"), NONE.hash),
        Objects.requireNonNullElse(head.getBytes("before_first_rest"), NONE.beforeFirst));
  }

  /** The last row whose address has been blanked, 0 when there is none. */
  long blanked() {
    return blanked;
  }

  /** The second chain's hash of that row. */
  byte[] hash() {
    return hash.clone();
  }

  /** Its hash that the oldest row is chained to. */
  byte[] beforeFirst() {
    return beforeFirst.clone();
  }

  /** The second chain's hash of the last of these rows. */
  static byte[] over(Handle handle, long first, long last, byte[] before) {
    record Kept(StoredAuditEntry row, String hash) {}
    byte[] rest = before;
    try (Stream<Kept> rows =
        handle
            .createQuery(
                "SELECT * FROM audit WHERE number BETWEEN :first AND :last ORDER BY number")
            .bind("first", first)
            .bind("last", last)
            .setFetchSize(1_000)
            .map(
                (row, _) ->
                    new Kept(
                        StoredAuditEntry.of(row), HexFormat.of().formatHex(row.getBytes("hash"))))
            .stream()) {
      for (Kept kept : (Iterable<Kept>) rows::iterator) {
        rest = kept.row().restAfter(rest, HexFormat.of().parseHex(kept.hash()));
      }
    }
    return rest;
  }
}
