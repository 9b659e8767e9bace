package fr.teleguichet.fleet.budget;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.transfer.ImportPreview;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the pages of the budget show. */
public final class BudgetViewModels {

  private BudgetViewModels() {}

  /**
   * The page.
   *
   * @param lines those of the years, the newest years first
   * @param mayWrite whether the reader may write lines
   * @param mayImport whether the reader may read in a file
   * @param done the key of what was just done
   */
  public record Page(
      BudgetFigures figures,
      List<Row> lines,
      boolean mayWrite,
      boolean mayImport,
      Optional<String> done) {

    public Page {
      lines = List.copyOf(lines);
    }

    /** The query of the years, for addresses. */
    public String query() {
      return "from=" + figures.firstYear() + "&to=" + figures.lastYear();
    }
  }

  /**
   * A line.
   *
   * @param site the name of its site; empty for the whole network
   */
  public record Row(
      long id,
      int year,
      Funder funder,
      CostNature nature,
      EuroAmount planned,
      EuroAmount paid,
      Optional<String> site,
      String note) {

    static Row of(BudgetLine line, Map<Integer, Site> sites) {
      return new Row(
          line.id(),
          line.year(),
          line.funder(),
          line.nature(),
          line.planned(),
          line.paid(),
          line.site().map(sites::get).map(Site::name),
          line.note());
    }

    /** The line in words, such as 2025, PRAI, study, 64 000 €. */
    public String say(LocalizedText text) {
      return text.say(
          "budget.line.words",
          Integer.toString(year),
          funder.name(text.language()),
          text.say("budget.nature." + nature.code()),
          (paid.isZero() ? planned : paid).say(text));
    }
  }

  /**
   * The form of a line.
   *
   * @param known the line that is changed; empty for a new one
   * @param full whether there is no room for another
   */
  public record Edit(
      Optional<Row> known,
      BudgetLineForm form,
      List<Funder> funders,
      List<Site> sites,
      boolean mayNetwork,
      boolean full) {

    public Edit {
      funders = List.copyOf(funders);
      sites = List.copyOf(sites);
    }

    /** Every nature. */
    public List<CostNature> natures() {
      return List.of(CostNature.values());
    }
  }

  /**
   * The budget as a file.
   *
   * @param file what was read, in Base64, for the confirmation
   * @param pasted what was pasted instead of a file
   * @param preview what it would do; empty where nothing was read yet
   */
  public record Transfer(String file, String pasted, Optional<ImportPreview> preview) {

    /** The columns of a file. */
    public List<String> columns() {
      return BudgetCsvWriter.COLUMNS;
    }

    /** The words of natures in files. */
    public List<CostNature> natures() {
      return List.of(CostNature.values());
    }
  }
}
