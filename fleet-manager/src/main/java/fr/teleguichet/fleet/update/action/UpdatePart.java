package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.account.Role;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.kiosk.KioskPart;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.page.Frame;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.fleet.update.KnownKiosk;
import fr.teleguichet.fleet.update.distribution.Catalogue;
import fr.teleguichet.fleet.update.drift.Drift;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** Updates on the kiosk's page: what it runs, what is under way, and what came before. */
@Singleton
final class UpdatePart implements KioskPart {

  private static final int FEW = 3;
  private static final int NOTES = 20;

  private final Drift drift;
  private final History history;
  private final Attributes attributes;
  private final Catalogue catalogue;
  private final Templates templates;
  private final KnownKiosk known;

  UpdatePart(
      Drift drift,
      History history,
      Attributes attributes,
      Catalogue catalogue,
      Templates templates,
      KnownKiosk known) {
    this.drift = drift;
    this.history = history;
    this.attributes = attributes;
    this.catalogue = catalogue;
    this.templates = templates;
    this.known = known;
  }

  @Override
  public Optional<String> show(Frame frame, KioskRow kiosk, Visitor visitor) {
    if (kiosk.territory().isEmpty() || !maySee(visitor)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          templates.fill(
              "update/section",
              Map.of(
                  "text", frame.text(), "page", board(kiosk, visitor, false, Optional.empty()))));
    } catch (JdbiException _) {
      return Optional.empty(); // without its database the manager knows of no update
    }
  }

  private static boolean maySee(Visitor visitor) {
    return visitor.role() != Role.ADVISER && visitor.role() != Role.MEDIATOR;
  }

  static boolean mayChange(Visitor visitor) {
    return visitor.role() == Role.COORDINATOR || visitor.role() == Role.TECHNICIAN;
  }

  /** What the section and the page of its own show. */
  UpdatePages.Board board(KioskRow kiosk, Visitor visitor, boolean whole, Optional<String> done) {
    String id = known.id(kiosk);
    List<UpdatePages.Line> lines =
        lines(history.of(id).stream().limit(whole ? Long.MAX_VALUE : FEW).toList());
    Attributes.Told told = attributes.told(id);
    return new UpdatePages.Board(
        kiosk,
        drift.of(id),
        drift.said(id),
        told.asked(),
        mayChange(visitor) ? told.values() : Map.of(),
        lines,
        mayChange(visitor),
        whole,
        done);
  }

  UpdatePages.Line line(Action action) {
    return lines(List.of(action)).getFirst();
  }

  private List<UpdatePages.Line> lines(List<Action> actions) {
    Map<Integer, String> labels =
        catalogue.labels(actions.stream().map(Action::distribution).distinct().toList());
    Map<Integer, List<History.Line>> notes = history.of(actions, NOTES);
    return actions.stream()
        .map(
            action ->
                new UpdatePages.Line(
                    action,
                    labels.getOrDefault(action.distribution(), "–"),
                    notes.getOrDefault(action.id(), List.of())))
        .toList();
  }

  @Override
  public int getOrder() {
    return 5;
  }
}
