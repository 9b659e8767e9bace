package fr.teleguichet.fleet.erasure;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.kiosk.KioskPageSection;
import fr.teleguichet.fleet.kiosk.KioskPageTab;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** On a kiosk's page: whether what citizens could have left there was gone afterwards. */
@Singleton
final class KioskPageErasureSection implements KioskPageSection {

  private static final int DAYS = 30;
  private static final int MAX_FINDINGS = 10;

  private final ErasureRepository table;
  private final TemplateRenderer templates;
  private final Clock clock;

  KioskPageErasureSection(ErasureRepository table, TemplateRenderer templates, Clock clock) {
    this.table = table;
    this.templates = templates;
    this.clock = clock;
  }

  @Override
  public Optional<String> show(PageFrame frame, KioskRow kiosk, Principal visitor) {
    // Each erasure is one use of the kiosk.
    if (!kiosk.reports() || !frame.tellsOfUse()) {
      return Optional.empty();
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), LocalizedText.ZONE);
    try {
      return kiosk
          .node()
          .map(
              node ->
                  ErasureViewModel.of(
                      table.count(node, today.minusDays(DAYS - 1L), today),
                      table.findings(node, today, MAX_FINDINGS),
                      DAYS,
                      frame.text()))
          .map(
              page ->
                  templates.fill("erasure/section", Map.of("text", frame.text(), "page", page)));
    } catch (JdbiException _) {
      return Optional.empty(); // without its database the manager knows of no erasure
    }
  }

  @Override
  public KioskPageTab tab() {
    return KioskPageTab.HISTORY;
  }

  @Override
  public int getOrder() {
    return 8;
  }
}
