package fr.teleguichet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Whom to call at each site and how to get in: the people of the demo, with numbers that were put
 * aside for stories. Said once; what somebody wrote stays.
 */
final class DemoSiteContacts {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> REGISTER =
      List.of("name", "commune", "insee", "latitude", "longitude", "fictitious");

  private final ManagerProcess manager;

  DemoSiteContacts(ManagerProcess manager) {
    this.manager = manager;
  }

  /** Says it, unless an earlier run or somebody did. */
  void make() {
    int number = 0;
    for (JsonNode site : manager.get("/api/v1/sites")) {
      number++;
      if (!site.path("profile").hasNonNull("mediator")) {
        ObjectNode body = JSON.createObjectNode();
        REGISTER.forEach(member -> body.set(member, site.get(member)));
        body.put("street", "1 place de la Mairie");
        body.set("profile", profile(site, number));
        manager.put("/api/v1/sites/" + site.get("code").asText(), body);
      }
    }
  }

  private static ObjectNode profile(JsonNode site, int number) {
    return JSON.createObjectNode()
        .put("host", "Commune de " + site.get("commune").asText())
        .put("telephone", "05 36 49 46 %02d".formatted(number))
        .put("mediator", "Mona Médiation")
        .put("mediatorTelephone", "05 36 49 46 %02d".formatted(number + 20))
        .put("mediatorEmail", "mediator@example.org")
        .put("technician", "Thomas Technique")
        .put("technicianTelephone", "05 36 49 46 40")
        .put("technicianEmail", "technician@example.org")
        .put("accessNote", "La clé est à l’accueil de la mairie. On se gare sur la place.")
        .put("accessibility", "L’entrée est de plain-pied, et la borne se règle en hauteur.");
  }
}
