package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.hardware.device.StopReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A node's link as the words of the database.
 *
 * @param link {@code connected}, {@code lost}, {@code stopped} or {@code unknown}
 * @param reason a {@link StopReason} word with {@code stopped}, else null
 */
record LinkStateCodec(String link, @Nullable String reason) {

  static LinkStateCodec of(NodeView.Link link) {
    return switch (link) {
      case NodeView.Link.Connected _ -> new LinkStateCodec("connected", null);
      case NodeView.Link.Lost _ -> new LinkStateCodec("lost", null);
      case NodeView.Link.Stopped(_, StopReason reason) ->
          new LinkStateCodec("stopped", reason.code());
      case NodeView.Link.Unknown _ -> new LinkStateCodec("unknown", null);
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
                  .flatMap(StopReason::ofWord)
                  .orElse(StopReason.SERVICE_STOPPED));
      case "lost" -> new NodeView.Link.Lost(since);
      default -> new NodeView.Link.Unknown(since);
    };
  }
}
