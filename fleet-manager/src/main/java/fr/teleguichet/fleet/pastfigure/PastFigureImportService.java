package fr.teleguichet.fleet.pastfigure;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps files of figures and takes them back, and writes down who did. */
@Singleton
public final class PastFigureImportService {

  private final PastFigureRepository table;
  private final AuditLog audit;
  private final Clock clock;

  PastFigureImportService(PastFigureRepository table, AuditLog audit, Clock clock) {
    this.table = table;
    this.audit = audit;
    this.clock = clock;
  }

  /** The figures that hold, by what they are of. */
  public Map<PastFigure.Key, PastFigure> holding() {
    return table.holding();
  }

  /** How many more figures there is room for. */
  public int room() {
    return table.imports().size() < PastFigureRepository.MAX_IMPORTS
        ? PastFigureRepository.MAX_FIGURES - table.count()
        : 0;
  }

  /**
   * Keeps the figures of a file.
   *
   * @param hash SHA-256 of the file, in hexadecimal
   * @param figures one at least
   */
  public void add(String hash, List<PastFigure> figures, Principal visitor) {
    int id = table.add(name(visitor), hash, clock.instant(), figures);
    table.find(id).ifPresent(it -> tell(visitor, "past-figures.imported", it));
  }

  private static String name(Principal visitor) {
    return switch (visitor.actor()) {
      case Actor.Person(_, String name) -> name;
      case Actor.Script(String name) -> name;
      case Actor.Kiosk _, Actor.Program _, Actor.Stranger _ -> "";
    };
  }

  /** The files that were read in, the latest first. */
  public List<PastFigureImport> imports() {
    return table.imports();
  }

  /** The file of this row. */
  public Optional<PastFigureImport> find(String id) {
    return RowNumberParser.parse(id).flatMap(table::find);
  }

  /** Takes a file back with all that it brought. */
  public void takeBack(PastFigureImport file, Principal visitor) {
    tell(visitor, "past-figures.taken-back", file);
    boolean _ = table.remove(file.id());
  }

  private void tell(Principal visitor, String what, PastFigureImport file) {
    audit.append(
        new AuditEntry(
            visitor.actor(),
            what,
            Integer.toString(file.id()),
            visitor.address(),
            Map.of(
                "figures",
                Integer.toString(file.figures()),
                "years",
                file.firstYear() + "-" + file.lastYear(),
                "sha256",
                file.hash())));
  }
}
