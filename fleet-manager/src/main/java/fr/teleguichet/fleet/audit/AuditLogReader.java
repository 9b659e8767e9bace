package fr.teleguichet.fleet.audit;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.EmptyHandling;

/** The log, to be read and checked. */
@Singleton
public final class AuditLogReader {

  private static final String COLUMNS =
      "number, at, actor_kind, actor_id, actor, action, subject, address, details, hash";

  private final Jdbi jdbi;

  AuditLogReader(Database database) {
    this.jdbi = database.jdbi();
  }

  /** The newest entries that are looked for, newest first. */
  public List<StoredAuditEntry> find(AuditQuery search) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + """
                         FROM audit WHERE number < :before
                          AND actor LIKE :who AND CONVERT(action USING utf8mb4) LIKE :what
                          AND subject LIKE :subject
                          AND (:from IS NULL OR at >= :from) AND (:to IS NULL OR at < :to)
                        ORDER BY number DESC LIMIT :limit
                        """)
                .bind("before", search.before())
                .bind("who", "%" + literally(search.who()) + "%")
                .bind("what", literally(search.what()) + "%")
                .bind("subject", "%" + literally(search.subject()) + "%")
                .bind("from", search.from().map(AuditLogReader::utc).orElse(null))
                .bind("to", search.to().map(AuditLogReader::utc).orElse(null))
                .bind("limit", search.limit())
                .map((row, _) -> StoredAuditEntry.of(row))
                .list());
  }

  /**
   * Whom entries are about.
   *
   * @param names what it may be called in them
   * @param address where it was seen; counts for entries that name nobody, empty for none
   */
  public record About(List<String> names, String address) {
    public About {
      names = List.copyOf(names);
    }
  }

  /** The newest entries of these actions about somebody, newest first. */
  public List<StoredAuditEntry> about(List<String> actions, About whom, Instant from, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + """
                         FROM audit WHERE action IN (<actions>) AND at >= :from
                          AND (subject IN (<names>) OR (subject IN ('', '-') AND address = :address))
                        ORDER BY number DESC LIMIT :limit
                        """)
                .bindList("actions", actions)
                .bindList(EmptyHandling.NULL_KEYWORD, "names", whom.names())
                .bind("address", whom.address().isEmpty() ? null : whom.address())
                .bind("from", utc(from))
                .bind("limit", limit)
                .map((row, _) -> StoredAuditEntry.of(row))
                .list());
  }

  /** What a person types is looked for as it stands. */
  private static String literally(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /**
   * What the check of the chain found.
   *
   * @param entries how many entries are chained without a fault
   * @param brokenAt the number at which an entry is missing or altered
   * @param seal the last entry's hash in hexadecimal; written down elsewhere, it proves later that
   *     nothing up to this entry was altered
   */
  public record Finding(long entries, OptionalLong brokenAt, String seal) {}

  /** Reads the whole log and checks that it is as it was written. */
  public Finding check() {
    return jdbi.inTransaction(
        handle -> {
          AuditChainHead head = AuditChainHead.now(handle);
          return new Finding(
              Math.max(0, head.number() - head.first() + 1),
              firstFault(handle, head),
              HexFormat.of().formatHex(head.hash()));
        });
  }

  private static OptionalLong firstFault(Handle handle, AuditChainHead head) {
    record Kept(StoredAuditEntry row, String hash) {}
    long expected = head.first();
    byte[] before = head.beforeFirst();
    long blanked = head.rest().blanked();
    byte[] rest = head.rest().beforeFirst();
    // Where the second chain ends there is a row, unless its rows are all gone.
    boolean isEnded = blanked < head.first();
    boolean isAnchored = isEnded;
    String anchor = HexFormat.of().formatHex(head.rest().hash());
    try (Stream<Kept> rows =
        handle
            .createQuery("SELECT " + COLUMNS + " FROM audit ORDER BY number")
            .setFetchSize(1_000)
            .map(
                (row, _) ->
                    new Kept(
                        StoredAuditEntry.of(row), HexFormat.of().formatHex(row.getBytes("hash"))))
            .stream()) {
      for (Kept kept : (Iterable<Kept>) rows::iterator) {
        StoredAuditEntry row = kept.row();
        byte[] hash = HexFormat.of().parseHex(kept.hash());
        // Of a row without its address the second chain knows that it is as it was.
        boolean isChained =
            Arrays.equals(row.hashAfter(before), hash)
                || (row.number() <= blanked && row.address().isEmpty());
        if (row.number() != expected || !isChained) {
          return OptionalLong.of(expected);
        }
        if (row.number() <= blanked) {
          rest = row.restAfter(rest, hash);
          if (row.number() == blanked && !Arrays.equals(rest, head.rest().hash())) {
            return OptionalLong.of(blanked);
          }
          isEnded |= row.number() == blanked;
        }
        isAnchored |=
            row.action().equals(AuditAddressRetention.BLANKED) && row.details().contains(anchor);
        before = hash;
        expected++;
      }
    }
    if (!isEnded || !isAnchored) {
      return OptionalLong.of(blanked);
    }
    boolean complete = expected == head.number() + 1 && Arrays.equals(before, head.hash());
    return complete ? OptionalLong.empty() : OptionalLong.of(expected);
  }
}
