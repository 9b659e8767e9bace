package fr.teleguichet.fleet.account.token;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountClosurePreview;
import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.web.api.BootstrapApiToken;
import io.micronaut.context.annotation.Context;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The table of the scripts' tokens. */
@Context
public final class ApiTokenRepository implements AccountClosurePreview {

  /** What the token in the data folder is called. */
  public static final String LOCAL = "local";

  private static final Duration USED_STEP = Duration.ofMinutes(1);
  private static final String SELECT =
      """
      SELECT a.*, (SELECT GROUP_CONCAT(t.territory SEPARATOR '\\n') FROM api_token_territory t
        WHERE t.token_id = a.id) AS territories FROM api_token a
      """;

  private final Jdbi jdbi;
  private final SecretGenerator secrets;
  private final Clock clock;

  ApiTokenRepository(
      Database database, BootstrapApiToken local, SecretGenerator secrets, Clock clock) {
    this.jdbi = database.jdbi();
    this.secrets = secrets;
    this.clock = clock;
    adopt(local);
  }

  /** The token in the data folder lets who can read the folder in; once revoked it stays so. */
  private void adopt(BootstrapApiToken local) {
    byte[] digest = SecretToken.sha256(local.reveal());
    jdbi.useTransaction(
        handle -> {
          if (find(handle, digest).isEmpty()) {
            int _ = insert(handle, digest, LOCAL, Role.COORDINATOR, new Scope.Fleet(), "", null);
          }
        });
  }

  /**
   * Makes a token for a script and returns it, which nobody can read again.
   *
   * @param life how long it is good; for ever where it is empty
   */
  public SecretToken make(
      String name, Role role, Scope scope, String madeBy, Optional<Duration> life) {
    SecretToken token = secrets.text();
    jdbi.useTransaction(
        handle -> {
          int _ =
              insert(
                  handle,
                  token.digest(),
                  name,
                  role,
                  scope,
                  madeBy,
                  life.map(it -> utc(clock.instant().plus(it))).orElse(null));
          for (String territory : scope.territories()) {
            int _ =
                handle
                    .createUpdate(
                        "INSERT INTO api_token_territory (token_id, territory)"
                            + " SELECT id, :territory FROM api_token WHERE digest = :digest")
                    .bind("territory", territory)
                    .bind("digest", token.digest())
                    .execute();
          }
        });
    return token;
  }

  private int insert(
      Handle handle,
      byte[] digest,
      String name,
      Role role,
      Scope scope,
      String madeBy,
      @Nullable LocalDateTime expires) {
    return handle
        .createUpdate(
            """
            INSERT INTO api_token (name, digest, role, whole_fleet, made_by, created, expires)
            VALUES (:name, :digest, :role, :whole, :madeBy, :now, :expires)
            """)
        .bind("name", name)
        .bind("digest", digest)
        .bind("role", role.code())
        .bind("whole", scope.isWholeFleet())
        .bind("madeBy", madeBy)
        .bind("now", utc(clock.instant()))
        .bind("expires", expires)
        .execute();
  }

  /** The token that a script sent, while it is good. */
  public Optional<ApiTokenDetails> find(SecretToken sent) {
    Instant now = clock.instant();
    return jdbi.withHandle(handle -> find(handle, sent.digest()))
        .filter(token -> token.isGood(now));
  }

  private static Optional<ApiTokenDetails> find(Handle handle, byte[] digest) {
    return handle
        .createQuery(SELECT + "WHERE a.digest = :digest")
        .bind("digest", digest)
        .map((row, _) -> token(row))
        .findOne();
  }

  /** The token of this row. */
  public Optional<ApiTokenDetails> find(long id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + "WHERE a.id = :id")
                .bind("id", id)
                .map((row, _) -> token(row))
                .findOne());
  }

  /** All tokens, the good ones first. */
  public List<ApiTokenDetails> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + "ORDER BY a.revoked IS NOT NULL, a.name, a.id")
                .map((row, _) -> token(row))
                .list());
  }

  /** Notes that it was used. */
  public void touch(ApiTokenDetails token) {
    Instant now = clock.instant();
    if (token.lastUsed().map(at -> at.plus(USED_STEP).isBefore(now)).orElse(true)) {
      int _ = set(token.id(), "last_used = :now");
    }
  }

  /** Makes it worthless for ever. Returns false when it was already. */
  public boolean revoke(long id) {
    return set(id, "revoked = COALESCE(revoked, :now)") == 1;
  }

  private int set(long id, String change) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate("UPDATE api_token SET " + change + " WHERE id = :id")
                .bind("now", utc(clock.instant()))
                .bind("id", id)
                .execute());
  }

  private static ApiTokenDetails token(ResultSet row) throws SQLException {
    String territories = row.getString("territories");
    return new ApiTokenDetails(
        row.getLong("id"),
        row.getString("name"),
        Role.ofWord(row.getString("role")).orElseThrow(),
        Scope.of(
            row.getBoolean("whole_fleet"),
            territories == null ? Set.of() : Set.of(territories.split("\n", -1))),
        row.getString("made_by"),
        row.getObject("created", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        instant(row, "expires"),
        instant(row, "last_used"),
        instant(row, "revoked"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
        .map(at -> at.toInstant(ZoneOffset.UTC));
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /** They know who made them by the name of that day alone. */
  @Override
  public List<Count> atEndOf(Account account) {
    int count =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT COUNT(*) FROM api_token WHERE made_by = :name AND revoked IS NULL
                          AND (expires IS NULL OR expires > :now)
                        """)
                    .bind("name", account.name())
                    .bind("now", utc(clock.instant()))
                    .mapTo(int.class)
                    .one());
    return List.of(new Count(Subject.TOKENS, count));
  }
}
