package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.fleet.platform.datadir.DataFolderException;
import fr.teleguichet.hardware.identity.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * A new authority for a fleet whose old one is lost or can no longer be trusted. Doing it again
 * after a power cut ends it.
 *
 * @param data the data folder
 * @param replaced SHA-256 of the root that the database knows; empty where it knows none
 */
public record AuthorityReplacer(Path data, Optional<String> replaced) {

  /** Refuses any database but the one that is meant, before anything is written into it. */
  public void check(Connection connection) throws SQLException {
    Optional<String> known = DatabaseOwnershipCheck.known(connection);
    if (!known.equals(replaced)) {
      throw new AuthorityException(
          known
              .map(
                  root ->
                      "The root that the database knows has the SHA-256 "
                          + root
                          + ": say --root "
                          + root
                          + " if its fleet is the one whose kiosks shall all enrol anew.")
              .orElse("The database knows no root yet: leave --root out."));
    }
  }

  /**
   * Moves the old authority away, makes the new one and writes its root into the database.
   *
   * @return where the old one is now, where there was one
   */
  public Optional<Path> apply(Jdbi database, SecureRandom random, Clock clock) {
    Optional<Path> old = moveAway(clock);
    AuthorityFiles files = new AuthorityFiles(data.resolve("authority"));
    new AuthoritySetup(files, random, clock).complete();
    String root =
        Fingerprint.ofEncoded(DerCertificateCodec.of(files.readRootCertificate().orElseThrow()))
            .hex();
    database.useHandle(
        handle -> {
          int _ =
              handle
                  .createUpdate("REPLACE INTO setting (name, value) VALUES (:name, :root)")
                  .bind("name", DatabaseOwnershipCheck.FACT)
                  .bind("root", root)
                  .execute();
        });
    return old;
  }

  private Optional<Path> moveAway(Clock clock) {
    Path present = data.resolve("authority");
    if (!Files.exists(present)) {
      return Optional.empty();
    }
    Path target = data.resolve("authority.replaced-" + clock.instant().getEpochSecond());
    try {
      return Optional.of(Files.move(present, target));
    } catch (IOException e) {
      throw DataFolderException.notWritable(present, e);
    }
  }
}
