package fr.teleguichet.fleet.account.person;

import fr.teleguichet.fleet.account.totp.TotpCodeVerifier;
import fr.teleguichet.fleet.account.totp.TotpKey;
import fr.teleguichet.fleet.account.totp.TotpKeyEncryption;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.platform.database.Database;
import io.micronaut.context.annotation.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through the second factors at the start: seals those that earlier versions kept as they
 * were, and says which can no longer be opened because the key in the data folder is another one.
 * Those count as before and no telephone can prove them; a recovery code can, and a coordinator can
 * turn them off. Where nobody is left who could, the operator says so by an empty file.
 */
@Context
final class SecondFactorSealingMigration {

  private static final Logger LOG = LoggerFactory.getLogger(SecondFactorSealingMigration.class);

  /** Whoever can write into the data folder could do anything else, too. */
  private static final String PERMISSION = "forget-lost-second-factors";

  private record Row(long account, String email, boolean sealed, Optional<TotpKey> key) {}

  private final Jdbi jdbi;
  private final TotpKeyEncryption seal;
  private final SecondFactorService factors;
  private final AuditLog audit;

  SecondFactorSealingMigration(
      Database database, TotpKeyEncryption seal, SecondFactorService factors, AuditLog audit) {
    this.jdbi = database.jdbi();
    this.seal = seal;
    this.factors = factors;
    this.audit = audit;
    look();
  }

  private void look() {
    List<Row> rows = rows();
    rows.stream().filter(row -> !row.sealed()).forEach(this::sealUp);
    List<Row> lost = rows.stream().filter(row -> row.key().isEmpty()).toList();
    if (lost.isEmpty()) {
      return;
    }
    Path permission = seal.file().resolveSibling(PERMISSION);
    if (Files.exists(permission)) {
      lost.forEach(this::forget);
      delete(permission);
    } else {
      LOG.atWarn()
          .addKeyValue("accounts", lost.size())
          .addKeyValue("key", seal.file())
          .log(
              "Second factors can't be opened with the key in the data folder: bring the key back"
                  + " from a backup. Without it these people sign in with a recovery code, or a"
                  + " coordinator turns their second factor off; where no coordinator can get in,"
                  + " make an empty file {} beside the key and start again.",
              PERMISSION);
    }
  }

  private List<Row> rows() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id, email, totp_secret FROM account WHERE totp_secret IS NOT NULL")
                .map(
                    (row, _) ->
                        row(row.getLong("id"), row.getString("email"), row.getBytes("totp_secret")))
                .list());
  }

  private Row row(long account, String email, byte[] kept) {
    boolean plain = kept.length == TotpCodeVerifier.SECRET_BYTES;
    return new Row(
        account, email, !plain, plain ? Optional.of(new TotpKey(kept)) : seal.open(account, kept));
  }

  /** Unless somebody set up another one meanwhile. */
  private void sealUp(Row row) {
    TotpKey key = row.key().orElseThrow();
    int _ =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "UPDATE account SET totp_secret = :sealed"
                            + " WHERE id = :id AND totp_secret = :plain")
                    .bind("sealed", seal.seal(row.account(), key))
                    .bind("id", row.account())
                    .bind("plain", key.bytes())
                    .execute());
  }

  private void forget(Row row) {
    audit.append(
        new AuditEntry(
            new Actor.Program(),
            "account.second-factor-lost",
            row.email(),
            Optional.empty(),
            Map.of("why", "its key is lost and the operator asked for it")));
    factors.turnOff(row.account());
    LOG.atWarn()
        .addKeyValue("account", row.email())
        .log("A second factor whose key is lost was turned off; it should be set up again.");
  }

  private static void delete(Path permission) {
    try {
      Files.delete(permission);
    } catch (IOException failure) {
      LOG.atWarn()
          .addKeyValue("cause", failure.toString())
          .log("Delete {} now, or later lost second factors are turned off too.", permission);
    }
  }
}
