package fr.teleguichet.fleet.outreach;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Writes down what was done to make the network known, as far as somebody's scope goes. */
@Singleton
final class OutreachService {

  private final OutreachRepository table;
  private final OutreachReader reader;
  private final AuditLog audit;

  OutreachService(OutreachRepository table, OutreachReader reader, AuditLog audit) {
    this.table = table;
    this.reader = reader;
    this.audit = audit;
  }

  /** The action of this row, where the visitor may change it: of all its sites none is foreign. */
  Optional<OutreachAction> find(String id, Principal visitor) {
    return id.matches("[0-9]{1,18}")
        ? table.find(Long.parseLong(id)).filter(it -> mayChange(it, visitor.scope()))
        : Optional.empty();
  }

  /** Whether somebody of this scope may change it. */
  boolean mayChange(OutreachAction action, Scope scope) {
    IntPredicate visible = reader.visible(scope);
    return scope.isWholeFleet()
        || (!action.everywhere()
            && !action.sites().isEmpty()
            && action.sites().stream().allMatch(visible::test));
  }

  /** Adds it; false where there is no room for it. */
  boolean add(OutreachAction action, Principal visitor) {
    if (table.count() >= OutreachRepository.MAX_ACTIONS) {
      return false;
    }
    long _ = table.add(action);
    tell(visitor, "communication.added", action);
    return true;
  }

  void change(OutreachAction known, OutreachAction becomes, Principal visitor) {
    table.change(known.id(), becomes);
    tell(visitor, "communication.changed", becomes);
  }

  void remove(OutreachAction action, Principal visitor) {
    table.remove(action.id());
    tell(visitor, "communication.deleted", action);
  }

  private void tell(Principal visitor, String what, OutreachAction action) {
    audit.append(
        new AuditEntry(
            visitor.actor(),
            what,
            action.title(),
            visitor.address(),
            Map.of("kind", action.kind().code(), "first", action.first().toString())));
  }
}
