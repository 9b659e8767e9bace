package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.hardware.identity.Fingerprint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whose fleet a database keeps: the one whose root's fingerprint stands in it. A manager with
 * another authority would issue certificates that the others refuse, so it is refused before it
 * writes a line.
 *
 * @param own the root of this data folder; empty where there is none yet
 * @param issuers fingerprints of the issuing keys that this root vouched for
 */
public record DatabaseOwnershipCheck(Optional<Fingerprint> own, Set<String> issuers) {
  /** The fact in the database. */
  static final String FACT = "authority-root";

  private static final String TABLE =
      "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?";

  public DatabaseOwnershipCheck {
    issuers = Set.copyOf(issuers);
  }

  /** Reads which authority the folder has. */
  public static DatabaseOwnershipCheck of(Path data) {
    AuthorityFiles files = new AuthorityFiles(data.resolve("authority"));
    Set<String> issuers = new HashSet<>();
    for (int number : files.numbers()) {
      if (Files.exists(files.issuingCertificate(number))) {
        boolean _ =
            issuers.add(
                Fingerprint.of(
                        PemCodec.certificate(files.issuingCertificate(number)).getPublicKey())
                    .hex());
      }
    }
    return new DatabaseOwnershipCheck(
        files
            .readRootCertificate()
            .map(root -> Fingerprint.ofEncoded(DerCertificateCodec.of(root))),
        issuers);
  }

  /** Refuses another fleet's database; reads only, and knows that a new one is empty. */
  public void check(Connection connection) throws SQLException {
    Optional<String> known = known(connection);
    if (known.isPresent()) {
      refuseOther(known.get(), own);
    } else if (exists(connection, "certificate")) {
      refuseIssuedElsewhere(connection);
    }
  }

  /** The root that a database knows. */
  static Optional<String> known(Connection connection) throws SQLException {
    if (!exists(connection, "setting")) {
      return Optional.empty();
    }
    try (PreparedStatement query =
        connection.prepareStatement("SELECT value FROM setting WHERE name = ?")) {
      query.setString(1, FACT);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  static void refuseOther(String known, Optional<Fingerprint> own) {
    if (own.map(root -> !root.hex().equals(known)).orElse(true)) {
      throw AuthorityException.anotherFleet(
          "whose root certificate has the SHA-256 " + known,
          own.map(root -> "the authority in this data folder has " + root.hex())
              .orElse("this data folder has no authority"));
    }
  }

  /** Before roots were written down: who issued none of its certificates is a stranger to it. */
  private void refuseIssuedElsewhere(Connection connection) throws SQLException {
    boolean any = false;
    try (PreparedStatement query =
            connection.prepareStatement("SELECT DISTINCT issuer FROM certificate");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        any = true;
        if (issuers.contains(rows.getString(1))) {
          return;
        }
      }
    }
    if (any) {
      throw AuthorityException.anotherFleet(
          "whose certificates come from " + lastIssuer(connection),
          "the authority in this data folder issued none of them");
    }
  }

  private static String lastIssuer(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT content FROM certificate ORDER BY id DESC LIMIT 1");
        ResultSet row = query.executeQuery()) {
      return row.next()
          ? DerCertificateCodec.certificate(row.getBytes(1)).getIssuerX500Principal().getName()
          : "nobody";
    } catch (CertificateException e) {
      throw new SQLException("a certificate in the database is not one", e);
    }
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(TABLE)) {
      query.setString(1, table);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }
}
