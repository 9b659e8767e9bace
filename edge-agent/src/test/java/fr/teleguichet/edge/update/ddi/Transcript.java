package fr.teleguichet.edge.update.ddi;

import static java.util.stream.Collectors.joining;

import fr.teleguichet.est.OutboundRoute;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/**
 * What a kiosk and a server said to each other, chapter by chapter. Each exchange is a line in its
 * shape alone, and stands once in a chapter however often it was made: how often a kiosk asks is a
 * matter of time, and what may be said is not.
 */
public final class Transcript {

  private final Map<String, Set<String>> chapters = new LinkedHashMap<>();
  private Set<String> lines = new TreeSet<>();

  /** What is said from now on belongs to this. */
  public synchronized void chapter(String title) {
    lines = chapters.computeIfAbsent(title, _ -> new TreeSet<>());
  }

  /** A client whose words are written down. */
  public DdiClient client(DdiServerAddress terms, DdiClient.Tls tls) {
    return new DdiClient(
        terms,
        OutboundRoute.direct(),
        () -> new OverheardClient(DdiClient.connect(OutboundRoute.direct(), tls), this),
        DdiClient.PATIENCE,
        _ -> {});
  }

  /** An exchange; the body is that of the answer, where it is not a file's. */
  synchronized void heard(HttpRequest request, HttpResponse<?> answer) {
    String asked =
        words(
            request.method(),
            Shape.address(request.uri().getPath(), request.uri().getQuery() != null),
            headers(request),
            Shape.members(body(request)));
    String answered =
        words(
            String.valueOf(answer.statusCode()),
            answer.body() instanceof byte[] body ? Shape.members(body) : file(answer));
    boolean _ = lines.add(asked + " -> " + answered);
  }

  private static String words(String... words) {
    return Stream.of(words).filter(it -> !it.isEmpty()).collect(joining(" "));
  }

  private static String headers(HttpRequest request) {
    return Stream.of("If-None-Match", "Range", "If-Range")
        .filter(name -> request.headers().firstValue(name).isPresent())
        .collect(joining(" "));
  }

  private static String file(HttpResponse<?> answer) {
    return Stream.of("Content-Range", "ETag")
        .filter(name -> answer.headers().firstValue(name).isPresent())
        .collect(joining(" "));
  }

  private static byte[] body(HttpRequest request) {
    var body = new ByteArrayOutputStream();
    request.bodyPublisher().ifPresent(it -> it.subscribe(new Into(body)));
    return body.toByteArray();
  }

  /** The bodies here are texts, which are published at once. */
  private record Into(ByteArrayOutputStream body) implements Flow.Subscriber<ByteBuffer> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer piece) {
      while (piece.hasRemaining()) {
        body.write(piece.get());
      }
    }

    @Override
    public void onError(Throwable failure) {
      throw new IllegalStateException(failure);
    }

    @Override
    public void onComplete() {}
  }

  /** All chapters with their lines. */
  public synchronized String text() {
    return chapters.entrySet().stream()
        .map(it -> "[" + it.getKey() + "]\n" + String.join("\n", it.getValue()) + "\n")
        .collect(joining("\n"));
  }
}
