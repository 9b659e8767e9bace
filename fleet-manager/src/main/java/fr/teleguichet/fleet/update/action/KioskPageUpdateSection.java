package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.kiosk.KioskPageSection;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.update.ScopedKioskLookup;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogueRepository;
import fr.teleguichet.fleet.update.drift.DowngradeCheck;
import fr.teleguichet.fleet.update.drift.VersionDriftReader;
import fr.teleguichet.fleet.update.inventory.KioskAttributeRepository;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** Updates on the kiosk's page: what it runs, what is under way, and what came before. */
@Singleton
final class KioskPageUpdateSection implements KioskPageSection {

  private static final int FEW = 3;
  private static final int NOTES = 20;

  private final VersionDriftReader drift;
  private final UpdateActionHistoryReader history;
  private final KioskAttributeRepository attributes;
  private final SoftwareCatalogueRepository catalogue;
  private final DowngradeCheck downgrades;
  private final TemplateRenderer templates;
  private final ScopedKioskLookup known;

  KioskPageUpdateSection(
      VersionDriftReader drift,
      UpdateActionHistoryReader history,
      KioskAttributeRepository attributes,
      SoftwareCatalogueRepository catalogue,
      DowngradeCheck downgrades,
      TemplateRenderer templates,
      ScopedKioskLookup known) {
    this.drift = drift;
    this.history = history;
    this.attributes = attributes;
    this.catalogue = catalogue;
    this.downgrades = downgrades;
    this.templates = templates;
    this.known = known;
  }

  @Override
  public Optional<String> show(PageFrame frame, KioskRow kiosk, Principal visitor) {
    if (kiosk.territory().isEmpty() || !maySee(visitor)) {
      return Optional.empty();
    }
    try {
      KioskUpdateViewModels.Board board = board(kiosk, visitor, false, Optional.empty());
      return board.isUnderWay()
          ? Optional.of(
              templates.fill("update/section", Map.of("text", frame.text(), "page", board)))
          : Optional.empty();
    } catch (JdbiException _) {
      return Optional.empty(); // without its database the manager knows of no update
    }
  }

  private static boolean maySee(Principal visitor) {
    return visitor.role() != Role.ADVISER && visitor.role() != Role.MEDIATOR;
  }

  static boolean mayChange(Principal visitor) {
    return visitor.role() == Role.COORDINATOR || visitor.role() == Role.TECHNICIAN;
  }

  /** What the section and the page of its own show. */
  KioskUpdateViewModels.Board board(
      KioskRow kiosk, Principal visitor, boolean whole, Optional<String> done) {
    TargetId id = known.id(kiosk);
    List<KioskUpdateViewModels.Line> lines =
        lines(history.of(id).stream().limit(whole ? Long.MAX_VALUE : FEW).toList());
    KioskAttributeRepository.Told told = attributes.told(id);
    return new KioskUpdateViewModels.Board(
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

  KioskUpdateViewModels.Line line(UpdateAction action) {
    return lines(List.of(action)).getFirst();
  }

  private List<KioskUpdateViewModels.Line> lines(List<UpdateAction> actions) {
    Map<Integer, String> labels =
        catalogue.labels(actions.stream().map(UpdateAction::distribution).distinct().toList());
    Map<Integer, List<UpdateActionHistoryReader.Line>> notes = history.of(actions, NOTES);
    return actions.stream()
        .map(
            action ->
                new KioskUpdateViewModels.Line(
                    action,
                    labels.getOrDefault(action.distribution(), "–"),
                    notes.getOrDefault(action.id(), List.of()),
                    action.state().isOpen()
                        ? downgrades.refusal(action.kiosk(), action.distribution())
                        : Optional.empty()))
        .toList();
  }

  @Override
  public int getOrder() {
    return 5;
  }
}
