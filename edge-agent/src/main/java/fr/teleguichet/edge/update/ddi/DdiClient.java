package fr.teleguichet.edge.update.ddi;

import fr.teleguichet.edge.loop.BlockingWait;
import fr.teleguichet.edge.update.ddi.DdiException.Kind;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.est.ProxyFault;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The device's side of DDI v1. One thread converses, another one may fetch files. */
@BlockingWait
public final class DdiClient implements UpdateServerClient, AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_POLL = 64 * 1024;
  private static final int MAX_DEPLOYMENT = 1024 * 1024;

  private final DdiServerAddress terms;
  private final OutboundRoute route;
  private final DdiReader reader;
  private final Duration patience;
  private final Connections connections;
  private final Consumer<String> dates;
  private @Nullable HttpClient client;
  private Optional<Seen> seen = Optional.empty();

  /** The last answer to a poll, which the server need not send again. */
  private record Seen(String tag, PollResponse poll) {}

  /** Where TLS comes from, when the first connection is made. */
  @FunctionalInterface
  public interface Tls {
    /** What to trust and to show; nothing for the Java platform's own. */
    Optional<SSLContext> open() throws IOException;
  }

  /** Where connections come from, when the first one is made. */
  @FunctionalInterface
  interface Connections {
    HttpClient open() throws IOException;
  }

  /**
   * A client that makes no connection yet, and waits 30 seconds for an answer.
   *
   * @param route the way to the server
   */
  public DdiClient(DdiServerAddress terms, OutboundRoute route, Tls tls) {
    this(terms, route, tls, _ -> {});
  }

  /**
   * The same, with somebody who wants to know the time.
   *
   * @param dates hears the {@code Date} of what the server answers over TLS
   */
  public DdiClient(DdiServerAddress terms, OutboundRoute route, Tls tls, Consumer<String> dates) {
    this(terms, route, () -> connect(route, tls), PATIENCE, dates);
  }

  DdiClient(
      DdiServerAddress terms,
      OutboundRoute route,
      Connections connections,
      Duration patience,
      Consumer<String> dates) {
    this.dates = dates;
    this.terms = terms;
    this.route = route;
    this.connections = connections;
    this.reader = new DdiReader(terms);
    this.patience = patience;
  }

  static HttpClient connect(OutboundRoute route, Tls tls) throws IOException {
    var builder =
        route
            .lead(HttpClient.newBuilder())
            .version(HttpClient.Version.HTTP_1_1)
            // Nobody is told the token who is not the server.
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT);
    tls.open().ifPresent(builder::sslContext);
    return builder.build();
  }

  /** Made by whichever thread needs it first. */
  private synchronized HttpClient client() throws IOException {
    if (client == null) {
      client = connections.open();
    }
    return client;
  }

  @Override
  public PollResponse poll() throws IOException, InterruptedException {
    HttpRequest.Builder request = request(terms.base());
    seen.ifPresent(it -> request.header("If-None-Match", it.tag));
    HttpResponse<byte[]> answer = send(request.GET(), MAX_POLL);
    if (answer.statusCode() == 304 && seen.isPresent()) {
      return seen.get().poll;
    }
    PollResponse poll = reader.poll(body(answer));
    seen = answer.headers().firstValue("ETag").map(tag -> new Seen(tag, poll));
    return poll;
  }

  @Override
  public Deployment deployment(PollResponse.Deploy offer)
      throws IOException, InterruptedException, UnfitDeploymentException {
    Deployment deployment =
        reader.deployment(body(send(request(offer.link()).GET(), MAX_DEPLOYMENT)));
    if (!deployment.id().equals(offer.id())) {
      throw new DdiException(Kind.GARBAGE, "the deployment is another one than was offered");
    }
    return deployment;
  }

  @Override
  public String stopId(PollResponse.Cancel offer) throws IOException, InterruptedException {
    return reader.stopId(body(send(request(offer.link()).GET(), MAX_POLL)));
  }

  @Override
  public void tell(String action, DdiFeedback feedback) throws IOException, InterruptedException {
    post("/deploymentBase/" + action + "/feedback", feedback);
  }

  @Override
  public void tellOfCancel(String action, DdiFeedback feedback)
      throws IOException, InterruptedException {
    post("/cancelAction/" + action + "/feedback", feedback);
  }

  private void post(String path, DdiFeedback feedback) throws IOException, InterruptedException {
    var request = request(terms.at(path)).header("Content-Type", "application/json");
    byte[] _ = body(send(request.POST(BodyPublishers.ofString(feedback.json())), MAX_POLL));
  }

  @Override
  public void describe(URI configData, Map<String, String> attributes)
      throws IOException, InterruptedException {
    var data = new JsonObject();
    attributes.forEach((key, value) -> data.put(ascii(key), ascii(value)));
    var request = request(configData).header("Content-Type", "application/json");
    String json = new JsonObject().put("mode", "merge").put("data", data).encode();
    byte[] _ = body(send(request.PUT(BodyPublishers.ofString(json)), MAX_POLL));
  }

  /** hawkBit takes up to 128 characters of ASCII. */
  private static String ascii(String text) {
    String plain = text.replaceAll("[^ -~]|[`]", "?");
    return plain.length() <= 128 ? plain : plain.substring(0, 128);
  }

  @Override
  public Content open(DdiArtifact artifact, long from, Optional<String> tag)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(artifact.link()).header("Accept", "*/*");
    if (from > 0 && tag.isPresent()) {
      request.header("Range", "bytes=" + from + "-").header("If-Range", tag.get());
    }
    var answer = answered(request.GET().build(), BodyHandlers.ofInputStream());
    Optional<String> now = answer.headers().firstValue("ETag").filter(it -> !it.startsWith("W/"));
    if (answer.statusCode() == 206 && begins(answer, from)) {
      return new Content(from, now.or(() -> tag), answer.body());
    }
    if (answer.statusCode() == 200) {
      return new Content(0, now, answer.body());
    }
    answer.body().close();
    if (answer.statusCode() == 416) {
      // There is no more of it.
      return new Content(from, tag, InputStream.nullInputStream());
    }
    throw failed(answer);
  }

  private static boolean begins(HttpResponse<?> answer, long from) {
    return answer
        .headers()
        .firstValue("Content-Range")
        .filter(it -> it.startsWith("bytes " + from + "-"))
        .isPresent();
  }

  private HttpRequest.Builder request(URI address) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
    if (isServer(address)) {
      terms.token().ifPresent(it -> request.header("Authorization", "TargetToken " + it.value()));
    }
    return request;
  }

  private boolean isServer(URI address) {
    return address.getHost().equalsIgnoreCase(terms.server().getHost())
        && DdiReader.port(address) == DdiReader.port(terms.server());
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request, int most)
      throws IOException, InterruptedException {
    request.header("Accept", "application/hal+json, application/json");
    return answered(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
  }

  /** The client's own time-out ends with the headers; this one counts to the last byte. */
  private <T> HttpResponse<T> answered(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    var answer = client().sendAsync(route.lead(request), handler);
    try {
      HttpResponse<T> given = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      throwIf(route.answered(request.uri(), given));
      // A proxy that refuses the way answers as well, and nobody vouches for its time.
      if (given.sslSession().isPresent() && isServer(request.uri())) {
        given.headers().firstValue("Date").ifPresent(dates);
      }
      return given;
    } catch (TimeoutException e) {
      throw new DdiException(Kind.LATER, "the server did not answer in time", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throwIf(route.failed(request.uri(), cause));
      throw new DdiException(Kind.LATER, "no answer that can be used: " + cause, cause);
    } finally {
      var _ = answer.cancel(true);
    }
  }

  private static void throwIf(Optional<ProxyFault> fault) throws DdiException {
    if (fault.isPresent()) {
      throw new DdiException(Kind.LATER, fault.get().sentence());
    }
  }

  private static byte[] body(HttpResponse<byte[]> answer) throws DdiException {
    if (answer.statusCode() / 100 == 2) {
      return answer.body();
    }
    throw failed(answer);
  }

  private static DdiException failed(HttpResponse<?> answer) {
    int status = answer.statusCode();
    Optional<Duration> later =
        answer
            .headers()
            .firstValue("Retry-After")
            .filter(it -> it.matches("\\d{1,5}"))
            .map(it -> Duration.ofSeconds(Long.parseLong(it)));
    return new DdiException(kind(status), "the server answered " + status, later);
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 404, 410 -> Kind.GONE;
      case 400, 405, 406, 413, 415, 422 -> Kind.REFUSED;
      // Whom the server does not let in today it may let in tomorrow.
      default -> Kind.LATER;
    };
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }
}
