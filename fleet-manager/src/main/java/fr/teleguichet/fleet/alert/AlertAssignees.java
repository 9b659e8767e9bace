package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountTable;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who may be given an alert: whoever may act on it. */
@Singleton
public final class AlertAssignees {

  private static final Set<Role> ROLES =
      EnumSet.of(Role.COORDINATOR, Role.TECHNICIAN, Role.MEDIATOR);

  private final AccountTable accounts;
  private final AlertReader alerts;

  AlertAssignees(AccountTable accounts, AlertReader alerts) {
    this.accounts = accounts;
    this.alerts = alerts;
  }

  /** Those who may have this alert, in the order of their names. */
  public List<AlertPerson> of(long alert) {
    List<String> territories = alerts.territories(alert);
    return accounts.all().stream()
        .filter(it -> it.isActive() && ROLES.contains(it.role()))
        .filter(it -> territories.stream().allMatch(it.scope()::covers))
        .map(AlertAssignees::person)
        .toList();
  }

  private static AlertPerson person(Account account) {
    return new AlertPerson(account.id(), account.name());
  }
}
