package fr.teleguichet.swarm.sink;

import fr.teleguichet.swarm.figures.CounterSnapshot;
import fr.teleguichet.swarm.figures.RunCounter;
import fr.teleguichet.swarm.load.LoadPlan;
import fr.teleguichet.swarm.run.LoadSink;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A server that counts the reports it has stored on a page in Prometheus's text format, such as
 * {@code http://127.0.0.1:8080/prometheus#reports_stored_total}: the page before the {@code #}, the
 * counter after it. The counter's samples are added up over their labels. What stands before an
 * {@code @}, as in {@code http://TOKEN@127.0.0.1:8080/…}, is sent as a bearer token.
 */
public final class PrometheusCounterReader implements LoadSink {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MAX_PAGE = 8 << 20;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI page;
  private final Optional<String> token;
  private final String counter;
  private final double begin;

  /** Reads the counter for the first time; the swarm must not have started. */
  public PrometheusCounterReader(URI address) throws SinkException {
    if (address.getFragment() == null || address.getHost() == null) {
      throw new IllegalArgumentException(
          "the counter \"" + address + "\" is not of the form http://HOST:PORT/PAGE#COUNTER");
    }
    this.token = Optional.ofNullable(address.getUserInfo());
    this.page =
        URI.create(address.toString().replaceFirst("#.*", "").replaceFirst("//[^@/]*@", "//"));
    this.counter = address.getFragment();
    this.begin = read();
  }

  @Override
  public long missing(CounterSnapshot now) throws SinkException {
    return Math.round(now.get(RunCounter.REPORTS) - (read() - begin));
  }

  @Override
  public double flow(LoadPlan load) {
    return load.reports();
  }

  private double read() throws SinkException {
    try {
      var request = HttpRequest.newBuilder(page).timeout(PATIENCE);
      token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        String text = new String(body.readNBytes(MAX_PAGE), StandardCharsets.UTF_8);
        if (response.statusCode() != 200) {
          throw new IOException("HTTP status " + response.statusCode());
        }
        return sum(text, counter);
      }
    } catch (IOException e) {
      throw new SinkException(page + " can't be read: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SinkException(page + " was not read: interrupted", e);
    }
  }

  /** Adds up the samples of a counter on a page in Prometheus's text format. */
  static double sum(String text, String counter) throws IOException {
    double sum = 0;
    boolean found = false;
    for (String line : text.lines().toList()) {
      if (line.startsWith(counter + " ") || line.startsWith(counter + "{")) {
        found = true;
        sum += value(line);
      }
    }
    if (!found) {
      throw new IOException("it has no counter \"" + counter + "\"");
    }
    return sum;
  }

  private static double value(String line) throws IOException {
    String[] words = line.substring(Math.max(0, line.lastIndexOf('}'))).trim().split("\\s+", 3);
    try {
      return Double.parseDouble(words[1]);
    } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
      throw new IOException("no sample in the line \"" + line + "\"", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
