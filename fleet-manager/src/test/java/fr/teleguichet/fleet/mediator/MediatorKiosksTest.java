package fr.teleguichet.fleet.mediator;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.KioskStatusCode;
import fr.teleguichet.fleet.kiosk.ServiceAvailabilityText;
import fr.teleguichet.fleet.kiosk.StatusReason;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On a telephone nobody scrolls past kiosks that need nobody. */
final class MediatorKiosksTest {

  private static final Instant THEN = Instant.parse("2026-11-24T12:00:00Z");

  private static KioskRow row(String name, KioskStatusCode standing, List<StatusReason> reasons) {
    return new KioskRow(
        new KioskUrlName.OfNode(new NodeAddress("lot", name)),
        Optional.empty(),
        standing,
        reasons,
        Optional.of(THEN),
        Optional.of(THEN),
        Map.of(),
        ServiceAvailabilityText.SILENT,
        Optional.empty());
  }

  private static String page(int broken, int calm) {
    List<KioskRow> rows = new ArrayList<>();
    IntStream.range(0, broken)
        .mapToObj(
            i ->
                row(
                    "broken-" + i,
                    KioskStatusCode.FAILED,
                    List.of(new StatusReason.PeripheralGone("camera", true, THEN))))
        .forEach(rows::add);
    IntStream.range(0, calm)
        .mapToObj(i -> row("calm-" + i, KioskStatusCode.OK, List.of()))
        .forEach(rows::add);
    return new TemplateRenderer()
        .fill(
            "mediator/kiosks",
            Map.of(
                "text",
                new MessageBundles().in(Language.FRENCH),
                "kiosks",
                new MediatorViewModels.Kiosks(rows, 0)));
  }

  @Test
  void manyCalmKiosksAreOneLineBehindWhatNeedsSomebody() {
    String html = page(1, 9);

    assertThat(html.indexOf("broken-0")).isPositive().isLessThan(html.indexOf("<details"));
    assertThat(html.indexOf("<details")).isLessThan(html.indexOf("calm-0"));
    assertThat(html).contains("Vos 9 autres bornes sont en service", "calm-8");
  }

  @Test
  void whereAllIsWellOneLineSaysSo() {
    assertThat(page(0, 3)).contains("<summary>Vos 3 bornes sont toutes en service</summary>");
  }

  @Test
  void fewKiosksAreAllShown() {
    assertThat(page(1, 2)).doesNotContain("<details").contains("broken-0", "calm-0", "calm-1");
  }
}
