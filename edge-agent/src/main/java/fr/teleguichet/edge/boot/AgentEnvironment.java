package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.health.MonotonicClock;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What the agent takes from the world around it; tests put another world in its place.
 *
 * @param vertx the event loop
 * @param clock the time of day
 * @param ticker a clock for lengths of time
 * @param random chance
 * @param ids names that nothing else has
 * @param root where /proc and /sys are
 * @param pid the process
 * @param environment the environment's variables
 */
record AgentEnvironment(
    Vertx vertx,
    Clock clock,
    MonotonicClock ticker,
    RandomGenerator random,
    Supplier<UUID> ids,
    Path root,
    long pid,
    Map<String, String> environment) {

  /** The real world. */
  static AgentEnvironment real(Vertx vertx, Map<String, String> environment) {
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
