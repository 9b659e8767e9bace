package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.loop.AgentEnvironment;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

/** The world as it is. */
final class AgentEnvironmentFactory {

  private AgentEnvironmentFactory() {}

  static AgentEnvironment of(Vertx vertx, Map<String, String> environment) {
    return new AgentEnvironment(
        vertx,
        Clock.system(ZoneId.systemDefault()),
        System::nanoTime,
        new SecureRandom(),
        UUID::randomUUID,
        Path.of("/"),
        ProcessHandle.current().pid(),
        environment);
  }
}
