package fr.teleguichet.provisioning.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.util.ArrayList;
import java.util.List;

/** The places where kiosks stand or are planned, as {@code GET /api/v1/sites} lists them. */
record SiteList(List<Site> all) {

  /** For units that stand nowhere yet. */
  static final SiteList NONE = new SiteList(List.of());

  SiteList {
    all = List.copyOf(all);
  }

  /**
   * A place.
   *
   * @param code its name in addresses
   * @param name as people call it
   * @param kiosks that stand there or are planned there
   */
  record Site(String code, String name, List<String> kiosks) {
    Site {
      kiosks = List.copyOf(kiosks);
    }

    private boolean isCalled(String text) {
      return code.equals(text) || name.equalsIgnoreCase(text);
    }
  }

  static SiteList read(JsonNode answer) {
    List<Site> all = new ArrayList<>();
    for (JsonNode site : answer) {
      List<String> kiosks = new ArrayList<>();
      site.path("kiosks").forEach(kiosk -> kiosks.add(kiosk.asText("")));
      all.add(new Site(site.path("code").asText(""), site.path("name").asText(""), kiosks));
    }
    return new SiteList(all);
  }

  /** What people call the place of this kiosk; empty when it has none. */
  String nameOf(String kiosk) {
    return all.stream()
        .filter(site -> site.kiosks().contains(kiosk))
        .map(Site::name)
        .findFirst()
        .orElse("");
  }

  /**
   * The code of the place that a person means by its code or its name.
   *
   * @throws TroubleException when there is none, or more than one
   */
  String codeOf(String text) throws TroubleException {
    List<String> codes =
        all.stream().filter(site -> site.isCalled(text.strip())).map(Site::code).toList();
    return switch (codes.size()) {
      case 0 -> throw new TroubleException(TroubleKind.USAGE, "manager.no-site", text);
      case 1 -> codes.getFirst();
      default ->
          throw new TroubleException(
              TroubleKind.USAGE, "manager.sites", text, String.join(", ", codes));
    };
  }
}
