package fr.teleguichet.provisioning.inspect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.provisioning.text.Say;
import fr.teleguichet.provisioning.trouble.Kind;
import fr.teleguichet.provisioning.trouble.Trouble;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches a unit's report from whatever answers at its address: the answer is bounded in size, in
 * depth and in time.
 */
public final class UnitDoor {

  /** The whole answer, from the first byte of the question to the last of the report. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final int LARGEST = 64 * 1024;
  private static final int VERSION = 1;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(6)
                      .maxStringLength(2_000)
                      .maxNameLength(100)
                      .maxNumberLength(40)
                      .build())
              .build());

  private final HttpClient client;
  private final Duration patience;

  /**
   * A door that is opened with this client.
   *
   * @param client one that follows no redirect, since the PIN would go along
   */
  public UnitDoor(HttpClient client) {
    this(client, PATIENCE);
  }

  UnitDoor(HttpClient client, Duration patience) {
    this.client = client;
    this.patience = patience;
  }

  /**
   * The unit's report.
   *
   * @param pin the agent's {@code technician.pin}
   * @throws Trouble when nobody answers, the PIN is wrong, or the answer is no report
   */
  public JsonNode report(UnitAddress unit, String pin) throws Trouble {
    HttpResponse<byte[]> answer = ask(unit, pin);
    return switch (answer.statusCode()) {
      case 200 -> judged(unit, answer.body());
      case 401 -> throw new Trouble(Kind.NETWORK, "unit.pin", unit);
      case 429 ->
          throw new Trouble(
              Kind.NETWORK, "unit.wait", unit, seconds(answer.headers().firstValue("Retry-After")));
      default -> throw new Trouble(Kind.NETWORK, "unit.other", unit);
    };
  }

  private HttpResponse<byte[]> ask(UnitAddress unit, String pin) throws Trouble {
    if (!pin.matches("\\d{6,12}")) {
      throw new Trouble(Kind.USAGE, "unit.pin-form");
    }
    HttpRequest request =
        HttpRequest.newBuilder(unit.report())
            .header("Accept", "application/json")
            .header("Authorization", "Bearer " + pin)
            .build();
    var answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      answer.cancel(true);
      throw new Trouble(Kind.NETWORK, Say.of("unit.unreachable", unit, reason(e)), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new Trouble(Kind.NETWORK, Say.of("unit.unreachable", unit, ""), e);
    }
  }

  private static JsonNode judged(UnitAddress unit, byte[] body) throws Trouble {
    try {
      JsonNode report = JSON.readTree(body);
      if (report == null || !report.isObject() || !report.path("version").isInt()) {
        throw new Trouble(Kind.NETWORK, "unit.other", unit);
      }
      if (report.path("version").asInt() != VERSION) {
        throw new Trouble(Kind.NETWORK, "unit.version", unit, report.path("version").asInt());
      }
      return report;
    } catch (IOException e) {
      throw new Trouble(Kind.NETWORK, Say.of("unit.other", unit), e);
    }
  }

  private static String seconds(Optional<String> header) {
    return header.filter(text -> text.matches("\\d{1,4}")).orElse("300");
  }

  private static String reason(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String text = cause.getMessage();
    return Plain.text(text == null ? cause.getClass().getSimpleName() : text);
  }
}
