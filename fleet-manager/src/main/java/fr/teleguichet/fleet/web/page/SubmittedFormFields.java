package fr.teleguichet.fleet.web.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into a form, and what is wrong with it: nothing of it is lost when the form
 * comes back.
 *
 * @param values the text of each field
 * @param errors the key of a message for each field that is wrong
 */
public record SubmittedFormFields(Map<String, String> values, Map<String, String> errors) {

  private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2100, 1, 1);

  /** The longest that is shown again. */
  private static final int MAX_SHOWN = 100_000;

  public SubmittedFormFields {
    values = Map.copyOf(values);
    errors = Map.copyOf(errors);
  }

  /** What a form's fields hold, without blanks around it. */
  public static SubmittedFormFields of(Map<String, String> fields) {
    Map<String, String> values = new HashMap<>();
    fields.forEach((name, text) -> values.put(name, clean(text)));
    return new SubmittedFormFields(values, Map.of());
  }

  private static String clean(String text) {
    return shown(text.replace("\r\n", "\n").strip());
  }

  /** A text as its field shows it again: whole, unless nobody can have typed that much. */
  public static String shown(String text) {
    return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) : text;
  }

  /** The text of a field; empty where it has none. */
  public String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** What is wrong with a field; null when nothing is. */
  public @Nullable String error(String name) {
    return errors.get(name);
  }

  /** Whether something is wrong. */
  public boolean isWrong() {
    return !errors.isEmpty();
  }

  /** The same with something wrong; what was wrong with the field before stays. */
  public SubmittedFormFields wrong(String name, String key) {
    Map<String, String> more = new HashMap<>(errors);
    String _ = more.putIfAbsent(name, key);
    return new SubmittedFormFields(values, more);
  }

  /** The same, wrong where the condition does not hold. */
  public SubmittedFormFields checked(boolean right, String name, String key) {
    return right ? this : wrong(name, key);
  }

  /** Looks at one line that must be there. */
  public SubmittedFormFields checkedLine(String name, int maxLength, String key) {
    return checked(!value(name).isEmpty() && isLine(name, maxLength), name, key);
  }

  /** Looks at one line that may be empty. */
  public SubmittedFormFields checkedOptionalLine(String name, int maxLength, String key) {
    return checked(isLine(name, maxLength), name, key);
  }

  private boolean isLine(String name, int maxLength) {
    return value(name).length() <= maxLength
        && value(name).chars().noneMatch(Character::isISOControl);
  }

  /** The day of a field, 1990 to 2099; nothing where it is empty or none of these. */
  public Optional<LocalDate> day(String name) {
    try {
      return Optional.of(LocalDate.parse(value(name)))
          .filter(day -> !day.isBefore(FIRST) && day.isBefore(LAST));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** Looks at a day that must be there. */
  public SubmittedFormFields checkedDay(String name, String key) {
    return checked(day(name).isPresent(), name, key);
  }

  /** Looks at a day that may be empty. */
  public SubmittedFormFields checkedOptionalDay(String name, String key) {
    return checked(value(name).isEmpty() || day(name).isPresent(), name, key);
  }
}
