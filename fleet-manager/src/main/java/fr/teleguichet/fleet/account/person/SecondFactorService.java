package fr.teleguichet.fleet.account.person;

import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.account.totp.RecoveryCodeGenerator;
import fr.teleguichet.fleet.account.totp.TotpCodeVerifier;
import fr.teleguichet.fleet.account.totp.TotpKey;
import fr.teleguichet.fleet.account.totp.TotpKeyEncryption;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The second factor of each account: a telephone, and the codes for when it is lost. */
@Singleton
public final class SecondFactorService {

  private final Jdbi jdbi;
  private final AccountRepository accounts;
  private final SecretGenerator secrets;
  private final TotpKeyEncryption seal;
  private final Clock clock;

  SecondFactorService(
      Database database,
      AccountRepository accounts,
      SecretGenerator secrets,
      TotpKeyEncryption seal,
      Clock clock) {
    this.jdbi = database.jdbi();
    this.accounts = accounts;
    this.secrets = secrets;
    this.seal = seal;
    this.clock = clock;
  }

  /** A new key for a telephone; it counts once {@link #turnOn} has seen a code made with it. */
  public TotpKey offer() {
    return new TotpKey(secrets.bytes(TotpCodeVerifier.SECRET_BYTES));
  }

  /** Turns it on when the code proves that the telephone has the key; returns recovery codes. */
  public List<SecretToken> turnOn(long account, TotpKey key, String code) {
    OptionalLong step = TotpCodeVerifier.step(key.bytes(), code, clock.instant(), 0);
    if (step.isEmpty()) {
      return List.of();
    }
    List<SecretToken> codes = RecoveryCodeGenerator.make(secrets);
    jdbi.useTransaction(
        handle -> {
          forget(handle, account);
          int _ =
              handle
                  .createUpdate(
                      "UPDATE account SET totp_secret = :key, totp_step = :step WHERE id = :id")
                  .bind("key", seal.seal(account, key))
                  .bind("step", step.getAsLong())
                  .bind("id", account)
                  .execute();
          for (SecretToken one : codes) {
            int _ =
                handle
                    .createUpdate(
                        "INSERT INTO recovery_code (account_id, digest) VALUES (:id, :digest)")
                    .bind("id", account)
                    .bind("digest", one.digest())
                    .execute();
          }
        });
    return codes;
  }

  /** Turns it off. */
  public void turnOff(long account) {
    jdbi.useTransaction(handle -> forget(handle, account));
  }

  private static void forget(Handle handle, long account) {
    int _ =
        handle
            .createUpdate("UPDATE account SET totp_secret = NULL, totp_step = 0 WHERE id = :id")
            .bind("id", account)
            .execute();
    int _ =
        handle
            .createUpdate("DELETE FROM recovery_code WHERE account_id = :id")
            .bind("id", account)
            .execute();
  }

  /** Whether no telephone can prove it any more, because the key that it was kept with is lost. */
  public boolean isLost(long account) {
    return accounts.proof(account).factorIsLost();
  }

  /**
   * Takes a code of the telephone or a recovery code; either is good once. A second factor that is
   * lost is turned off by a recovery code: it has to be set up again.
   */
  public boolean take(long account, String typed) {
    AccountCredentials proof = accounts.proof(account);
    if (proof.factorIsLost()) {
      boolean proved = useRecovery(account, typed);
      if (proved) {
        turnOff(account);
      }
      return proved;
    }
    OptionalLong step =
        proof.secondFactor().isEmpty()
            ? OptionalLong.empty()
            : TotpCodeVerifier.step(
                proof.secondFactor().get().bytes(), typed, clock.instant(), proof.usedStep());
    return step.isPresent() ? useStep(account, step.getAsLong()) : useRecovery(account, typed);
  }

  /** The database decides, so that the same code sent twice at once is good once. */
  private boolean useStep(long account, long step) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "UPDATE account SET totp_step = :step WHERE id = :id AND totp_step < :step")
                    .bind("step", step)
                    .bind("id", account)
                    .execute())
        == 1;
  }

  private boolean useRecovery(long account, String typed) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "DELETE FROM recovery_code WHERE account_id = :id AND digest = :digest")
                    .bind("id", account)
                    .bind("digest", RecoveryCodeGenerator.typed(typed).digest())
                    .execute())
        == 1;
  }

  /** How many recovery codes are left. */
  public long recoveryCodesLeft(long account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM recovery_code WHERE account_id = :id")
                .bind("id", account)
                .mapTo(Long.class)
                .one());
  }
}
