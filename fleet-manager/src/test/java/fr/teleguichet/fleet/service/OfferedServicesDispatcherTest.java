package fr.teleguichet.fleet.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.sparkplug.NodeBirthSummary;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.service.OfferedServicesDocument;
import fr.teleguichet.hardware.service.Pictogram;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.ServiceMode;
import fr.teleguichet.hardware.service.ServiceTextLanguage;
import fr.teleguichet.hardware.service.TranslatedText;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which kiosk is told which services, and when. */
final class OfferedServicesDispatcherTest {

  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final NodeAddress CAJARC = new NodeAddress("lot", "borne-cajarc");
  private static final NodeAddress FIGEAC = new NodeAddress("figeac", "borne-figeac");
  private static final Site SITE =
      new Site(
          1,
          new SiteCode("cajarc"),
          "Mairie",
          "Cajarc",
          "46045",
          44.5,
          1.8,
          false,
          Optional.empty());

  private final ManualClock clock = new ManualClock(NOON);
  private final Map<NodeAddress, NodeView> board = new LinkedHashMap<>();
  private final List<Map.Entry<NodeAddress, OfferedServicesDocument>> sent = new ArrayList<>();
  private List<RegisteredPublicService> services =
      List.of(
          service("caf", PublicServiceState.OPEN, new ServiceOfferArea.Everywhere()),
          service(
              "court",
              PublicServiceState.OPEN,
              new ServiceOfferArea.Only(Set.of(new SiteCode("cajarc")))),
          service("bank", PublicServiceState.AGREED, new ServiceOfferArea.Everywhere()));
  private final OfferedServicesDispatcher delivery =
      new OfferedServicesDispatcher(
          board::values,
          () -> services,
          () ->
              new SiteCache.Snapshot(
                  Map.of(1, SITE), Map.of(new KioskUrlName.OfNode(CAJARC), 1), Set.of()),
          (node, document) ->
              sent.add(Map.entry(node, OfferedServicesDocument.read(document.document()))),
          Duration.ofSeconds(90),
          clock);

  private static RegisteredPublicService service(
      String code, PublicServiceState state, ServiceOfferArea sites) {
    return service(code, state, sites, List.of());
  }

  private static RegisteredPublicService service(
      String code, PublicServiceState state, ServiceOfferArea sites, List<String> formerNames) {
    return service(code, state, sites, formerNames, Optional.empty());
  }

  private static RegisteredPublicService service(
      String code,
      PublicServiceState state,
      ServiceOfferArea sites,
      List<String> formerNames,
      Optional<OpeningHours> hours) {
    return new RegisteredPublicService(
        new PublicServiceContent(
            new PublicService(
                new ServiceCode(code),
                new TranslatedText(
                    Map.of(ServiceTextLanguage.FR, code, ServiceTextLanguage.EN, code)),
                Optional.empty(),
                Pictogram.COURT,
                ServiceMode.WALK_IN,
                hours,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            1,
            sites,
            List.of(),
            formerNames),
        state,
        1);
  }

  private void says(NodeAddress node, Map<NodeFact, Value> facts) {
    board.put(
        node,
        new NodeView(
            node,
            new NodeView.Link.Connected(NOON),
            clock.instant(),
            false,
            Map.of(),
            facts,
            Map.of(),
            Optional.empty(),
            Optional.of(new NodeBirthSummary(NOON, true))));
  }

  private void offers(NodeAddress node, String version) {
    says(node, Map.of(NodeFact.SERVICES, Value.of(version)));
  }

  private List<String> codes(int index) {
    return sent.get(index).getValue().services().stream().map(it -> it.code().value()).toList();
  }

  @Test
  void eachKioskIsToldTheOpenServicesOfItsSite() {
    offers(CAJARC, "");
    offers(FIGEAC, "");

    delivery.deliver();

    assertThat(sent).extracting(Map.Entry::getKey).containsExactly(CAJARC, FIGEAC);
    assertThat(codes(0)).containsExactly("caf", "court");
    assertThat(codes(1)).as("stands at no site").containsExactly("caf");
  }

  /** Whoever has old letters looks for the name that stands on them. */
  @Test
  void aKioskIsToldWhatAServiceWasCalledBefore() {
    services =
        List.of(
            service(
                "carsat",
                PublicServiceState.OPEN,
                new ServiceOfferArea.Everywhere(),
                List.of("CRAM")));
    offers(FIGEAC, "");
    delivery.deliver();
    assertThat(sent.getFirst().getValue().services().getFirst().formerNames())
        .containsExactly("CRAM");
  }

  @Test
  void moreFormerNamesThanAKioskReadsKeepNoServiceFromIt() {
    services =
        IntStream.range(0, 60)
            .mapToObj(
                it ->
                    service(
                        "service-" + it,
                        PublicServiceState.OPEN,
                        new ServiceOfferArea.Everywhere(),
                        Collections.nCopies(10, "x".repeat(120))))
            .toList();
    offers(FIGEAC, "");
    delivery.deliver();
    assertThat(codes(0)).hasSize(60);
    assertThat(sent.getFirst().getValue().services().getFirst().formerNames()).isEmpty();
  }

  @Test
  void aKioskThatHasThemIsToldNothingUntilTheyChange() {
    offers(FIGEAC, "");
    delivery.deliver();
    offers(FIGEAC, sent.getFirst().getValue().version());

    delivery.deliver();

    assertThat(sent).hasSize(1);
    services = services.subList(1, 3);
    delivery.deliver();
    assertThat(sent).hasSize(2);
    assertThat(codes(1)).isEmpty();
  }

  @Test
  void whoHasThemIsToldOfOtherHoursInTheNextPass() {
    for (String span : List.of("09:00-12:00", "09:00-11:00")) {
      var hours =
          new OpeningHours(
              OpeningHoursParser.FRANCE,
              Map.of(DayOfWeek.TUESDAY, List.of(OpeningHoursParser.span(span))),
              Map.of());
      services =
          List.of(
              service(
                  "caf",
                  PublicServiceState.OPEN,
                  new ServiceOfferArea.Everywhere(),
                  List.of(),
                  Optional.of(hours)));
      offers(FIGEAC, sent.isEmpty() ? "" : sent.getLast().getValue().version());
      delivery.deliver();
      delivery.deliver();
      assertThat(sent.getLast().getValue().services().getFirst().hours()).contains(hours);
    }
    assertThat(sent).hasSize(2);
  }

  @Test
  void whoDoesNotTakeThemIsToldAgainLessAndLessOften() {
    offers(FIGEAC, "");

    for (int second = 0; second < 3_600; second++) {
      delivery.deliver();
      clock.advance(Duration.ofSeconds(1));
    }

    // At 0, 20, 60, 140, 300 and 620 s, then every ten minutes.
    assertThat(sent).hasSize(10);
  }

  @Test
  void whoIsBornAgainIsToldAtOnce() {
    offers(FIGEAC, "");
    delivery.deliver();
    clock.advance(Duration.ofSeconds(2));
    board.computeIfPresent(
        FIGEAC,
        (node, view) ->
            new NodeView(
                node,
                view.link(),
                clock.instant(),
                false,
                Map.of(),
                view.facts(),
                Map.of(),
                Optional.empty(),
                Optional.of(new NodeBirthSummary(clock.instant(), true))));

    delivery.deliver();

    assertThat(sent).hasSize(2);
  }

  @Test
  void whoIsAwayRefusesHasListsOfItsOwnOrTakesNoneIsToldNothing() {
    offers(CAJARC, "");
    delivery.deliver();
    OfferedServicesDocument document = sent.getFirst().getValue();
    String version = document.version();
    says(
        CAJARC,
        Map.of(
            NodeFact.SERVICES, Value.of(""),
            NodeFact.SERVICES_REFUSED, Value.of(version + " services[0].code: is wrong")));
    offers(FIGEAC, NodeFact.OWN_SERVICES);
    says(new NodeAddress("lot", "old"), Map.of());
    board.put(
        new NodeAddress("lot", "away"),
        new NodeView(
            new NodeAddress("lot", "away"),
            new NodeView.Link.Lost(NOON),
            NOON,
            false,
            Map.of(),
            Map.of(NodeFact.SERVICES, Value.of("")),
            Map.of()));
    clock.advance(Duration.ofHours(1));

    delivery.deliver();

    assertThat(sent).hasSize(1);
    assertThat(delivery.progress(new Scope.Fleet()))
        .isEqualTo(
            new OfferedServicesDispatcher.Progress(
                0,
                0,
                List.of("borne-figeac"),
                List.of(
                    new OfferedServicesDispatcher.Refusal(
                        "Mairie, Cajarc", document, "services[0].code: is wrong")),
                List.of(),
                3));
    assertThat(delivery.progress(new Scope.Territories(Set.of("figeac"))).refused()).isEmpty();
  }

  @Test
  void kiosksAreToldFromWhichLengthATalkCounts() {
    offers(CAJARC, "");

    delivery.deliver();

    assertThat(sent.getFirst().getValue().minimumInterview()).hasValue(Duration.ofSeconds(90));
  }

  /** One that is about to be told is not yet another. */
  @Test
  void whichKioskCountsFromAnotherLengthIsSaid() {
    offers(CAJARC, "");
    delivery.deliver();
    String version = sent.getFirst().getValue().version();
    counts(CAJARC, version, 60);
    counts(FIGEAC, NodeFact.OWN_SERVICES, 90);
    counts(new NodeAddress("lot", "new"), "", 60);
    counts(new NodeAddress("lot", "own"), NodeFact.OWN_SERVICES, 2);
    counts(new NodeAddress("lot", "mad"), NodeFact.OWN_SERVICES, Long.MAX_VALUE);

    var progress = delivery.progress(new Scope.Fleet());

    assertThat(progress.counting())
        .containsExactly(
            new OfferedServicesDispatcher.OtherMinimum("Mairie, Cajarc", Duration.ofMinutes(1)),
            new OfferedServicesDispatcher.OtherMinimum("own", Duration.ofSeconds(2)));
    assertThat(progress.untold()).isEqualTo(1);
  }

  private void counts(NodeAddress node, String version, long seconds) {
    says(
        node,
        Map.of(
            NodeFact.SERVICES, Value.of(version),
            NodeFact.MINIMUM_INTERVIEW, Value.of(seconds)));
  }

  /** Ten thousand kiosks within ten passes, a second each. */
  @Test
  void aWholeFleetHearsOfAChangeInTenPasses() {
    for (int i = 0; i < 10_000; i++) {
      offers(new NodeAddress("lot", "borne-" + i), "");
    }

    for (int pass = 0; pass < 10; pass++) {
      assertThat(sent).hasSize(pass * 1_000);
      delivery.deliver();
    }

    assertThat(sent).extracting(Map.Entry::getKey).doesNotHaveDuplicates().hasSize(10_000);
  }
}
