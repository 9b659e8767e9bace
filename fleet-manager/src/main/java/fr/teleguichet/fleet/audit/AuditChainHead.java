package fr.teleguichet.fleet.audit;

import java.time.LocalDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Where the chain ends and begins; whoever holds it may add the next entry. */
final class AuditChainHead {

  private static final int HASH_BYTES = 32;

  private final long number;
  private final byte[] hash;
  private final long first;
  private final byte[] beforeFirst;
  private final RedactedAuditChain rest;

  private AuditChainHead(
      long number, byte[] hash, long first, byte[] beforeFirst, RedactedAuditChain rest) {
    this.number = number;
    this.hash = hash;
    this.first = first;
    this.beforeFirst = beforeFirst;
    this.rest = rest;
  }

  /** Takes the lock until the transaction ends. */
  static AuditChainHead lock(Handle handle) {
    return read(handle, " FOR UPDATE")
        .orElseGet(
            () -> {
              int _ =
                  handle
                      .createUpdate(
                          "INSERT IGNORE INTO audit_head (id, number, hash, first, before_first)"
                              + " VALUES (1, 0, :none, 1, :none)")
                      .bind("none", new byte[HASH_BYTES])
                      .execute();
              return read(handle, " FOR UPDATE").orElseThrow();
            });
  }

  /** The chain's ends as they are; an empty chain where nothing was ever written. */
  static AuditChainHead now(Handle handle) {
    return read(handle, "")
        .orElseGet(
            () ->
                new AuditChainHead(
                    0, new byte[HASH_BYTES], 1, new byte[HASH_BYTES], RedactedAuditChain.NONE));
  }

  private static Optional<AuditChainHead> read(Handle handle, String lock) {
    return handle
        .createQuery("SELECT * FROM audit_head WHERE id = 1" + lock)
        .map(
            (row, _) ->
                new AuditChainHead(
                    row.getLong("number"),
                    row.getBytes("hash"),
                    row.getLong("first"),
                    row.getBytes("before_first"),
                    RedactedAuditChain.of(row)))
        .findOne();
  }

  /** The last entry's number, 0 when there is none. */
  long number() {
    return number;
  }

  /** The last entry's hash. */
  byte[] hash() {
    return hash.clone();
  }

  /** The number of the oldest entry that retention has left. */
  long first() {
    return first;
  }

  /** The hash that the oldest entry is chained to. */
  byte[] beforeFirst() {
    return beforeFirst.clone();
  }

  /** How far addresses have been blanked. */
  RedactedAuditChain rest() {
    return rest;
  }

  /** What retention has left begins here now, in both chains. */
  void begin(Handle handle, long newFirst, byte[] newBeforeFirst, byte[] newBeforeFirstRest) {
    int _ =
        handle
            .createUpdate(
                "UPDATE audit_head SET first = :first, before_first = :hash,"
                    + " before_first_rest = :rest WHERE id = 1")
            .bind("first", newFirst)
            .bind("hash", newBeforeFirst)
            .bind("rest", newBeforeFirstRest)
            .execute();
  }

  /** Addresses are blanked up to here now. */
  static void blanked(Handle handle, long last, byte[] rest) {
    int _ =
        handle
            .createUpdate("UPDATE audit_head SET blanked = :last, rest = :rest WHERE id = 1")
            .bind("last", last)
            .bind("rest", rest)
            .execute();
  }

  void move(Handle handle, long newNumber, byte[] newHash) {
    int _ =
        handle
            .createUpdate("UPDATE audit_head SET number = :number, hash = :hash WHERE id = 1")
            .bind("number", newNumber)
            .bind("hash", newHash)
            .execute();
  }

  /** The last entry before the first that is not old: a clock may have gone back in between. */
  static Optional<Long> lastBefore(Handle handle, LocalDateTime limit, long first, int most) {
    return handle
        .createQuery(
            """
            SELECT number FROM audit
            WHERE number >= :first AND number < :most
              AND number < COALESCE(
                (SELECT MIN(number) FROM audit WHERE at >= :limit AND number >= :first), :beyond)
            ORDER BY number DESC LIMIT 1
            """)
        .bind("limit", limit)
        .bind("first", first)
        .bind("beyond", Long.MAX_VALUE)
        .bind("most", first + most)
        .mapTo(Long.class)
        .findOne();
  }
}
