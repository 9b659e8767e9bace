package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.screen.ExtraPage.Acting;
import fr.teleguichet.edge.screen.ExtraPage.Admission;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server answers to for an annex. Belongs to the loop. */
final class ExtraPageRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(ExtraPageRoutes.class);
  private static final String BEARER = "Bearer ";

  private final ExtraPage annex;
  private final ViewSequence number = new ViewSequence();
  private final Optional<Acting> acting;
  private final Optional<PageStreams> audience;

  ExtraPageRoutes(ExtraPage annex, Loop loop) {
    this.annex = annex;
    this.acting = annex instanceof Acting it ? Optional.of(it) : Optional.empty();
    this.audience = acting.map(_ -> new PageStreams(loop, () -> view().encode(), Optional::empty));
    acting.ifPresent(it -> audience.ifPresent(pages -> it.listen(pages::tell)));
  }

  /** Whether it acts at this path. */
  boolean actsAt(@Nullable String path) {
    return acting.isPresent() && annex.path().equals(path);
  }

  /** Answers a request that is the annex's; says whether it was. */
  boolean get(HttpServerRequest request) {
    boolean isEvents = audience.isPresent() && (annex.path() + "/events").equals(request.path());
    if (!isEvents && !annex.path().equals(request.path())) {
      return false;
    }
    if (!admits(request)) {
      return true;
    }
    if (isEvents) {
      audience.ifPresent(it -> it.join(request));
    } else {
      HttpReplySender.json(request, 200, view());
    }
    return true;
  }

  /** Whether somebody may see and do it; answers whoever may not. */
  boolean admits(HttpServerRequest request) {
    switch (annex.admit(shown(request))) {
      case Admission.Granted _ -> {
        return true;
      }
      case Admission.Refused _ -> {
        LOG.warn("path={} A PIN was missing or wrong.", request.path());
        HttpReplySender.refuse(request, 401, "show the PIN of technician.pin as a bearer");
      }
      case Admission.Closed(Duration left) -> {
        request.response().putHeader("Retry-After", Long.toString(left.toSeconds() + 1));
        HttpReplySender.refuse(request, 429, "wait after a wrong PIN");
      }
    }
    return false;
  }

  private JsonObject view() {
    return number.on(annex.view());
  }

  private static Optional<String> shown(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("Authorization"))
        .filter(header -> header.startsWith(BEARER))
        .map(header -> header.substring(BEARER.length()));
  }

  /** Does what its page asks for. */
  void post(HttpServerRequest request) {
    SmallJsonBody.read(request, acting.map(Acting::maxMessage).orElse(0))
        .onSuccess(
            body ->
                body.ifPresentOrElse(
                    message -> act(request, message),
                    () ->
                        HttpReplySender.refuse(
                            request, 400, "the body must be a small JSON object")))
        .onFailure(_ -> request.connection().close());
  }

  private void act(HttpServerRequest request, JsonObject message) {
    try {
      acting.ifPresent(it -> it.act(message));
      HttpReplySender.json(request, 200, view());
    } catch (IllegalArgumentException e) {
      HttpReplySender.refuse(request, 400, String.valueOf(e.getMessage()));
    }
  }
}
