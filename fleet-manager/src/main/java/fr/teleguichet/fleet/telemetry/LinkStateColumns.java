package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.hardware.device.ShutdownReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A node's link as the words of the database.
 *
 * @param link {@code connected}, {@code lost}, {@code stopped} or {@code unknown}
 * @param reason a {@link ShutdownReason} word with {@code stopped}, else null
 */
record LinkStateColumns(String link, @Nullable String reason) {

  static LinkStateColumns of(NodeView.Link link) {
    return switch (link) {
      case NodeView.Link.Connected _ -> new LinkStateColumns("connected", null);
      case NodeView.Link.Lost _ -> new LinkStateColumns("lost", null);
      case NodeView.Link.Stopped(_, ShutdownReason reason) ->
          new LinkStateColumns("stopped", reason.code());
      case NodeView.Link.Unknown _ -> new LinkStateColumns("unknown", null);
    };
  }

  /**
   * What a manager that has just started may believe of it: a connection is not known to hold, a
   * stop or a loss is the last that was known.
   */
  NodeView.Link afterRestart(Instant since) {
    return switch (link) {
      case "stopped" ->
          new NodeView.Link.Stopped(
              since,
              java.util.Optional.ofNullable(reason)
                  .flatMap(ShutdownReason::ofWord)
                  .orElse(ShutdownReason.SERVICE_STOPPED));
      case "lost" -> new NodeView.Link.Lost(since);
      default -> new NodeView.Link.Unknown(since);
    };
  }
}
