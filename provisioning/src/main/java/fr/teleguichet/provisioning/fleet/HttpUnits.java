package fr.teleguichet.provisioning.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.teleguichet.hardware.device.KioskId;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.provisioning.trouble.Trouble;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The units by the manager's programming interface, {@code /api/v1/units}. */
public final class HttpUnits implements Units {

  private static final String UNITS = "/api/v1/units";

  private final ManagerCall call;
  private final ObjectMapper json = new ObjectMapper();

  /** The units behind this door. */
  public HttpUnits(ManagerCall call) {
    this.call = call;
  }

  @Override
  public byte[] create(Territory territory, KioskId kiosk, String site) throws Trouble {
    ObjectNode unit =
        json.createObjectNode()
            .put("territory", territory.value())
            .put("kiosk", kiosk.value())
            .put("site", site);
    return claim(call.post(UNITS, unit));
  }

  @Override
  public List<UnitSummary> list() throws Trouble {
    JsonNode answer = call.get(UNITS);
    List<UnitSummary> units = new ArrayList<>();
    for (JsonNode unit : answer.isArray() ? answer : answer.path("units")) {
      units.add(UnitJson.read(unit));
    }
    return List.copyOf(units);
  }

  @Override
  public UnitSummary unit(KioskId kiosk) throws Trouble {
    return UnitJson.read(call.get(path(kiosk)));
  }

  @Override
  public KioskHealth health(KioskId kiosk) throws Trouble {
    JsonNode answer = call.get("/api/v1/kiosks/" + kiosk.value());
    List<String> reasons = new ArrayList<>();
    for (JsonNode reason : answer.path("reasons")) {
      reasons.add(reason.path("words").asText(""));
    }
    return new KioskHealth(
        answer.path("severity").asText("unknown"), answer.path("lastHeard").asText(""), reasons);
  }

  @Override
  public byte[] swap(KioskId kiosk) throws Trouble {
    return claim(call.post(path(kiosk) + "/swap", json.createObjectNode()));
  }

  @Override
  public void retire(KioskId kiosk) throws Trouble {
    var _ = call.post(path(kiosk) + "/retire", json.createObjectNode());
  }

  private static String path(KioskId kiosk) {
    return UNITS + "/" + kiosk.value();
  }

  /** The claim is the answer, or its member of that name. */
  private static byte[] claim(JsonNode answer) {
    JsonNode claim = answer.path("claim").isObject() ? answer.path("claim") : answer;
    return claim.toString().getBytes(StandardCharsets.UTF_8);
  }
}
