package fr.teleguichet.provisioning.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import fr.teleguichet.hardware.identity.Fingerprint;
import java.util.Optional;

/** Reads a unit as the manager writes it; what is missing stays empty. */
final class UnitJson {

  private UnitJson() {}

  static UnitSummary read(JsonNode unit) {
    JsonNode site = unit.path("site");
    JsonNode connected = unit.path("connected");
    return new UnitSummary(
        unit.path("kiosk").asText(""),
        unit.path("territory").asText(""),
        site.isObject() ? site.path("name").asText("") : site.asText(""),
        unit.path("state").asText(""),
        Fingerprint.parse(unit.path("key").asText("")),
        connected.isBoolean() ? Optional.of(connected.asBoolean()) : Optional.empty());
  }
}
