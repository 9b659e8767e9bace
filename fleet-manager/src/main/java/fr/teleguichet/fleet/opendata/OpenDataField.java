package fr.teleguichet.fleet.opendata;

import java.util.List;
import java.util.Map;

/**
 * A column of a published file, as Table Schema describes it.
 *
 * @param name its name in the file, as data.gouv.fr writes them: French words, small, underscores
 * @param title a short French name for people
 * @param type the type that Table Schema gives its values
 * @param description what it means, in French
 * @param constraints what its values keep to, as Table Schema names it
 */
record OpenDataField(
    String name, String title, String type, String description, Map<String, Object> constraints) {

  private static final String CODE = "^[a-z0-9-]{1,40}$";
  private static final int MINUTES_OF_A_DAY = 1_440;
  private static final String INSEE = "^[0-9][0-9AB][0-9]{3}$";

  /** The columns of the figures. */
  static final List<OpenDataField> FIGURES =
      List.of(
          required("annee", "Année", "integer", "Année civile close, en heure de France."),
          choice(
              "niveau",
              "Niveau",
              "Ce que la ligne compte : tout le réseau, un organisme, un lieu, ou un organisme en"
                  + " un lieu.",
              List.of("reseau", "organisme", "lieu", "lieu_organisme")),
          code("code_lieu", "Code du lieu", "Code du lieu dans le fichier des lieux."),
          text("nom_lieu", "Nom du lieu", "Nom du lieu à la date de publication."),
          pattern("code_insee", "Code commune", "Code de la commune du lieu (COG, Insee).", INSEE),
          code(
              "code_organisme",
              "Code de l’organisme",
              "Code de l’organisme public dans le réseau."),
          text(
              "nom_organisme",
              "Nom de l’organisme",
              "Nom de l’organisme à la date de publication."),
          count(
              "nombre_entretiens",
              "Nombre d’entretiens",
              "Entretiens en visioconférence d’une minute ou plus avec un conseiller. Vide quand il"
                  + " n’est pas publié."),
          choice(
              "statut_entretiens",
              "Statut du nombre d’entretiens",
              "Pourquoi la case est vide : secret_statistique couvre les nombres de 1 à 4 et ceux"
                  + " qui permettraient de les retrouver par soustraction.",
              List.of("publie", "secret_statistique")),
          count(
              "nombre_reponses",
              "Nombre de réponses",
              "Réponses à la question de satisfaction, posée à la fin de l’entretien. Vide quand il"
                  + " n’est pas publié."),
          share(
              "part_satisfaits", "Part de satisfaits", "Satisfaits et très satisfaits, de 0 à 1."),
          share("part_tres_satisfaits", "Part de très satisfaits", "Très satisfaits, de 0 à 1."),
          share(
              "part_recommandent",
              "Part qui recommande",
              "Recommanderaient le service, parmi les réponses à cette question, de 0 à 1."),
          share(
              "part_demandes_resolues",
              "Part de demandes résolues",
              "Ont obtenu une réponse complète, parmi les réponses à cette question, de 0 à 1."),
          choice(
              "statut_reponses",
              "Statut des réponses",
              "Pourquoi des cases sont vides : moins de cinq réponses ou secret secondaire"
                  + " (secret_statistique), question répondue par moins de cinq personnes"
                  + " (publie_en_partie), aucune réponse ou croisement non compté (sans_objet).",
              List.of("publie", "publie_en_partie", "secret_statistique", "sans_objet")),
          // At the end, so that whoever counts columns finds the others where they were.
          length("Du réseau et des organismes seulement ; vide quand le nombre l’est."));

  /** The columns of the months. */
  static final List<OpenDataField> MONTHS =
      List.of(
          required("annee", "Année", "integer", "Année civile close, en heure de France."),
          new OpenDataField(
              "mois",
              "Mois",
              "integer",
              "Numéro du mois, de 1 à 12.",
              Map.of("required", true, "minimum", 1, "maximum", 12)),
          count(
              "nombre_entretiens",
              "Nombre d’entretiens",
              "Entretiens du mois dans tout le réseau. Vide quand il n’est pas publié."),
          choice(
              "statut_entretiens",
              "Statut du nombre d’entretiens",
              "Pourquoi la case est vide : secret_statistique couvre les nombres de 1 à 4 et ceux"
                  + " qui permettraient de les retrouver.",
              List.of("publie", "secret_statistique")),
          length("Vide sans entretien, ou quand le nombre n’est pas publié."));

  /** The columns of the sites. */
  static final List<OpenDataField> SITES =
      List.of(
          new OpenDataField(
              "code_lieu",
              "Code du lieu",
              "string",
              "Code du lieu dans le réseau.",
              Map.of("required", true, "unique", true, "pattern", CODE)),
          required("nom_lieu", "Nom du lieu", "string", "Nom du lieu."),
          required("commune", "Commune", "string", "Nom de la commune."),
          pattern("code_insee", "Code commune", "Code de la commune (COG, Insee).", INSEE),
          text(
              "code_postal",
              "Code postal",
              "Code postal du lieu, ou de sa commune quand elle n’en a qu’un."),
          text("nom_epci", "Intercommunalité", "Nom de l’établissement public de coopération."),
          number("latitude", "Latitude", "Degrés nord, WGS 84.", -90, 90),
          number("longitude", "Longitude", "Degrés est, WGS 84.", -180, 180),
          text("structure_porteuse", "Structure porteuse", "Structure qui accueille la borne."),
          text("telephone", "Téléphone", "Téléphone public du lieu."),
          text(
              "horaires_ouverture",
              "Horaires d’ouverture",
              "Horaires d’une semaine ordinaire, au format opening_hours d’OpenStreetMap."),
          text("accessibilite", "Accessibilité", "Accès au lieu pour les personnes handicapées."),
          text(
              "organismes",
              "Organismes",
              "Codes des organismes que l’on peut y joindre, séparés par des points-virgules."),
          choice(
              "statut",
              "Statut",
              "Si le lieu reçoit du public en ce moment.",
              List.of("en_service", "suspendu")),
          // At the end, so that whoever counts columns finds the others where they were.
          text("adresse", "Adresse", "Numéro et rue du lieu, sans la commune."));

  OpenDataField {
    constraints = Map.copyOf(constraints);
  }

  private static OpenDataField required(
      String name, String title, String type, String description) {
    return new OpenDataField(name, title, type, description, Map.of("required", true));
  }

  private static OpenDataField text(String name, String title, String description) {
    return new OpenDataField(name, title, "string", description, Map.of());
  }

  private static OpenDataField code(String name, String title, String description) {
    return pattern(name, title, description, CODE);
  }

  private static OpenDataField pattern(
      String name, String title, String description, String pattern) {
    return new OpenDataField(name, title, "string", description, Map.of("pattern", pattern));
  }

  private static OpenDataField choice(
      String name, String title, String description, List<String> words) {
    return new OpenDataField(
        name, title, "string", description, Map.of("required", true, "enum", words));
  }

  private static OpenDataField count(String name, String title, String description) {
    return new OpenDataField(name, title, "integer", description, Map.of("minimum", 0));
  }

  private static OpenDataField length(String when) {
    return number(
        "duree_moyenne_minutes",
        "Durée moyenne",
        "Durée moyenne d’un entretien, en minutes. " + when,
        1,
        MINUTES_OF_A_DAY);
  }

  private static OpenDataField share(String name, String title, String description) {
    return number(name, title, description, 0, 1);
  }

  private static OpenDataField number(
      String name, String title, String description, int least, int most) {
    return new OpenDataField(
        name, title, "number", description, Map.of("minimum", least, "maximum", most));
  }
}
