package fr.teleguichet.fleet.outreach;

import fr.teleguichet.fleet.budget.EuroAmount;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An action as somebody typed it.
 *
 * @param values what was typed, by the names of the fields
 * @param everywhere whether it is for every site
 * @param sites the codes of the sites that were chosen
 * @param errors the key of a sentence for each field that is wrong
 */
public record OutreachForm(
    Map<String, String> values, boolean everywhere, Set<String> sites, Map<String, String> errors) {

  private static final List<String> FIELDS =
      List.of("kind", "title", "first", "last", "cost", "note");

  private static final String SITE = "site-";
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  public OutreachForm {
    values = Map.copyOf(values);
    sites = Set.copyOf(sites);
    errors = Map.copyOf(errors);
  }

  /** What a form's fields hold. */
  static OutreachForm of(Map<String, String> fields) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String field : FIELDS) {
      String text = fields.getOrDefault(field, "").strip().replace("\r\n", "\n");
      values.put(field, SubmittedFormFields.shown(text));
    }
    return new OutreachForm(
        values,
        fields.containsKey("everywhere"),
        fields.keySet().stream()
            .filter(it -> it.startsWith(SITE))
            .map(it -> it.substring(SITE.length()))
            .collect(Collectors.toSet()),
        Map.of());
  }

  /** An action that is known, with the codes of its sites. */
  static OutreachForm of(OutreachAction action, Set<String> sites) {
    return new OutreachForm(
        Map.of(
            "kind", action.kind().code(),
            "title", action.title(),
            "first", action.first().toString(),
            "last", action.last().equals(action.first()) ? "" : action.last().toString(),
            "cost", action.cost().isZero() ? "" : action.cost().plain(),
            "note", action.note()),
        action.everywhere(),
        sites,
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
    /** An action, without a row. */
    record Valid(OutreachAction action) implements Checked {}

    /** The same with what is wrong. */
    record Invalid(OutreachForm form) implements Checked {}
  }

  /**
   * Looks at it.
   *
   * @param visible the sites that the writer sees
   * @param mayEverywhere whether the writer may write for every site
   */
  Checked check(List<Site> visible, boolean mayEverywhere, LocalDate today) {
    Map<String, String> wrong = new LinkedHashMap<>();
    Optional<OutreachActionKind> kind = OutreachActionKind.ofWord(value("kind"));
    if (kind.isEmpty()) {
      wrong.put("kind", "communication.wrong.kind");
    }
    if (value("title").isEmpty()
        || value("title").length() > OutreachAction.MAX_TITLE
        || value("title").chars().anyMatch(Character::isISOControl)) {
      wrong.put("title", "communication.wrong.title");
    }
    Optional<LocalDate> first = day(value("first"), today);
    Optional<LocalDate> last = value("last").isEmpty() ? first : day(value("last"), today);
    if (first.isEmpty()) {
      wrong.put("first", "communication.wrong.first");
    }
    boolean isWrongEnd =
        last.isEmpty()
            ? !value("last").isEmpty()
            : first.isPresent() && !fits(first.get(), last.get());
    if (isWrongEnd) {
      wrong.put("last", "communication.wrong.last");
    }
    Optional<EuroAmount> cost = EuroAmount.read(value("cost"));
    if (cost.isEmpty()) {
      wrong.put("cost", "budget.wrong.amount");
    }
    if (value("note").length() > OutreachAction.MAX_NOTE
        || value("note").chars().anyMatch(it -> Character.isISOControl(it) && it != '\n')) {
      wrong.put("note", "communication.wrong.note");
    }
    Set<Integer> chosen =
        visible.stream()
            .filter(it -> sites.contains(it.code().value()))
            .map(Site::id)
            .collect(Collectors.toSet());
    if (everywhere && !mayEverywhere) {
      wrong.put("sites", "communication.wrong.everywhere");
    } else if (!everywhere && (chosen.isEmpty() || chosen.size() < sites.size())) {
      wrong.put("sites", "communication.wrong.sites");
    }
    return wrong.isEmpty()
        ? new Checked.Valid(
            new OutreachAction(
                0,
                kind.orElseThrow(),
                value("title"),
                first.orElseThrow(),
                last.orElseThrow(),
                everywhere,
                everywhere ? Set.of() : chosen,
                cost.orElseThrow(),
                value("note")))
        : new Checked.Invalid(new OutreachForm(values, everywhere, sites, wrong));
  }

  private static boolean fits(LocalDate first, LocalDate last) {
    return !last.isBefore(first) && last.isBefore(first.plusDays(OutreachAction.MAX_DAYS));
  }

  /** A day since 2000 and within the next year. */
  private static Optional<LocalDate> day(String text, LocalDate today) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(it -> !it.isBefore(EARLIEST) && it.isBefore(today.plusYears(1)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
