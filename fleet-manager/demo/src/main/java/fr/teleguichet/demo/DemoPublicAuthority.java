package fr.teleguichet.demo;

import java.util.Map;

/**
 * Who answers for the demo's data: nobody that there is, with a telephone number that was put aside
 * for stories (decision 2018-0881 of Arcep). Kiosks name it before somebody agrees.
 */
final class DemoPublicAuthority {

  static final String NAME = "Syndicat mixte de démonstration (fictif)";

  /** As the form asks it; of the rest a paper says what is missing. */
  static final Map<String, String> FORM =
      Map.ofEntries(
          Map.entry("name", NAME),
          Map.entry("address", "1 place de l’Exemple\n46000 Exempleville"),
          Map.entry("representative", "La présidente du syndicat mixte"),
          Map.entry("email", "contact@example.org"),
          Map.entry("telephone", "05 36 49 46 46"),
          Map.entry("officer", "Dominique Exemple"),
          Map.entry("officer-email", "donnees-personnelles@example.org"),
          Map.entry("accessibility-email", "accessibilite@example.org"),
          Map.entry("security-email", "securite@example.org"));

  private DemoPublicAuthority() {}
}
