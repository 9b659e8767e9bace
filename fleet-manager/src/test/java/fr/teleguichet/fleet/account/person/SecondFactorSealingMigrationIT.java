package fr.teleguichet.fleet.account.person;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.totp.TotpKey;
import fr.teleguichet.fleet.account.totp.TotpKeyEncryption;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a start does with second factors of before, and with those whose key is lost. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class SecondFactorSealingMigrationIT {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  private static void start(TestPages.Running pages, Database database) {
    var _ =
        new SecondFactorSealingMigration(
            database,
            pages.context().getBean(TotpKeyEncryption.class),
            pages.context().getBean(SecondFactorService.class),
            pages.context().getBean(AuditLog.class));
  }

  private static long coordinator(Database database, byte[] kept) {
    return database
        .jdbi()
        .withHandle(
            handle -> {
              long id = handle.createQuery("SELECT MIN(id) FROM account").mapTo(Long.class).one();
              int _ = handle.execute("UPDATE account SET totp_secret = ? WHERE id = ?", kept, id);
              return id;
            });
  }

  @Test
  void aSecretOfBeforeIsSealedAndGoodAsBefore(TestPages.Running pages, Database database) {
    long id = coordinator(database, SECRET);

    start(pages, database);

    AccountCredentials proof = pages.context().getBean(AccountRepository.class).proof(id);
    assertThat(proof.secondFactor()).contains(new TotpKey(SECRET));
    assertThat(
            database
                .jdbi()
                .<byte[], RuntimeException>withHandle(
                    handle ->
                        handle
                            .createQuery("SELECT totp_secret FROM account WHERE id = :id")
                            .bind("id", id)
                            .map((row, _) -> row.getBytes(1))
                            .one()))
        .hasSize(49);
  }

  @Test
  void aLostOneStillCountsUntilTheOperatorSaysOtherwise(TestPages.Running pages, Database database)
      throws IOException {
    byte[] foreign = new byte[49];
    foreign[0] = 1;
    long id = coordinator(database, foreign);

    start(pages, database);

    AccountRepository accounts = pages.context().getBean(AccountRepository.class);
    assertThat(accounts.proof(id).factorIsLost()).isTrue();

    Path permission =
        pages
            .context()
            .getBean(TotpKeyEncryption.class)
            .file()
            .resolveSibling("forget-lost-second-factors");
    Files.createFile(permission);
    start(pages, database);

    assertThat(accounts.proof(id).factorIsLost()).isFalse();
    assertThat(accounts.proof(id).secondFactor()).isEmpty();
    assertThat(permission).doesNotExist();
    assertThat(pages.audit().of("account.second-factor-lost")).hasSize(1);
  }
}
