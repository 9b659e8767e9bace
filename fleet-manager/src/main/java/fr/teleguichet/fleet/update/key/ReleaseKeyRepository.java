package fr.teleguichet.fleet.update.key;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.update.UpdateSettings;
import fr.teleguichet.release.ReleaseTrust;
import fr.teleguichet.release.SignerIdentity;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * The fleet's release keys and roots of trust. None is ever deleted: what it signed refers to it.
 */
@Singleton
public final class ReleaseKeyRepository {

  private static final RowMapper<ReleaseKey> KEY = (row, _) -> read(row);

  private final Jdbi jdbi;
  private final UpdateSettings settings;
  private final Clock clock;

  ReleaseKeyRepository(Database database, UpdateSettings settings, Clock clock) {
    this.jdbi = database.jdbi();
    this.settings = settings;
    this.clock = clock;
  }

  private static ReleaseKey read(ResultSet row) throws SQLException {
    return new ReleaseKey(
        row.getInt("id"),
        row.getString("fingerprint"),
        row.getString("name"),
        row.getString("subject"),
        row.getString("certificate"),
        ReleaseKey.Purpose.of(row.getString("purpose")).orElseThrow(),
        instant(row.getObject("valid_from", LocalDateTime.class)),
        instant(row.getObject("valid_until", LocalDateTime.class)),
        instant(row.getObject("added", LocalDateTime.class)),
        row.getString("added_by"),
        retired(row));
  }

  private static Optional<ReleaseKey.Retired> retired(ResultSet row) throws SQLException {
    Optional<Instant> at =
        Optional.ofNullable(row.getObject("retired", LocalDateTime.class))
            .map(ReleaseKeyRepository::instant);
    return at.isEmpty()
        ? Optional.empty()
        : Optional.of(new ReleaseKey.Retired(at.get(), row.getString("retired_by")));
  }

  private static Instant instant(LocalDateTime time) {
    return time.toInstant(ZoneOffset.UTC);
  }

  private static LocalDateTime utc(Instant time) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(time.toEpochMilli()), ZoneOffset.UTC);
  }

  /** Whose signatures on releases are taken now: not those that are retired; those of the file. */
  public ReleaseTrust trust() {
    List<X509Certificate> certificates = new ArrayList<>(settings.keys().certificates());
    certificates.addAll(usable(list(), ReleaseKey.Purpose.RELEASES));
    return new ReleaseTrust(certificates);
  }

  /**
   * Whose signatures on trust lists are taken now; empty where no root was ever known, so that who
   * may sign them can't be judged here.
   */
  public Optional<ReleaseTrust> roots() {
    List<ReleaseKey> roots =
        list().stream().filter(it -> it.purpose() == ReleaseKey.Purpose.TRUST_LISTS).toList();
    return roots.isEmpty()
        ? Optional.empty()
        : Optional.of(new ReleaseTrust(usable(roots, ReleaseKey.Purpose.TRUST_LISTS)));
  }

  private static List<X509Certificate> usable(List<ReleaseKey> keys, ReleaseKey.Purpose purpose) {
    return keys.stream()
        .filter(it -> it.purpose() == purpose && it.retired().isEmpty())
        .flatMap(it -> ReleaseTrust.ofPem(it.pem()).certificates().stream())
        .toList();
  }

  /** All of them, the newest first. */
  public List<ReleaseKey> list() {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT * FROM release_key ORDER BY id DESC").map(KEY).list());
  }

  /** The key of this number. */
  public Optional<ReleaseKey> find(int id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM release_key WHERE id = :id")
                .bind("id", id)
                .map(KEY)
                .findOne());
  }

  /** Adds a certificate; empty when it was added before, retired or not. */
  Optional<ReleaseKey> add(
      X509Certificate certificate,
      String pem,
      String name,
      ReleaseKey.Purpose purpose,
      String actor) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT IGNORE INTO release_key (
                      fingerprint, name, subject, certificate, valid_from, valid_until, added,
                      added_by, purpose)
                    VALUES (
                      :fingerprint, :name, :subject, :pem, :from, :until, :now, :actor, :purpose)
                    """)
                .bind("fingerprint", SignerIdentity.fingerprint(certificate))
                .bind("name", name)
                .bind("subject", certificate.getSubjectX500Principal().getName())
                .bind("pem", pem)
                .bind("from", utc(certificate.getNotBefore().toInstant()))
                .bind("until", utc(certificate.getNotAfter().toInstant()))
                .bind("now", utc(clock.instant()))
                .bind("actor", actor)
                .bind("purpose", purpose.code())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Integer.class)
                .findOne()
                .flatMap(
                    id ->
                        handle
                            .createQuery("SELECT * FROM release_key WHERE id = :id")
                            .bind("id", id)
                            .map(KEY)
                            .findOne()));
  }

  /** Takes nothing any more that the key signs; what is there stays as it is. */
  void retire(ReleaseKey key, String actor) {
    jdbi.useHandle(
        handle -> {
          int _ =
              handle
                  .createUpdate(
                      """
                      UPDATE release_key SET retired = :now, retired_by = :actor
                      WHERE id = :id AND retired IS NULL
                      """)
                  .bind("id", key.id())
                  .bind("now", utc(clock.instant()))
                  .bind("actor", actor)
                  .execute();
        });
  }
}
