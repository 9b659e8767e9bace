package fr.teleguichet.provisioning.unit;

import com.fasterxml.jackson.databind.JsonNode;
import fr.teleguichet.provisioning.trouble.Kind;
import fr.teleguichet.provisioning.trouble.Trouble;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Fetches a unit's report from whatever answers at its address. */
public final class UnitDoor {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final UnitCall call;

  /**
   * A door that is opened with this client.
   *
   * @param client one that follows no redirect, since the PIN would go along
   */
  public UnitDoor(HttpClient client) {
    this(client, PATIENCE);
  }

  UnitDoor(HttpClient client, Duration patience) {
    this.call = new UnitCall(client, patience);
  }

  /**
   * The unit's report.
   *
   * @param pin the agent's {@code technician.pin}
   * @throws Trouble when nobody answers, the PIN is wrong, or the answer is no report
   */
  public JsonNode report(UnitAddress unit, String pin) throws Trouble {
    HttpResponse<byte[]> answer = call.ask(unit, "GET", "/technician/report", pin);
    if (answer.statusCode() != 200) {
      throw new Trouble(Kind.NETWORK, "unit.other", unit);
    }
    return UnitCall.document(unit, answer.body());
  }
}
