package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.security.cert.CertificateException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The book in the database. */
final class DatabaseCertificateRegistry implements CertificateRegistry {

  private static final String INSERT =
      """
      INSERT INTO certificate
        (serial, issuer, name, territory, kiosk, fingerprint, not_before, not_after, issued, content)
      VALUES
        (:serial, :issuer, :name, :territory, :kiosk, :key, :notBefore, :notAfter, :issued, :content)
      """;
  private static final String REVOKE =
      "UPDATE certificate SET revoked = :at, reason = :reason"
          + " WHERE serial = :serial AND revoked IS NULL";
  private static final String SELECT = "SELECT * FROM certificate WHERE ";
  private static final String NEWEST_FIRST = " ORDER BY issued DESC, id DESC";

  private final Jdbi jdbi;

  DatabaseCertificateRegistry(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The first of two that begin at once has it. */
  @Override
  public void claim(Fingerprint root) {
    DatabaseOwnershipCheck.refuseOther(
        jdbi.withHandle(handle -> claim(handle, root)), Optional.of(root));
  }

  /** Whose it is then. */
  private static String claim(Handle handle, Fingerprint root) {
    int _ =
        handle
            .createUpdate("INSERT IGNORE INTO setting (name, value) VALUES (:name, :root)")
            .bind("name", DatabaseOwnershipCheck.FACT)
            .bind("root", root.hex())
            .execute();
    return handle
        .createQuery("SELECT value FROM setting WHERE name = :name")
        .bind("name", DatabaseOwnershipCheck.FACT)
        .mapTo(String.class)
        .one();
  }

  @Override
  public void add(CertificateRecord certificate, Optional<KioskId> kiosk) {
    jdbi.useHandle(
        handle -> {
          int _ =
              handle
                  .createUpdate(INSERT)
                  .bind("serial", certificate.serial().hex())
                  .bind("issuer", certificate.issuer().hex())
                  .bind("name", certificate.name())
                  .bind("territory", kiosk.map(name -> name.territory().value()).orElse(null))
                  .bind("kiosk", kiosk.map(name -> name.name().value()).orElse(null))
                  .bind("key", certificate.key().hex())
                  .bind("notBefore", utc(certificate.notBefore()))
                  .bind("notAfter", utc(certificate.notAfter()))
                  .bind("issued", utc(certificate.issued()))
                  .bind("content", DerCertificateCodec.of(certificate.certificate()))
                  .execute();
        });
  }

  @Override
  public boolean revoke(CertificateSerialNumber serial, CertificateRecord.Revocation revocation) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(REVOKE)
                    .bind("at", utc(revocation.at()))
                    .bind("reason", revocation.reason().code())
                    .bind("serial", serial.hex())
                    .execute())
        > 0;
  }

  @Override
  public List<CertificateRecord> ofKiosk(KioskId kiosk) {
    return jdbi.withHandle(
        handle ->
            list(
                handle
                    .createQuery(
                        SELECT + "kiosk = :kiosk AND territory = :territory" + NEWEST_FIRST)
                    .bind("kiosk", kiosk.name().value())
                    .bind("territory", kiosk.territory().value())));
  }

  @Override
  public List<CertificateRecord> ofKey(Fingerprint key) {
    return jdbi.withHandle(
        handle ->
            list(
                handle
                    .createQuery(SELECT + "fingerprint = :key" + NEWEST_FIRST)
                    .bind("key", key.hex())));
  }

  @Override
  public List<CertificateRecord> revoked(Instant now) {
    return jdbi.withHandle(
        handle ->
            list(
                handle
                    .createQuery(SELECT + "revoked IS NOT NULL AND not_after >= :now ORDER BY id")
                    .bind("now", utc(now))));
  }

  @Override
  public Set<NodeAddress> kiosks(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT DISTINCT territory, kiosk FROM certificate WHERE kiosk IS NOT NULL"
                        + " AND revoked IS NULL AND not_before <= :now AND not_after >= :now")
                .bind("now", utc(now))
                .map((row, _) -> new NodeAddress(row.getString(1), row.getString(2)))
                .set());
  }

  @Override
  public Map<CertificateSerialNumber, NodeAddress> revokedKiosks(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT serial, territory, kiosk FROM certificate WHERE kiosk IS NOT NULL"
                        + " AND revoked IS NOT NULL AND not_after >= :now")
                .bind("now", utc(now))
                .reduceRows(
                    new HashMap<>(),
                    (kiosks, row) -> {
                      NodeAddress _ =
                          kiosks.put(
                              new CertificateSerialNumber(row.getColumn("serial", String.class)),
                              new NodeAddress(
                                  row.getColumn("territory", String.class),
                                  row.getColumn("kiosk", String.class)));
                      return kiosks;
                    }));
  }

  @Override
  public Optional<Instant> lastEnd(Fingerprint issuer) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT MAX(not_after) FROM certificate WHERE issuer = :issuer")
                .bind("issuer", issuer.hex())
                .mapTo(LocalDateTime.class)
                .findOne()
                .map(end -> end.toInstant(ZoneOffset.UTC)));
  }

  private static List<CertificateRecord> list(Query query) {
    return query.map((row, _) -> certificate(row)).list();
  }

  private static CertificateRecord certificate(ResultSet row) throws SQLException {
    CertificateSerialNumber serial = new CertificateSerialNumber(row.getString("serial"));
    return new CertificateRecord(
        serial,
        row.getString("name"),
        new Fingerprint(row.getString("issuer")),
        new Fingerprint(row.getString("fingerprint")),
        instant(row, "not_before"),
        instant(row, "not_after"),
        instant(row, "issued"),
        revocation(row),
        content(serial, row.getBytes("content")));
  }

  private static Optional<CertificateRecord.Revocation> revocation(ResultSet row)
      throws SQLException {
    @Nullable LocalDateTime revoked = row.getObject("revoked", LocalDateTime.class);
    return revoked == null
        ? Optional.empty()
        : Optional.of(
            new CertificateRecord.Revocation(
                revoked.toInstant(ZoneOffset.UTC),
                RevocationReason.ofWord(row.getString("reason"))));
  }

  private static java.security.cert.X509Certificate content(
      CertificateSerialNumber serial, byte[] der) throws SQLException {
    try {
      return DerCertificateCodec.certificate(der);
    } catch (CertificateException e) {
      throw new SQLException("the certificate " + serial + " is not one", e);
    }
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
