package fr.teleguichet.fleet.budget;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes lines of the budget, as far as somebody's scope goes, and writes down who did. */
@Singleton
final class BudgetService {

  private final BudgetRepository table;
  private final BudgetReader reader;
  private final VisibleSites sites;
  private final AuditLog audit;

  BudgetService(BudgetRepository table, BudgetReader reader, VisibleSites sites, AuditLog audit) {
    this.table = table;
    this.reader = reader;
    this.sites = sites;
    this.audit = audit;
  }

  /** What somebody may write. */
  BudgetLineForm.Rules rules(Principal visitor) {
    return new BudgetLineForm.Rules(
        table.funders(),
        sites.in(visitor.scope()),
        visitor.scope().isWholeFleet(),
        reader.thisYear());
  }

  /** The line of this row, where the visitor may see it. */
  Optional<BudgetLine> find(String id, Principal visitor) {
    if (!id.matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    List<Integer> visible = sites.in(visitor.scope()).stream().map(Site::id).toList();
    return table
        .find(Long.parseLong(id))
        .filter(
            line ->
                visitor.scope().isWholeFleet()
                    || line.site().filter(visible::contains).isPresent());
  }

  /** Adds the line; false where there is no room for it. */
  boolean add(BudgetLineDraft draft, Principal visitor) {
    if (table.all().size() >= BudgetRepository.MAX_LINES) {
      return false;
    }
    table.write(List.of(new BudgetRepository.Write(Optional.empty(), draft)));
    tell(visitor, "budget.added", draft);
    return true;
  }

  /** Makes the line another. */
  void change(BudgetLine line, BudgetLineDraft draft, Principal visitor) {
    table.write(List.of(new BudgetRepository.Write(Optional.of(line.id()), draft)));
    tell(visitor, "budget.changed", draft);
  }

  void remove(BudgetLine line, Principal visitor) {
    table.remove(line.id());
    tell(visitor, "budget.deleted", line.draft());
  }

  /** Writes what a file says, all of it. */
  void write(List<BudgetRepository.Write> lines, Principal visitor) {
    table.write(lines);
    lines.forEach(
        it -> tell(visitor, it.id().isPresent() ? "budget.changed" : "budget.added", it.draft()));
  }

  private void tell(Principal visitor, String what, BudgetLineDraft line) {
    audit.append(
        new AuditEntry(
            visitor.actor(),
            what,
            line.year() + " " + line.funder().french(),
            visitor.address(),
            Map.of(
                "nature",
                line.nature().code(),
                "planned",
                line.planned().plain(),
                "paid",
                line.paid().plain())));
  }
}
