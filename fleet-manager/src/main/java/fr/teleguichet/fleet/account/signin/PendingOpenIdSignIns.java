package fr.teleguichet.fleet.account.signin;

import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Who was sent to the identity provider; each may come back once, within ten minutes. */
@Singleton
final class PendingOpenIdSignIns {

  private static final Duration LIFE = Duration.ofMinutes(10);

  /** Anybody can be sent: more than these, and the oldest are no more. */
  static final int MAX_PENDING = 10_000;

  /**
   * A visit.
   *
   * @param state what the browser brings back, and has in a cookie too
   * @param nonce what the provider's token must say
   * @param verifier what proves that it is us who asked (RFC 7636)
   * @param next the page that was asked for
   */
  record Visit(SecretToken state, SecretToken nonce, SecretToken verifier, String next) {}

  private final Jdbi jdbi;
  private final SecretGenerator secrets;
  private final Clock clock;

  PendingOpenIdSignIns(Database database, SecretGenerator secrets, Clock clock) {
    this.jdbi = database.jdbi();
    this.secrets = secrets;
    this.clock = clock;
  }

  Visit begin(String next) {
    Visit visit = new Visit(secrets.text(), secrets.text(), secrets.text(), next);
    jdbi.useTransaction(
        handle -> {
          int _ =
              handle
                  .createUpdate("DELETE FROM provider_visit WHERE expires < :now")
                  .bind("now", utc(clock.instant()))
                  .execute();
          int pending =
              handle.createQuery("SELECT COUNT(*) FROM provider_visit").mapTo(int.class).one();
          if (pending >= MAX_PENDING) {
            int _ =
                handle.execute(
                    "DELETE FROM provider_visit ORDER BY expires LIMIT ?",
                    pending - MAX_PENDING + 1);
          }
          int _ =
              handle
                  .createUpdate(
                      """
                      INSERT INTO provider_visit (state, nonce, verifier, next, expires)
                      VALUES (:state, :nonce, :verifier, :next, :expires)
                      """)
                  .bind("state", visit.state().digest())
                  .bind("nonce", visit.nonce().reveal())
                  .bind("verifier", visit.verifier().reveal())
                  .bind("next", next)
                  .bind("expires", utc(clock.instant().plus(LIFE)))
                  .execute();
        });
    return visit;
  }

  /** The visit of this state, which is over now. */
  Optional<Visit> end(SecretToken state) {
    return jdbi.inTransaction(
        handle -> {
          Optional<Visit> visit =
              handle
                  .createQuery(
                      "SELECT nonce, verifier, next FROM provider_visit"
                          + " WHERE state = :state AND expires > :now FOR UPDATE")
                  .bind("state", state.digest())
                  .bind("now", utc(clock.instant()))
                  .map(
                      (row, _) ->
                          new Visit(
                              state,
                              new SecretToken(row.getString("nonce")),
                              new SecretToken(row.getString("verifier")),
                              row.getString("next")))
                  .findOne();
          int _ =
              handle
                  .createUpdate("DELETE FROM provider_visit WHERE state = :state")
                  .bind("state", state.digest())
                  .execute();
          return visit;
        });
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
