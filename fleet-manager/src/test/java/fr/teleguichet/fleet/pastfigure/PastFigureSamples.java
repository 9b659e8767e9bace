package fr.teleguichet.fleet.pastfigure;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;

/** Figures of before, for pages. */
public final class PastFigureSamples {

  public static final String HEAD =
      "year,site,former_site,service,indicator,value,of,source,note\n";

  private PastFigureSamples() {}

  /** Reads a file in as a person does; returns the row of the import. */
  public static int on(TestPages.Running pages) {
    StringBuilder file = new StringBuilder(HEAD);
    for (int year = 2019; year <= 2023; year++) {
      String source = ",Bilan " + year + " de la Préfecture du Lot,";
      file.append(year).append(",,,,interviews,").append(150 + 20 * (year - 2019));
      file.append(",").append(source).append("compté sur papier\n");
      file.append(year).append(",,,,satisfied,").append(80 + year - 2019).append(",100");
      file.append(source).append("\n");
    }
    file.append("2019,,Mairie de Cazals,,interviews,12,,Registre de la mairie,\n");
    read(new Forms(pages, pages.session()), file.toString());
    return pages.context().getBean(PastFigureImportService.class).imports().getFirst().id();
  }

  /** Looks at a file and agrees to what it would do. */
  public static void read(Forms coordinator, String file) {
    String preview = coordinator.post("/past-figures/import", "text", file).body();
    String location =
        Forms.location(
            coordinator.post(
                "/past-figures/import",
                "file",
                Forms.between(preview, "name=\"file\" value=\"", "\""),
                "confirmed",
                Forms.between(preview, "name=\"confirmed\" value=\"", "\"")));
    if (!location.equals("/past-figures?done=imported")) {
      throw new IllegalStateException("the file was not read in: " + preview);
    }
  }
}
