package fr.teleguichet.swarm.enrol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.teleguichet.hardware.identity.ClaimFile;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.swarm.kiosk.KioskIdentity;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/** The fleet manager's programming interface, as far as units are planned by it. Thread-safe. */
public final class ManagerClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_SIZE = 64 * 1024;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,4096}");
  private static final JsonFactory JSON = new JsonFactory();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          // The token must not follow wherever a server points.
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();
  private final URI units;
  private final String token;
  private final ServerProximity vicinity;

  /**
   * The interface at this address; it makes no connection yet.
   *
   * @param address {@code http://HOST:PORT}
   * @param token what is sent as the bearer token (RFC 6750, section 2.1)
   * @param vicinity how far away it may be, and the device listener that its claims lead to
   * @throws IllegalArgumentException when the address or the token can't be one
   */
  public ManagerClient(URI address, String token, ServerProximity vicinity) throws EnrolException {
    boolean isWeb = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!isWeb || address.getHost() == null || address.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "the address \"" + address + "\" is not of the form http://HOST:PORT");
    }
    if (!TOKEN.matcher(token).matches()) {
      // The token itself is not quoted: messages end up in logs.
      throw new IllegalArgumentException("the token file does not hold one token on one line");
    }
    vicinity.require(address, "the fleet manager");
    this.units = address.resolve("/api/v1/units");
    this.token = token;
    this.vicinity = vicinity;
  }

  /**
   * Plans the unit of a kiosk.
   *
   * @throws IOException when there is no answer
   * @throws EnrolException when no other kiosk will fare better
   */
  PlanningResult plan(KioskIdentity kiosk)
      throws IOException, InterruptedException, EnrolException {
    var request =
        HttpRequest.newBuilder(units)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body(kiosk)))
            .build();
    var answer = client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_SIZE));
    return switch (answer.statusCode()) {
      case 201 -> read(kiosk, answer.body());
      case 401 ->
          throw new EnrolException(
              EnrolException.Why.NOT_ALLOWED,
              "the fleet manager does not take the token: "
                  + ServerErrorText.ofProblem(401, answer.body()));
      default ->
          new PlanningResult.Refused(ServerErrorText.ofProblem(answer.statusCode(), answer.body()));
    };
  }

  private static String body(KioskIdentity kiosk) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("kiosk", kiosk.id().value());
      json.writeStringField("territory", kiosk.territory().value());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return text.toString();
  }

  private PlanningResult read(KioskIdentity kiosk, byte[] body) throws EnrolException {
    return switch (ClaimFile.decode(body)) {
      case ClaimFile.Reading.Unusable(String sentence) ->
          new PlanningResult.Refused(ServerErrorText.oneLine(sentence));
      case ClaimFile.Reading.Usable(EnrolmentClaim claim) -> {
        boolean isHis =
            claim.kiosk().equals(kiosk.id()) && claim.territory().equals(kiosk.territory());
        vicinity.require(claim.manager(), "the device listener that the claim leads to,");
        yield isHis
            ? new PlanningResult.Planned(claim)
            : new PlanningResult.Refused("the fleet manager sent another kiosk's claim");
      }
    };
  }

  @Override
  public String toString() {
    return units.toString();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
