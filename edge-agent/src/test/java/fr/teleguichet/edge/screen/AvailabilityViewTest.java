package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.call.AdviserPresence;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.erasure.ErasureVerdict;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.journal.ErasurePlace;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import fr.teleguichet.hardware.service.OfferedServicesDocument;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.ServiceMode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AvailabilityViewTest {

  private static final ServiceCode CAF = new ServiceCode("caf");
  private static final ServiceCode CARSAT = new ServiceCode("carsat");

  /** Nobody of it is there. */
  private static final ServiceCode UNATTENDED = CARSAT;

  private static AdviserPresence presence(ServiceCode service) {
    return service.equals(UNATTENDED) ? AdviserPresence.ABSENT : AdviserPresence.PRESENT;
  }

  private static ServiceVerdict verdict(Set<ServiceObstacle> caf, Set<ServiceObstacle> carsat) {
    var services = new TreeMap<ServiceCode, Set<ServiceObstacle>>();
    services.put(CAF, caf);
    services.put(CARSAT, carsat);
    return new ServiceVerdict(Set.of(), services);
  }

  @Test
  void whenEveryServiceIsClosedThePageDoesNotSayThatAnInterviewIsPossible() {
    ServiceVerdict closed =
        verdict(Set.of(ServiceObstacle.SERVICE_CLOSED), Set.of(ServiceObstacle.SERVICE_CLOSED));

    assertThat(AvailabilityView.kiosk(closed, ErasureVerdict.CLEAN, true))
        .isEqualTo(new JsonObject().put("serves", false).put("why", "closed").put("look", true));
  }

  /** Whoever looks at services has begun a session. */
  @Test
  void whileSomethingIsLeftOfTheOneBeforeNobodyMayLookEither() {
    ServiceVerdict left = ServiceVerdict.of(Set.of(ServiceObstacle.TRACES_LEFT), Set.of(CAF));
    var unsafe = new ErasureVerdict(false, Set.of(ErasurePlace.PRINTER), Set.of());
    assertThat(AvailabilityView.kiosk(left, unsafe, true))
        .isEqualTo(new JsonObject().put("serves", false).put("why", "trouble").put("look", false));
    var underWay = new ErasureVerdict(true, Set.of(), Set.of());
    assertThat(AvailabilityView.kiosk(verdict(Set.of(), Set.of()), underWay, true))
        .isEqualTo(new JsonObject().put("serves", false).put("why", "erasing").put("look", false));
  }

  @Test
  void whileOneServiceAnswersAnInterviewIsPossible() {
    ServiceVerdict open = verdict(Set.of(ServiceObstacle.SERVICE_CLOSED), Set.of());

    assertThat(AvailabilityView.kiosk(open, ErasureVerdict.CLEAN, true))
        .isEqualTo(new JsonObject().put("serves", true));
  }

  /** It can be chosen all the same: who asked in vain is counted. */
  @Test
  void aServiceOfWhichNobodyIsThereSaysSoAndIsNotCalledAvailable() {
    List<ServiceOffer> offers =
        List.of(
            new ServiceOffer(CAF, "CAF", "Benefits", "Ayudas"),
            new ServiceOffer(UNATTENDED, "Retraite", "Pensions", "Jubilación"));
    JsonArray services =
        AvailabilityView.services(
            offers,
            new ServiceHoursText(Optional.empty()),
            new ServiceAvailabilityText(
                PageTexts.all(), DayOfWeek.MONDAY, AvailabilityViewTest::presence),
            verdict(Set.of(), Set.of()),
            _ -> false);

    assertThat(services.getJsonObject(0).getJsonObject("availability").getString("fr"))
        .isEqualTo("disponible maintenant");
    assertThat(services.getJsonObject(1).getJsonObject("availability").getString("fr"))
        .isEqualTo("personne ne répond pour le moment");
    assertThat(services.getJsonObject(1).getBoolean("open")).isTrue();
  }

  /** Nobody waits for a call that can't come about, and nobody is invited to one. */
  @Test
  void whileNobodyCanBeAskedWhoIsThereACardSaysThatVideoIsNotPossibleAndCallsNobody() {
    JsonArray services = unreachable(verdict(Set.of(), Set.of(ServiceObstacle.SERVICE_CLOSED)));

    JsonObject open = services.getJsonObject(0);
    assertThat(open.getJsonObject("availability").getString("fr"))
        .isEqualTo("la vidéo n’est pas possible pour le moment");
    assertThat(open.getBoolean("open")).isFalse();
    assertThat(services.getJsonObject(1).getJsonObject("availability").getString("kind"))
        .as("at another hour it would not answer either")
        .isEqualTo("unavailable");
    assertThat(AvailabilityView.kiosk(verdict(Set.of(), Set.of()), ErasureVerdict.CLEAN, false))
        .isEqualTo(new JsonObject().put("serves", false).put("why", "trouble").put("look", true));
  }

  /** The kiosk's own line is down with the manager's. */
  @Test
  void withoutANetworkItIsNotTheServiceThatIsAway() {
    JsonArray services =
        unreachable(ServiceVerdict.of(Set.of(ServiceObstacle.NETWORK_DOWN), Set.of(CAF, CARSAT)));
    assertThat(services.getJsonObject(0).getJsonObject("availability").getString("kind"))
        .isEqualTo("unreachable");
  }

  /** Whoever finds a service closed has come at another hour; whoever needs a code has none. */
  @Test
  void aServiceIsOutOfReachAtAnHourAtWhichItAnswers() {
    var caf = new ServiceOffer(CAF, "CAF", "Benefits", "Ayudas");
    ServiceVerdict well = verdict(Set.of(), Set.of());
    ServiceVerdict closed = verdict(Set.of(ServiceObstacle.SERVICE_CLOSED), Set.of());
    ServiceVerdict cut = ServiceVerdict.of(Set.of(ServiceObstacle.NETWORK_DOWN), Set.of(CAF));

    assertThat(isOutOfReach(caf, well, AdviserPresence.UNREACHABLE)).isTrue();
    assertThat(isOutOfReach(caf, cut, AdviserPresence.UNKNOWN)).isTrue();
    assertThat(isOutOfReach(caf, well, AdviserPresence.ABSENT)).as("asked in vain").isFalse();
    assertThat(isOutOfReach(caf, well, AdviserPresence.PRESENT)).isFalse();
    assertThat(isOutOfReach(caf, closed, AdviserPresence.UNREACHABLE)).isFalse();
    ServiceOffer byCode = byAppointment(caf);
    assertThat(isOutOfReach(byCode, cut, AdviserPresence.UNREACHABLE)).isFalse();
    assertThat(AvailabilityView.isOutOfReach(byCode, cut, CAF::equals, AdviserPresence.UNREACHABLE))
        .as("who is expected")
        .isTrue();
  }

  private static ServiceOffer byAppointment(ServiceOffer offer) {
    PublicService card = offer.service();
    return new ServiceOffer(
        new PublicService(
            card.code(),
            card.name(),
            card.words(),
            card.pictogram(),
            ServiceMode.APPOINTMENT,
            card.hours(),
            card.needs(),
            card.telephone(),
            card.fallback(),
            card.adapter()));
  }

  private static boolean isOutOfReach(
      ServiceOffer offer, ServiceVerdict verdict, AdviserPresence presence) {
    return AvailabilityView.isOutOfReach(offer, verdict, _ -> false, presence);
  }

  private static JsonArray unreachable(ServiceVerdict verdict) {
    return AvailabilityView.services(
        List.of(
            new ServiceOffer(CAF, "CAF", "Benefits", "Ayudas"),
            new ServiceOffer(CARSAT, "Retraite", "Pensions", "Jubilación")),
        new ServiceHoursText(Optional.empty()),
        new ServiceAvailabilityText(
            PageTexts.all(), DayOfWeek.MONDAY, _ -> AdviserPresence.UNREACHABLE),
        verdict,
        _ -> true);
  }

  /** What is broken is the technician's business. */
  @ParameterizedTest
  @EnumSource
  void noCitizenIsToldWhatIsBroken(ServiceObstacle obstacle) {
    ServiceVerdict broken = ServiceVerdict.of(Set.of(obstacle), Set.of(CAF, CARSAT));
    List<ServiceOffer> offers = List.of(new ServiceOffer(CAF, "CAF", "Benefits", "Ayudas"));
    String told =
        AvailabilityView.kiosk(broken, ErasureVerdict.CLEAN, true)
            + AvailabilityView.limits(broken).orElse("")
            + AvailabilityView.services(
                offers,
                new ServiceHoursText(Optional.empty()),
                new ServiceAvailabilityText(
                    PageTexts.all(), DayOfWeek.MONDAY, AvailabilityViewTest::presence),
                broken,
                _ -> false);

    for (Locale language : List.of(Locale.FRENCH, Locale.ENGLISH, Locale.of("es"))) {
      assertThat(told).doesNotContain(obstacle.sentence(language), obstacle.code() + ",");
    }
  }

  @Test
  void whoCanBeServedIsToldWhatToDoWithout() {
    assertThat(AvailabilityView.limits(ServiceVerdict.of(Set.of(), Set.of(CAF)))).isEmpty();
    assertThat(limits(ServiceObstacle.PRINTER_JAMMED)).contains("print");
    assertThat(limits(ServiceObstacle.SCANNER_FAILED)).contains("scan");
    assertThat(limits(ServiceObstacle.SCANNER_FAILED, ServiceObstacle.PRINTER_OPEN))
        .contains("print-scan");
    assertThat(limits(ServiceObstacle.NETWORK_DOWN)).isEmpty();
  }

  private static Optional<String> limits(ServiceObstacle... obstacles) {
    return AvailabilityView.limits(ServiceVerdict.of(Set.of(obstacles), Set.of(CAF)));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsDoneFromAfarIsToldInThreeLanguages(RemoteCommandType action) {
    JsonObject care = AvailabilityView.care(action);
    assertThat(care.fieldNames()).containsExactlyInAnyOrder("fr", "en", "es");
    assertThat(care.getString("es"))
        .isNotEmpty()
        .isNotEqualTo(care.getString("en"))
        .isNotEqualTo(care.getString("fr"));
  }

  @Test
  void aServicesCardIsToldInFiveLanguagesWithWhatElseItShows() {
    ServiceOffer card = byAppointment();

    JsonObject service = told(card, _ -> false);

    assertThat(service.getString("id")).isEqualTo("caf");
    assertThat(service.getString("fr")).isEqualTo("Allocations");
    assertThat(service.getString("ar")).isEqualTo("الإعانات");
    assertThat(service.getString("pt")).as("not said").isEqualTo("Allocations");
    assertThat(service.getJsonObject("words").getMap())
        .containsEntry("en", "Help")
        .containsEntry("es", "Aides");
    assertThat(service.getString("pictogram")).isEqualTo("family");
    assertThat(service.getString("mode")).isEqualTo("appointment");
    assertThat(service.getString("telephone")).isEqualTo("3230");
    assertThat(service.getBoolean("open")).as("without a code").isFalse();
    assertThat(told(card, CAF::equals).getBoolean("open")).as("with one").isTrue();
  }

  private static ServiceOffer byAppointment() {
    return new ServiceOffer(
        OfferedServicesDocument.read(
                """
                {"format":1,"services":[{"code":"caf","pictogram":"family",
                  "mode":"appointment","telephone":"3230",
                  "name":{"fr":"Allocations","en":"Allowances","ar":"الإعانات"},
                  "words":{"fr":"Aides","en":"Help"}}]}
                """)
            .services()
            .getFirst());
  }

  private static JsonObject told(ServiceOffer card, Predicate<ServiceCode> isAdmitted) {
    return AvailabilityView.services(
            List.of(card),
            new ServiceHoursText(Optional.empty()),
            new ServiceAvailabilityText(
                PageTexts.all(), DayOfWeek.MONDAY, AvailabilityViewTest::presence),
            verdict(Set.of(), Set.of()),
            isAdmitted)
        .getJsonObject(0);
  }
}
