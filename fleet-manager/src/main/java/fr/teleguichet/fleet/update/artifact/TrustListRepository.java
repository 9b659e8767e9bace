package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.release.ReleaseTrust;
import fr.teleguichet.release.RemovedKey;
import fr.teleguichet.release.TrustList;
import jakarta.inject.Singleton;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Which trust lists came in. None is deleted: kiosks may have it. */
@Singleton
public final class TrustListRepository {

  private static final int MAX_COUNT = 200;
  private static final Collector<CharSequence, ?, String> LINES = Collectors.joining("\n");

  private final Jdbi jdbi;
  private final Clock clock;

  TrustListRepository(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /** The newest first, 200 at most. */
  public List<PublishedTrustList> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM trust_list ORDER BY serial DESC LIMIT :most")
                .bind("most", MAX_COUNT)
                .map((row, _) -> read(row))
                .list());
  }

  /** The one with the highest serial. */
  public Optional<PublishedTrustList> newest() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM trust_list ORDER BY serial DESC LIMIT 1")
                .map((row, _) -> read(row))
                .findOne());
  }

  /** The one with this serial. */
  public Optional<PublishedTrustList> find(long serial) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM trust_list WHERE serial = :serial")
                .bind("serial", serial)
                .map((row, _) -> read(row))
                .findOne());
  }

  private static PublishedTrustList read(ResultSet row) throws SQLException {
    return new PublishedTrustList(
        new SignedTrustList(list(row), Optional.ofNullable(row.getString("root"))),
        row.getInt("artifact_id"),
        row.getString("sha256"),
        instant(row, "uploaded"),
        row.getString("uploaded_by"));
  }

  private static TrustList list(ResultSet row) throws SQLException {
    String trusted = row.getString("trusted");
    return new TrustList(
        row.getLong("serial"),
        instant(row, "issued"),
        trusted.isEmpty() ? List.<X509Certificate>of() : ReleaseTrust.ofPem(trusted).certificates(),
        row.getString("removed").lines().map(TrustListRepository::removed).toList());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private static RemovedKey removed(String line) {
    String[] words = line.split(" ", 3);
    return new RemovedKey(
        words[0],
        RemovedKey.Status.valueOf(words[1].toUpperCase(Locale.ROOT)),
        words.length > 2 ? words[2] : "");
  }

  /** Writes a list down, unless another one has its serial; returns whether this one has it. */
  boolean add(SignedTrustList signed, Artifact artifact, String by) {
    TrustList list = signed.list();
    return jdbi.inTransaction(
        handle -> {
          int _ =
              handle
                  .createUpdate(
                      """
                      INSERT IGNORE INTO trust_list (
                        serial, artifact_id, sha256, issued, trusted, removed, uploaded,
                        uploaded_by, root)
                      VALUES (
                        :serial, :artifact, :sha256, :issued, :trusted, :removed, :now, :by, :root)
                      """)
                  .bind("serial", list.serial())
                  .bind("artifact", artifact.id())
                  .bind("sha256", artifact.sums().sha256())
                  .bind("issued", utc(list.issued()))
                  .bind(
                      "trusted",
                      list.trusted().stream().map(TrustListRepository::pem).collect(LINES))
                  .bind(
                      "removed",
                      list.removed().stream().map(TrustListRepository::line).collect(LINES))
                  .bind("now", utc(clock.instant()))
                  .bind("by", by)
                  .bind("root", signed.root().orElse(null))
                  .execute();
          return handle
              .createQuery("SELECT sha256 FROM trust_list WHERE serial = :serial")
              .bind("serial", list.serial())
              .mapTo(String.class)
              .one()
              .equals(artifact.sums().sha256());
        });
  }

  private static String line(RemovedKey key) {
    return key.fingerprint() + " " + key.status().code() + " " + key.reason();
  }

  private static String pem(X509Certificate certificate) {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----";
    } catch (CertificateEncodingException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static LocalDateTime utc(Instant time) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(time.toEpochMilli()), ZoneOffset.UTC);
  }
}
