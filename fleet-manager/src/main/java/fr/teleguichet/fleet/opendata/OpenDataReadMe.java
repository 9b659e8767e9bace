package fr.teleguichet.fleet.opendata;

import java.util.List;

/** The text that goes along with the files: what they are, what is hidden, each column. */
final class OpenDataReadMe {

  private OpenDataReadMe() {}

  static String of(String publisher) {
    StringBuilder text =
        new StringBuilder(
            """
            # Téléguichets : lieux, fréquentation et satisfaction

            Producteur : %s

            Licence : Licence Ouverte / Open Licence version 2.0 (Etalab).

            - `indicateurs.csv` : entretiens et satisfaction des années closes, par lieu et par organisme.
            - `mois.csv` : nombre et durée moyenne des entretiens de tout le réseau, mois par mois.
            - `lieux.csv` : lieux ouverts au public, avec leur position et leurs horaires.
            - `schema-indicateurs.json`, `schema-mois.json`, `schema-lieux.json` : leurs colonnes, au format Table Schema.
            - `datapackage.json` : la description de l’ensemble, au format Data Package.

            Les fichiers sont en UTF-8, séparés par des virgules, les nombres avec un point.

            ## Ce qui n’est pas publié, et pourquoi

            Un nombre de 1 à 4 entretiens ou réponses parlerait de personnes que l’on peut reconnaître.
            Il n’est pas publié, et d’autres nombres sont retirés avec lui pour que personne ne le
            retrouve en soustrayant ce qui reste d’un total. La colonne de statut le dit à chaque ligne.

            Une année paraît quand elle est close depuis soixante jours, et ne change plus ensuite : la
            différence de deux éditions dirait ce qui les sépare. Ce qui arrive plus tard n’y est donc
            pas. Les réponses ne sont jamais croisées par lieu et organisme, ni les durées données par lieu.
            """
                .formatted(publisher));
    dictionary(text, OpenDataFile.FIGURES, OpenDataField.FIGURES);
    dictionary(text, OpenDataFile.MONTHS, OpenDataField.MONTHS);
    dictionary(text, OpenDataFile.SITES, OpenDataField.SITES);
    return text.toString();
  }

  private static void dictionary(
      StringBuilder text, OpenDataFile file, List<OpenDataField> fields) {
    text.append("\n## Colonnes de `").append(file.fileName()).append("`\n\n");
    text.append("| Colonne | Type | Signification |\n|---|---|---|\n");
    for (OpenDataField field : fields) {
      text.append("| `")
          .append(field.name())
          .append("` | ")
          .append(field.type())
          .append(" | ")
          .append(field.description())
          .append(" |\n");
    }
  }
}
