package fr.teleguichet.provisioning.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import fr.teleguichet.hardware.identity.Fingerprint;

/** Reads a unit as the manager writes it; what is missing stays empty. */
final class UnitJsonReader {

  private UnitJsonReader() {}

  static UnitSummary read(JsonNode unit, SiteList sites) {
    String kiosk = unit.path("kiosk").asText("");
    return new UnitSummary(
        unit.path("number").asInt(0),
        kiosk,
        unit.path("territory").asText(""),
        sites.nameOf(kiosk),
        unit.path("state").asText(""),
        Fingerprint.parse(unit.path("fingerprint").asText("")));
  }
}
