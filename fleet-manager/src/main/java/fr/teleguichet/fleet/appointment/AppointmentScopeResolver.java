package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.person.AdviserServiceRepository;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Knows whose appointments somebody may see: an adviser's are those of the own bodies. */
@Singleton
public final class AppointmentScopeResolver {
  private final AdviserServiceRepository advisers;

  AppointmentScopeResolver(AdviserServiceRepository advisers) {
    this.advisers = advisers;
  }

  /** Those of a person. */
  public AppointmentScope of(Caller.Person person) {
    return person.visitor().role() == Role.ADVISER
        ? new AppointmentScope(person.visitor().scope(), Optional.of(advisers.of(person.account())))
        : of(person.visitor());
  }

  /** Those of a program; a program speaks for no body. */
  AppointmentScope of(Principal visitor) {
    return new AppointmentScope(
        visitor.scope(), visitor.role() == Role.ADVISER ? Optional.of(Set.of()) : Optional.empty());
  }
}
