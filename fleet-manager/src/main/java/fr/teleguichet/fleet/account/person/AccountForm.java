package fr.teleguichet.fleet.account.person;

import static java.util.stream.Collectors.toSet;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.RoleAndScopeForm;
import fr.teleguichet.fleet.call.CallableService;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An account as somebody typed it, with what is wrong with it.
 *
 * @param services codes of the services that an adviser speaks for
 * @param errors the key of a message for each field that is wrong
 */
public record AccountForm(
    String name,
    String email,
    RoleAndScopeForm rights,
    Set<String> services,
    Map<String, String> errors) {

  /** What the names of the fields begin with that choose services. */
  public static final String SERVICE = "service-";

  private static final int MAX_NAME_LENGTH = 120;
  private static final int MAX_EMAIL_LENGTH = 190;

  /** What mail servers can deliver to, roughly; whether it exists the invitation shows. */
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\"<>,;:\\\\()\\[\\]]{1,64}@[^\\s@]{1,120}\\.[^\\s@.]{2,63}");

  public AccountForm {
    services = Set.copyOf(services);
    errors = Map.copyOf(errors);
  }

  static AccountForm blank() {
    return new AccountForm("", "", RoleAndScopeForm.blank(), Set.of(), Map.of());
  }

  static AccountForm of(Account account, Set<ServiceCode> services) {
    return new AccountForm(
        account.name(),
        account.email(),
        RoleAndScopeForm.of(account.role(), account.scope()),
        services.stream().map(ServiceCode::value).collect(toSet()),
        Map.of());
  }

  /** What a form's fields hold, looked at. */
  static AccountForm of(Map<String, String> fields) {
    String name = fields.getOrDefault("name", "").strip();
    String email = fields.getOrDefault("email", "").strip();
    RoleAndScopeForm rights = RoleAndScopeForm.of(fields);
    Map<String, String> errors = new LinkedHashMap<>(faults(name, email));
    errors.putAll(rights.errors());
    return new AccountForm(name, email, rights, services(fields), errors);
  }

  private static Set<String> services(Map<String, String> fields) {
    return fields.keySet().stream()
        .filter(name -> name.startsWith(SERVICE))
        .map(name -> name.substring(SERVICE.length()))
        .collect(toSet());
  }

  /** Which of the services that there are were chosen; only advisers have any. */
  Set<ServiceCode> chosen(List<CallableService> known) {
    return rights.chosenRole() == Role.ADVISER
        ? known.stream()
            .map(CallableService::code)
            .filter(code -> services.contains(code.value()))
            .collect(toSet())
        : Set.of();
  }

  /** The same for the address that the account has. */
  AccountForm withEmail(String known) {
    Map<String, String> others = new LinkedHashMap<>(errors);
    others.remove("email");
    return new AccountForm(name, known, rights, services, others);
  }

  /** The same with something wrong. */
  AccountForm wrong(String field, String key) {
    Map<String, String> more = new LinkedHashMap<>(errors);
    more.put(field, key);
    return new AccountForm(name, email, rights, services, more);
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
