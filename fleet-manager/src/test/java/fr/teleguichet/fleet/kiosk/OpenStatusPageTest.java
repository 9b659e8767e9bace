package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.site.life.SiteLifeState;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.fleet.web.page.NoticeAudience;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an open page is told: all that is different for it, and nothing else. */
final class OpenStatusPageTest {

  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
  private static final Site CAJARC =
      new Site(
          1,
          new SiteCode("cajarc"),
          "Mairie",
          "Cajarc",
          "46045",
          44.5,
          1.8,
          true,
          Optional.empty());

  private static final KioskUrlName A = KioskUrlName.parse("a");
  private static final KioskUrlName B = KioskUrlName.parse("b");

  private final StatusRowRenderer printer =
      new StatusRowRenderer(new TemplateRenderer(), new MessageBundles(), (_, _) -> List.of());
  private final FleetSnapshotBuilder painter = new FleetSnapshotBuilder();
  private SiteCache.Snapshot sites =
      new SiteCache.Snapshot(Map.of(1, CAJARC), Map.of(KioskUrlName.parse("lot:a"), 1), Set.of());
  private Instant now = START;

  private static NodeView view(String name, NodeView.Link link, double celsius, Instant heard) {
    return new NodeView(
        new NodeAddress("lot", name),
        link,
        heard,
        false,
        Map.of(HealthMetric.CPU_TEMPERATURE, Value.of(celsius)),
        Map.of(),
        Map.of());
  }

  private NodeView well(String name) {
    return view(name, new NodeView.Link.Connected(START), 50, now);
  }

  private NodeView lost(String name) {
    return view(name, new NodeView.Link.Lost(now), 50, now);
  }

  private Optional<StatusStreamMessage> tell(OpenStatusPage stream, NodeView... changed) {
    FleetSnapshot picture = painter.paint(List.of(changed), sites, now);
    return stream.next(new StatusBroadcastRound(picture, printer, now), now);
  }

  private OpenStatusPage stream(KioskQuery filter) {
    return new OpenStatusPage(
        new StatusBroadcastRound.View(filter, Language.FRENCH, NoticeAudience.STRANGERS), -1, now);
  }

  private void later(Duration time) {
    now = now.plus(time);
  }

  @Test
  void aPageWithoutAMarkIsToldEverything() {
    OpenStatusPage stream = stream(KioskQuery.ALL);

    StatusStreamMessage message = tell(stream, well("a"), well("b")).orElseThrow();

    assertThat(message.rows()).containsOnlyKeys("lot:a", "lot:b");
    assertThat(message.order()).containsExactly("lot:a", "lot:b");
    assertThat(message.summary()).contains("2 bornes");
    assertThat(message.markers()).extracting(SiteMarker::code).containsExactly("cajarc");
  }

  @Test
  void aLostKioskIsToldAtOnceAndMovesUp() {
    OpenStatusPage stream = stream(KioskQuery.ALL);
    var _ = tell(stream, well("a"), well("b"));
    later(Duration.ofMillis(200));

    StatusStreamMessage message = tell(stream, lost("b")).orElseThrow();

    assertThat(message.rows()).containsOnlyKeys("lot:b");
    assertThat(message.rows().get("lot:b")).contains("Hors service");
    assertThat(message.order()).containsExactly("lot:b", "lot:a");
    assertThat(message.markers()).isNull();
  }

  @Test
  void figuresWaitForACalmMoment() {
    OpenStatusPage stream = stream(KioskQuery.ALL);
    var _ = tell(stream, well("a"));
    later(Duration.ofSeconds(1));
    NodeView warmer = view("a", new NodeView.Link.Connected(START), 60, now);

    assertThat(tell(stream, warmer)).isEmpty();
    later(Duration.ofSeconds(5));

    assertThat(tell(stream).orElseThrow().rows()).containsOnlyKeys("lot:a");
  }

  @Test
  void aKioskThatOnlySpokeAgainCostsASingleNumber() {
    OpenStatusPage stream = stream(KioskQuery.ALL);
    var _ = tell(stream, well("a"));
    later(Duration.ofSeconds(6));

    StatusStreamMessage message = tell(stream, well("a")).orElseThrow();

    assertThat(message.rows()).isEmpty();
    assertThat(message.heard()).containsEntry("lot:a", now.getEpochSecond());
    assertThat(message.order()).isNull();
  }

  @Test
  void aFilteredKioskVanishesWhenItIsWellAgain() {
    KioskQuery offline =
        new KioskQuery("", Set.of(KioskStatusCode.OFFLINE), "", "", "", KioskQuery.ROWS);
    OpenStatusPage stream = stream(offline);
    assertThat(tell(stream, lost("a"), well("b")).orElseThrow().order()).containsExactly("lot:a");
    later(Duration.ofSeconds(1));

    assertThat(tell(stream, well("a")).orElseThrow().order()).isEmpty();
  }

  @Test
  void aRowThatMovesIntoTheWindowComesWithItsContent() {
    OpenStatusPage stream = stream(KioskQuery.ALL.withLimit(1));
    assertThat(tell(stream, lost("a"), well("b")).orElseThrow().rows()).containsOnlyKeys("lot:a");
    later(Duration.ofSeconds(1));

    StatusStreamMessage message = tell(stream, well("a"), lost("c")).orElseThrow();

    assertThat(message.order()).containsExactly("lot:c");
    assertThat(message.rows()).containsOnlyKeys("lot:c");
  }

  @Test
  void anAnnouncedRestartThatTakesTooLongIsToldWithoutAnyMessage() {
    OpenStatusPage stream = stream(KioskQuery.ALL);
    var _ = tell(stream, view("a", new NodeView.Link.Stopped(now, ShutdownReason.REBOOT), 50, now));
    later(Duration.ofMinutes(11));

    assertThat(tell(stream).orElseThrow().rows().get("lot:a")).contains("n’est pas revenue");
  }

  @Test
  void aPlannedKioskIsThereUntilItComesOrThePlanIsDropped() {
    OpenStatusPage stream = stream(KioskQuery.ALL);
    sites = new SiteCache.Snapshot(Map.of(1, CAJARC), Map.of(A, 1), Set.of(A));
    assertThat(tell(stream).orElseThrow().rows().get("a")).contains("Jamais vue");
    later(Duration.ofSeconds(1));
    assertThat(tell(stream, well("a")).orElseThrow().rows().get("lot:a")).contains("En service");
    later(Duration.ofSeconds(1));
    sites = new SiteCache.Snapshot(Map.of(1, CAJARC), Map.of(B, 1), Set.of(B));
    assertThat(tell(stream).orElseThrow().order()).containsExactly("b", "lot:a");
    later(Duration.ofSeconds(1));
    sites = new SiteCache.Snapshot(Map.of(1, CAJARC), Map.of(), Set.of());

    assertThat(tell(stream).orElseThrow().order()).containsExactly("lot:a");
  }

  @Test
  void aKioskWhoseSiteIsSuspendedIsStoppedOnPurposeWhateverItHasBesides() {
    OpenStatusPage stream = stream(KioskQuery.ALL);
    assertThat(tell(stream, lost("a")).orElseThrow().rows().get("lot:a")).contains("Hors service");
    SiteCache.Snapshot inService = sites;
    sites =
        new SiteCache.Snapshot(
            sites.sites(),
            sites.placements(),
            sites.planned(),
            sites.owners(),
            Map.of(1, new SiteLifeState.Suspended(Optional.of(LocalDate.EPOCH), "travaux")));
    later(Duration.ofSeconds(1));

    assertThat(tell(stream).orElseThrow().rows().get("lot:a"))
        .contains("À l’arrêt", "Site suspendu", "travaux")
        .doesNotContain("Hors service");
    KioskRow row = painter.paint(List.of(), sites, now).entries().getFirst().row();
    assertThat(row.speaksNow()).as("it is not heard").isFalse();
    assertThat(row.reasons())
        .extracting(StatusReason::severity)
        .containsExactly(Severity.STOPPED, Severity.OFFLINE);

    sites = inService;
    later(Duration.ofSeconds(1));
    assertThat(tell(stream).orElseThrow().rows().get("lot:a")).contains("Hors service");
  }

  /** However things go, a page that follows its messages shows what a fresh page would show. */
  @Test
  void followingTheMessagesEndsWhereAFreshPageBegins() {
    Random random = new Random(5);
    KioskQuery filter =
        new KioskQuery("", Set.of(KioskStatusCode.OFFLINE, KioskStatusCode.OK), "", "", "", 7);
    OpenStatusPage stream = stream(filter);
    Map<String, String> shown = new HashMap<>();
    for (int round = 0; round < 400; round++) {
      later(Duration.ofMillis(100 + random.nextInt(8_000)));
      List<NodeView> changed = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        String name = "k" + random.nextInt(12);
        changed.add(
            switch (random.nextInt(3)) {
              case 0 -> lost(name);
              case 1 -> view(name, new NodeView.Link.Connected(now), 40 + random.nextInt(60), now);
              default -> well(name);
            });
      }
      tell(stream, changed.toArray(NodeView[]::new))
          .ifPresent(
              message -> {
                shown.putAll(message.rows());
                List<String> order = message.order();
                if (order != null) {
                  shown.keySet().retainAll(order);
                }
              });
      Set<String> fresh =
          tell(new OpenStatusPage(
                  new StatusBroadcastRound.View(filter, Language.FRENCH, NoticeAudience.STRANGERS),
                  -1,
                  now))
              .orElseThrow()
              .rows()
              .keySet();
      assertThat(shown.keySet()).as("round %s", round).isEqualTo(fresh);
    }
  }
}
