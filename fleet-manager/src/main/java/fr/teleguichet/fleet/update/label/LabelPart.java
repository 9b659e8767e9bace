package fr.teleguichet.fleet.update.label;

import fr.teleguichet.fleet.account.Role;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.kiosk.KioskPart;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.page.Frame;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.fleet.update.KnownKiosk;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** A kiosk's labels on its page, for those who choose kiosks by them. */
@Singleton
final class LabelPart implements KioskPart {

  private final Labels labels;
  private final Templates templates;
  private final KnownKiosk known;

  LabelPart(Labels labels, Templates templates, KnownKiosk known) {
    this.labels = labels;
    this.templates = templates;
    this.known = known;
  }

  @Override
  public Optional<String> show(Frame frame, KioskRow kiosk, Visitor visitor) {
    boolean may = visitor.role() == Role.COORDINATOR || visitor.role() == Role.TECHNICIAN;
    if (kiosk.territory().isEmpty() || !may) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          templates.fill(
              "label/section",
              Map.of(
                  "text",
                  frame.text(),
                  "page",
                  new LabelPage(
                      kiosk.path(), labels.of(known.id(kiosk)), labels.all(), "", false))));
    } catch (JdbiException _) {
      return Optional.empty(); // without its database the manager knows of no label
    }
  }

  @Override
  public int getOrder() {
    return 6;
  }
}
