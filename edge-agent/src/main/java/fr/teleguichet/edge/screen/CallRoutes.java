package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.call.CallService;
import fr.teleguichet.edge.call.ExternalMeetingRoom;
import fr.teleguichet.edge.call.SignalingMessage;
import fr.teleguichet.edge.loop.Loop;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the server answers to for the page that takes part in a call. Belongs to the loop. */
final class CallRoutes {

  private static final String ROOT = "/api/call/";

  /** A signal, and the little around it. */
  private static final int MAX_BODY = SignalingMessage.MAX_SIZE + 1024;

  private final CallService calls;
  private final CallPageStream stream;
  private final Function<ExternalMeetingRoom, Future<Void>> roomShown;

  /**
   * @param roomShown told when another service's page is shown within ours; completes when the
   *     browser may open it
   */
  CallRoutes(CallService calls, Loop loop, Function<ExternalMeetingRoom, Future<Void>> roomShown) {
    this.roomShown = roomShown;
    this.calls = calls;
    this.stream = new CallPageStream(calls, loop);
  }

  /** Whether it answers at this path. */
  static boolean has(@Nullable String path) {
    return path != null && path.startsWith(ROOT);
  }

  void get(HttpServerRequest request) {
    switch (request.path()) {
      case ROOT + "events" -> stream.join(request);
      case ROOT + "room" ->
          calls
              .status()
              .room()
              .ifPresentOrElse(
                  room ->
                      roomShown
                          .apply(room)
                          .onComplete(_ -> ExternalRoomPageReply.send(request, room)),
                  () -> HttpReplySender.refuse(request, 404, ScreenRoutes.NOTHING));
      case null, default -> HttpReplySender.refuse(request, 404, ScreenRoutes.NOTHING);
    }
  }

  void post(HttpServerRequest request) {
    SmallJsonBody.read(request, MAX_BODY)
        .onSuccess(
            body ->
                body.ifPresentOrElse(
                    message -> act(request, message),
                    () -> HttpReplySender.refuse(request, 400, "the body must be a JSON object")))
        .onFailure(_ -> request.connection().close());
  }

  private void act(HttpServerRequest request, JsonObject message) {
    switch (request.path()) {
      case ROOT + "signals" -> signal(request, message);
      case ROOT + "connected" -> {
        var _ = calls.connected();
        reply(request);
      }
      case ROOT + "failed" -> {
        var _ = calls.failed();
        reply(request);
      }
      case null, default -> HttpReplySender.refuse(request, 404, ScreenRoutes.NOTHING);
    }
  }

  private void signal(HttpServerRequest request, JsonObject message) {
    Optional<SignalingMessage> signal = SignalingMessage.read(message);
    if (signal.isEmpty()) {
      HttpReplySender.refuse(request, 400, "no signal: it needs a kind, and has 32 KiB at most");
    } else {
      var _ = calls.signal(signal.get());
      reply(request);
    }
  }

  /** What comes after a call's end is no fault of the page's: it is told how the call stands. */
  private void reply(HttpServerRequest request) {
    HttpReplySender.json(request, 200, calls.status().json());
  }
}
