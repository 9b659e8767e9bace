package fr.teleguichet.fleet.update.label;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.kiosk.KioskPageSection;
import fr.teleguichet.fleet.kiosk.KioskPageTab;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.update.ScopedKioskLookup;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** A kiosk's labels on its page, for those who choose kiosks by them. */
@Singleton
final class KioskPageLabelSection implements KioskPageSection {

  private final KioskLabelRepository labels;
  private final TemplateRenderer templates;
  private final ScopedKioskLookup known;

  KioskPageLabelSection(
      KioskLabelRepository labels, TemplateRenderer templates, ScopedKioskLookup known) {
    this.labels = labels;
    this.templates = templates;
    this.known = known;
  }

  @Override
  public Optional<String> show(PageFrame frame, KioskRow kiosk, Principal visitor) {
    boolean may = visitor.role() == Role.COORDINATOR || visitor.role() == Role.TECHNICIAN;
    if (!ScopedKioskLookup.canBeUnit(kiosk) || !may) {
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
                  new KioskLabelViewModel(
                      kiosk.path(),
                      labels.of(known.id(kiosk)),
                      labels.in(visitor.scope()),
                      "",
                      false))));
    } catch (JdbiException _) {
      return Optional.empty(); // without its database the manager knows of no label
    }
  }

  @Override
  public KioskPageTab tab() {
    return KioskPageTab.IDENTITY;
  }

  @Override
  public int getOrder() {
    return 6;
  }
}
