package fr.teleguichet.fleet.update.token;

import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.update.action.UpdateActionService;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The rows of tokens. */
@Singleton
final class DeviceTokenRepository {
  private static final int MAX_COUNT = 200;

  /**
   * That a kiosk has a token.
   *
   * @param actor who made it, by the name of that day
   */
  record TargetToken(Instant made, String actor) {}

  private final Jdbi jdbi;
  private final UpdateActionService actions;
  private final Clock clock;

  DeviceTokenRepository(Database database, UpdateActionService actions, Clock clock) {
    this.jdbi = database.jdbi();
    this.actions = actions;
    this.clock = clock;
  }

  /** Gives a kiosk this token; one that it had does not count any more. */
  void putTarget(TargetId kiosk, SecretToken token, String actor) {
    int _ =
        actions.inTurn(
            kiosk,
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO target_token (kiosk, digest, made, actor)
                        VALUES (:kiosk, :digest, :now, :actor)
                        ON DUPLICATE KEY UPDATE digest = VALUES(digest), made = VALUES(made),
                          actor = VALUES(actor)
                        """)
                    .bind("kiosk", kiosk)
                    .bind("digest", token.digest())
                    .bind("now", now())
                    .bind("actor", actor)
                    .execute());
  }

  boolean deleteTarget(TargetId kiosk) {
    return actions.inTurn(
            kiosk,
            handle ->
                handle
                    .createUpdate("DELETE FROM target_token WHERE kiosk = :kiosk")
                    .bind("kiosk", kiosk)
                    .execute())
        > 0;
  }

  Optional<TargetToken> target(TargetId kiosk) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT made, actor FROM target_token WHERE kiosk = :kiosk")
                .bind("kiosk", kiosk)
                .map((row, _) -> new TargetToken(instant(row, "made"), row.getString("actor")))
                .findOne());
  }

  Optional<byte[]> targetDigest(TargetId kiosk) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT digest FROM target_token WHERE kiosk = :kiosk")
                .bind("kiosk", kiosk)
                .map((row, _) -> row.getBytes("digest"))
                .findOne());
  }

  /** Digests of the gateways' tokens that count now. */
  List<byte[]> gatewayDigests() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT digest FROM gateway_token WHERE revoked IS NULL AND expires > :now
                    LIMIT :most
                    """)
                .bind("now", now())
                .bind("most", MAX_COUNT)
                .map((row, _) -> row.getBytes("digest"))
                .list());
  }

  /** The ends of those, by their digests in hexadecimal digits. */
  Map<String, Instant> gatewayEnds() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT digest, expires FROM gateway_token
                    WHERE revoked IS NULL AND expires > :now LIMIT :most
                    """)
                .bind("now", now())
                .bind("most", MAX_COUNT)
                .map(
                    (row, _) ->
                        Map.entry(
                            HexFormat.of().formatHex(row.getBytes("digest")),
                            instant(row, "expires")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  GatewayToken addGateway(String name, SecretToken token, Duration life, String actor) {
    return jdbi.withHandle(
        handle -> {
          int id =
              Objects.requireNonNull(
                  handle
                      .createUpdate(
                          """
                          INSERT INTO gateway_token (name, digest, made, expires, actor)
                          VALUES (:name, :digest, :now, :expires, :actor)
                          """)
                      .bind("name", name)
                      .bind("digest", token.digest())
                      .bind("now", now())
                      .bind("expires", now().plus(life))
                      .bind("actor", actor)
                      .executeAndReturnGeneratedKeys("id")
                      .mapTo(Integer.class)
                      .one());
          return handle
              .createQuery("SELECT * FROM gateway_token WHERE id = :id")
              .bind("id", id)
              .map((row, _) -> gateway(row))
              .one();
        });
  }

  /** How many count now. */
  int gateways() {
    return gatewayDigests().size();
  }

  /** The newest, 200 at most. */
  List<GatewayToken> allGateways() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM gateway_token ORDER BY id DESC LIMIT :most")
                .bind("most", MAX_COUNT)
                .map((row, _) -> gateway(row))
                .list());
  }

  Optional<GatewayToken> gateway(int id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM gateway_token WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> gateway(row))
                .findOne());
  }

  void revokeGateway(int id) {
    jdbi.useHandle(
        handle -> {
          int _ =
              handle
                  .createUpdate(
                      "UPDATE gateway_token SET revoked = :now WHERE id = :id AND revoked IS NULL")
                  .bind("id", id)
                  .bind("now", now())
                  .execute();
        });
  }

  private static GatewayToken gateway(ResultSet row) throws SQLException {
    return new GatewayToken(
        row.getInt("id"),
        row.getString("name"),
        instant(row, "made"),
        instant(row, "expires"),
        row.getObject("revoked") == null ? Optional.empty() : Optional.of(instant(row, "revoked")),
        row.getString("actor"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(clock.millis()), ZoneOffset.UTC);
  }
}
