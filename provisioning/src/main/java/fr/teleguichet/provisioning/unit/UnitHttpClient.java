package fr.teleguichet.provisioning.unit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One question to whatever answers at a unit's address: the answer is bounded in size, in depth and
 * in time.
 */
final class UnitHttpClient {

  private static final int MAX_SIZE = 64 * 1024;
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
   * @param patience for the whole answer, from the first byte of the question on
   */
  UnitHttpClient(HttpClient client, Duration patience) {
    this.client = client;
    this.patience = patience;
  }

  /**
   * Asks with the PIN.
   *
   * @throws TroubleException when nobody answers, or the unit does not take the PIN
   */
  HttpResponse<byte[]> ask(UnitHttpAddress unit, String method, String path, String pin)
      throws TroubleException {
    if (!pin.matches("\\d{6,12}")) {
      throw new TroubleException(TroubleKind.USAGE, "unit.pin-form");
    }
    HttpRequest request =
        HttpRequest.newBuilder(unit.at(path))
            .method(method, BodyPublishers.noBody())
            .header("Accept", "application/json")
            .header("Authorization", "Bearer " + pin)
            .build();
    HttpResponse<byte[]> answer = answer(unit, request);
    return switch (answer.statusCode()) {
      case 401 -> throw new TroubleException(TroubleKind.NETWORK, "unit.pin", unit);
      case 429 ->
          throw new TroubleException(
              TroubleKind.NETWORK,
              "unit.wait",
              unit,
              seconds(answer.headers().firstValue("Retry-After")));
      default -> answer;
    };
  }

  private HttpResponse<byte[]> answer(UnitHttpAddress unit, HttpRequest request)
      throws TroubleException {
    var answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_SIZE));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      answer.cancel(true);
      throw new TroubleException(
          TroubleKind.NETWORK, Message.of("unit.unreachable", unit, reason(e)), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new TroubleException(TroubleKind.NETWORK, Message.of("unit.unreachable", unit, ""), e);
    }
  }

  /**
   * The document of an answer.
   *
   * @throws TroubleException when it is none of a version that this program knows
   */
  static JsonNode document(UnitHttpAddress unit, byte[] body) throws TroubleException {
    JsonNode document = object(unit, body);
    if (!document.path("version").isInt()) {
      throw new TroubleException(TroubleKind.NETWORK, "unit.other", unit);
    }
    if (document.path("version").asInt() != VERSION) {
      throw new TroubleException(
          TroubleKind.NETWORK, "unit.version", unit, document.path("version").asInt());
    }
    return document;
  }

  static JsonNode object(UnitHttpAddress unit, byte[] body) throws TroubleException {
    try {
      JsonNode document = JSON.readTree(body);
      if (document == null || !document.isObject()) {
        throw new TroubleException(TroubleKind.NETWORK, "unit.other", unit);
      }
      return document;
    } catch (IOException e) {
      throw new TroubleException(TroubleKind.NETWORK, Message.of("unit.other", unit), e);
    }
  }

  private static String seconds(Optional<String> header) {
    return header.filter(text -> text.matches("\\d{1,4}")).orElse("300");
  }

  private static String reason(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String text = cause.getMessage();
    return UntrustedTextSanitizer.text(text == null ? cause.getClass().getSimpleName() : text);
  }
}
