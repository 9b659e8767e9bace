package fr.teleguichet.provisioning.unit;

import com.fasterxml.jackson.databind.JsonNode;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Fetches a unit's report from whatever answers at its address. */
public final class UnitReportClient {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final UnitHttpClient call;

  /**
   * A door that is opened with this client.
   *
   * @param client one that follows no redirect, since the PIN would go along
   */
  public UnitReportClient(HttpClient client) {
    this(client, PATIENCE);
  }

  UnitReportClient(HttpClient client, Duration patience) {
    this.call = new UnitHttpClient(client, patience);
  }

  /**
   * The unit's report.
   *
   * @param pin the agent's {@code technician.pin}
   * @throws TroubleException when nobody answers, the PIN is wrong, or the answer is no report
   */
  public JsonNode report(UnitHttpAddress unit, String pin) throws TroubleException {
    HttpResponse<byte[]> answer = call.ask(unit, "GET", "/technician/report", pin);
    if (answer.statusCode() != 200) {
      throw new TroubleException(TroubleKind.NETWORK, "unit.other", unit);
    }
    return UnitHttpClient.document(unit, answer.body());
  }
}
