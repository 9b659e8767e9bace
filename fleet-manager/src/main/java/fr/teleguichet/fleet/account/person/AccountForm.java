package fr.teleguichet.fleet.account.person;

import fr.teleguichet.fleet.access.RoleAndScopeForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An account as somebody typed it, with what is wrong with it.
 *
 * @param errors the key of a message for each field that is wrong
 */
public record AccountForm(
    String name, String email, RoleAndScopeForm rights, Map<String, String> errors) {

  private static final int MAX_NAME_LENGTH = 120;
  private static final int MAX_EMAIL_LENGTH = 190;

  /** What mail servers can deliver to, roughly; whether it exists the invitation shows. */
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\"<>,;:\\\\()\\[\\]]{1,64}@[^\\s@]{1,120}\\.[^\\s@.]{2,63}");

  public AccountForm {
    errors = Map.copyOf(errors);
  }

  static AccountForm blank() {
    return new AccountForm("", "", RoleAndScopeForm.blank(), Map.of());
  }

  static AccountForm of(Account account) {
    return new AccountForm(
        account.name(),
        account.email(),
        RoleAndScopeForm.of(account.role(), account.scope()),
        Map.of());
  }

  /** What a form's fields hold, looked at. */
  static AccountForm of(Map<String, String> fields) {
    String name = fields.getOrDefault("name", "").strip();
    String email = fields.getOrDefault("email", "").strip();
    RoleAndScopeForm rights = RoleAndScopeForm.of(fields);
    Map<String, String> errors = new LinkedHashMap<>(faults(name, email));
    errors.putAll(rights.errors());
    return new AccountForm(name, email, rights, errors);
  }

  /** The same for the address that the account has. */
  AccountForm withEmail(String known) {
    Map<String, String> others = new LinkedHashMap<>(errors);
    others.remove("email");
    return new AccountForm(name, known, rights, others);
  }

  /** The same with something wrong. */
  AccountForm wrong(String field, String key) {
    Map<String, String> more = new LinkedHashMap<>(errors);
    more.put(field, key);
    return new AccountForm(name, email, rights, more);
  }

  /** What is wrong with a name and an address. */
  public static Map<String, String> faults(String name, String email) {
    Map<String, String> faults = new LinkedHashMap<>();
    if (name.isEmpty()
        || name.length() > MAX_NAME_LENGTH
        || name.chars().anyMatch(Character::isISOControl)) {
      faults.put("name", "account.name.wrong");
    }
    if (email.length() > MAX_EMAIL_LENGTH || !EMAIL.matcher(email).matches()) {
      faults.put("email", "account.email.wrong");
    }
    return faults;
  }

  /** What is wrong with a field; null when nothing is. */
  public @Nullable String error(String field) {
    return errors.get(field);
  }
}
