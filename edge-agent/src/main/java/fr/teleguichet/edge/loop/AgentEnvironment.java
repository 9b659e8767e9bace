package fr.teleguichet.edge.loop;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
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
public record AgentEnvironment(
    Vertx vertx,
    Clock clock,
    MonotonicClock ticker,
    RandomGenerator random,
    Supplier<UUID> ids,
    Path root,
    long pid,
    Map<String, String> environment) {

  /** Whether systemd runs the agent, and so would start it again. */
  public boolean isService() {
    return environment.containsKey("NOTIFY_SOCKET");
  }
}
