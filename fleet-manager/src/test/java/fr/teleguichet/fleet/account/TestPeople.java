package fr.teleguichet.fleet.account;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.account.person.AccountService;
import fr.teleguichet.fleet.account.session.SessionRepository;
import io.micronaut.context.ApplicationContext;
import java.util.Set;

/** People for tests, signed in without the slow part. */
public final class TestPeople {

  /** What is stored for people of tests: a hash that no password has. */
  static final String NO_PASSWORD = "none";

  private TestPeople() {}

  /** Signs in a coordinator of the whole fleet; returns the session's token. */
  public static String coordinator(ApplicationContext context) {
    return signedIn(context, Role.COORDINATOR, new Scope.Fleet());
  }

  /** Signs in somebody of these territories; returns the session's token. */
  public static String of(ApplicationContext context, Role role, String... territories) {
    return signedIn(context, role, new Scope.Territories(Set.of(territories)));
  }

  /** Signs in somebody of this role and scope; returns the session's token. */
  public static String signedIn(ApplicationContext context, Role role, Scope scope) {
    AccountService staff = context.getBean(AccountService.class);
    AccountRepository accounts = context.getBean(AccountRepository.class);
    String name = role.code() + (scope.isWholeFleet() ? "" : " " + scope.territories());
    String email = name.replaceAll("[^a-z]", ".") + "@example.org";
    long account =
        staff
            .add("Test " + name, email, role, scope)
            .orElseGet(() -> accounts.find(email).orElseThrow().id());
    accounts.setPassword(account, NO_PASSWORD);
    return context
        .getBean(SessionRepository.class)
        .open(account, true, "127.0.0.1", "a test")
        .reveal();
  }
}
