package fr.teleguichet.fleet.platform.database;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says on /health whether the database answers and how its server does. */
@Singleton
@Readiness
final class DatabaseHealthIndicator extends AbstractHealthIndicator<Map<String, Object>> {
  private static final int PATIENCE_SECONDS = 2;

  private final Database database;

  DatabaseHealthIndicator(Database database) {
    this.database = database;
  }

  @Override
  protected String getName() {
    return "database";
  }

  @Override
  protected Map<String, Object> getHealthInformation() {
    boolean answers = answers();
    healthStatus = answers ? HealthStatus.UP : HealthStatus.DOWN;
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("answers", answers);
    database.server().ifPresent(server -> details.put("server", server.state().code()));
    return details;
  }

  private boolean answers() {
    try (Connection connection = database.dataSource().getConnection()) {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException _) {
      return false;
    }
  }
}
