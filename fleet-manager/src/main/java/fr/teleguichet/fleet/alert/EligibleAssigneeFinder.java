package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.audit.Actor;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Who may be given an alert: whoever may act on it. Only whoever may act on it too learns who that
 * is, and a mediator learns of those who repair and not of other mediators.
 */
@Singleton
public final class EligibleAssigneeFinder {

  /** Who sees to alerts. */
  static final Set<Role> ROLES = EnumSet.of(Role.COORDINATOR, Role.TECHNICIAN, Role.MEDIATOR);

  private final AccountRepository accounts;
  private final AlertReader alerts;

  EligibleAssigneeFinder(AccountRepository accounts, AlertReader alerts) {
    this.accounts = accounts;
    this.alerts = alerts;
  }

  /** Those whom the asker may give this alert to, in the order of their names. */
  public List<AlertPerson> of(long alert, Principal asker) {
    List<String> territories = alerts.territories(alert);
    if (!ROLES.contains(asker.role()) || !territories.stream().allMatch(asker.scope()::covers)) {
      return List.of();
    }
    return accounts.all().stream()
        .filter(it -> it.isActive() && ROLES.contains(it.role()))
        .filter(it -> territories.stream().allMatch(it.scope()::covers))
        .filter(it -> isKnownTo(asker, it))
        .map(EligibleAssigneeFinder::person)
        .toList();
  }

  private static boolean isKnownTo(Principal asker, Account account) {
    return asker.role() != Role.MEDIATOR
        || account.role() != Role.MEDIATOR
        || (asker.actor() instanceof Actor.Person(long own, _) && own == account.id());
  }

  private static AlertPerson person(Account account) {
    return new AlertPerson(account.id(), account.name());
  }
}
