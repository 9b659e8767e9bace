package fr.teleguichet.fleet.budget;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line of the budget as somebody typed it.
 *
 * @param values what was typed, by the names of the fields
 * @param errors the key of a sentence for each field that is wrong
 */
public record BudgetLineForm(Map<String, String> values, Map<String, String> errors) {

  /** The fields, in the order of the form and of files. */
  static final List<String> FIELDS =
      List.of("year", "funder", "nature", "planned", "paid", "site", "note");

  /**
   * What a line may say.
   *
   * @param funders those that are known
   * @param sites those that the writer sees
   * @param mayNetwork whether the writer may write what belongs to the whole network
   * @param thisYear the year in which it is written
   */
  record Rules(List<Funder> funders, List<Site> sites, boolean mayNetwork, int thisYear) {}

  public BudgetLineForm {
    values = Map.copyOf(values);
    errors = Map.copyOf(errors);
  }

  /** What a form's fields hold. */
  static BudgetLineForm of(Map<String, String> fields) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String field : FIELDS) {
      String text = fields.getOrDefault(field, "").strip().replace("\r\n", "\n");
      values.put(field, SubmittedFormFields.shown(text));
    }
    return new BudgetLineForm(values, Map.of());
  }

  /**
   * A line that is known.
   *
   * @param site the code of its site; empty for the whole network
   */
  static BudgetLineForm of(BudgetLineDraft line, String site) {
    return new BudgetLineForm(
        Map.of(
            "year", Integer.toString(line.year()),
            "funder", line.funder().french(),
            "nature", line.nature().code(),
            "planned", line.planned().plain(),
            "paid", line.paid().plain(),
            "site", site,
            "note", line.note()),
        Map.of());
  }

  /** What the field holds. */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** The key of what is wrong with the field; nothing where nothing is. */
  public Optional<String> error(String field) {
    return Optional.ofNullable(errors.get(field));
  }

  /** What is typed, looked at. */
  sealed interface Checked {
    /** A line. */
    record Valid(BudgetLineDraft draft) implements Checked {}

    /** The same with what is wrong. */
    record Invalid(BudgetLineForm form) implements Checked {}
  }

  Checked check(Rules rules) {
    Map<String, String> wrong = new LinkedHashMap<>();
    int year = year(rules.thisYear());
    if (year == 0) {
      wrong.put("year", "budget.wrong.year");
    }
    String funder = value("funder");
    if (!isLine(funder, Funder.MAX_NAME) || funder.isEmpty()) {
      wrong.put("funder", "budget.wrong.funder");
    }
    Optional<CostNature> nature = CostNature.ofWord(value("nature"));
    if (nature.isEmpty()) {
      wrong.put("nature", "budget.wrong.nature");
    }
    Optional<EuroAmount> planned = amount("planned", wrong);
    Optional<EuroAmount> paid = amount("paid", wrong);
    if (planned.filter(EuroAmount::isZero).isPresent()
        && paid.filter(EuroAmount::isZero).isPresent()) {
      wrong.put("planned", "budget.wrong.nothing");
    }
    Optional<Site> site =
        rules.sites().stream().filter(it -> it.code().value().equals(value("site"))).findFirst();
    if (value("site").isEmpty() ? !rules.mayNetwork() : site.isEmpty()) {
      wrong.put("site", value("site").isEmpty() ? "budget.wrong.network" : "budget.wrong.site");
    }
    if (!isLine(value("note"), BudgetLineDraft.MAX_NOTE)) {
      wrong.put("note", "budget.wrong.note");
    }
    return wrong.isEmpty()
        ? new Checked.Valid(
            new BudgetLineDraft(
                year,
                rules.funders().stream()
                    .filter(it -> it.isCalled(funder))
                    .findFirst()
                    .orElseGet(() -> Funder.named(funder)),
                nature.orElseThrow(),
                planned.orElseThrow(),
                paid.orElseThrow(),
                site.map(Site::id),
                value("note")))
        : new Checked.Invalid(new BudgetLineForm(values, wrong));
  }

  private int year(int thisYear) {
    String text = value("year");
    int year = text.matches("[0-9]{4}") ? Integer.parseInt(text) : 0;
    return year >= BudgetLineDraft.MIN_YEAR && year <= thisYear + BudgetLineDraft.MAX_AHEAD
        ? year
        : 0;
  }

  private Optional<EuroAmount> amount(String field, Map<String, String> wrong) {
    Optional<EuroAmount> amount = EuroAmount.read(value(field));
    if (amount.isEmpty()) {
      wrong.put(field, "budget.wrong.amount");
    }
    return amount;
  }

  private static boolean isLine(String text, int most) {
    return text.length() <= most && text.chars().noneMatch(Character::isISOControl);
  }
}
