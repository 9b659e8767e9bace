package fr.teleguichet.fleet.remotecommand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.account.token.ApiTokenRepository;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.mqtt.link.RecordedLink;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Value;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another maker's node: what it declares is shown, and what it does not declare is not asked. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class UndeclaredActionsIT {

  private static final String KIOSK = "/kiosks/automate-1";
  private static final String ACTIONS = KIOSK + "/care";
  private static final String ADDRESS = "/kiosks/cauvaldor:automate-1";
  private static final String API = "/api/v1" + KIOSK;
  private static final String SENTENCE = "declaration names no remote actions";

  private static SimulatedKiosk foreigner(TestPages.Running pages) {
    return pages.kiosk("cauvaldor", "automate-1").withoutActions();
  }

  private static void awaitPage(TestPages.Running pages, String path, String words) {
    await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(() -> assertThat(pages.get(path + "?lang=en").body()).contains(words));
  }

  private static boolean isStored(TestPages.Running pages) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("SELECT COUNT(*) = 1 FROM kiosk").mapTo(boolean.class).one());
  }

  private static HttpResponse<String> post(
      TestPages.Running pages, Role role, String path, String body) {
    String token =
        pages
            .context()
            .getBean(ApiTokenRepository.class)
            .make("births " + role.code(), role, new Scope.Fleet(), "a test", Optional.empty())
            .reveal();
    return pages.send(
        pages
            .strangersRequest(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  @Test
  void actionsAreNeitherOfferedNorTaken(TestPages.Running pages) {
    foreigner(pages).born();
    awaitPage(pages, ACTIONS, SENTENCE);

    assertThat(pages.page(ACTIONS + "?lang=en")).doesNotContain("/care/new/");
    assertThat(pages.get(KIOSK + "/care/new/reboot?lang=en").body())
        .contains(SENTENCE)
        .doesNotContain("<button class=\"btn btn-primary\"");
    HttpResponse<String> refused =
        post(pages, Role.COORDINATOR, API + "/care", "{\"action\": \"reboot\"}");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("birth certificate declares no remote actions");
    assertThat(pages.get(API).body()).contains("\"takesActions\":false");
    assertThat(pages.wishes()).isEmpty();
  }

  /** It was wanted while nobody knew what the kiosk declares. */
  @Test
  void whatIsInTheQueueIsRefusedAtABirthThatDeclaresNoActions(TestPages.Running pages) {
    SimulatedKiosk kiosk = pages.kiosk("cauvaldor", "automate-1").born().dies();
    awaitPage(pages, KIOSK, "connection lost");
    await().atMost(Durations.FIVE_MINUTES).until(() -> isStored(pages));
    String wish =
        Forms.between(
            post(pages, Role.COORDINATOR, API + "/care", "{\"action\": \"identify\"}").body(),
            "{\"id\":\"",
            "\"");

    kiosk.withoutActions().born();

    await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(
            () ->
                assertThat(pages.get(API + "/care/" + wish).body())
                    .contains("\"stage\":\"refused\"", "undeclared"));
    assertThat(pages.get(ACTIONS + "?lang=en").body()).contains(SENTENCE);
    assertThat(pages.wishes()).isEmpty();
  }

  @Test
  void itsValuesAndItsBirthAreInTheInterfaceAsOnItsPage(TestPages.Running pages) {
    foreigner(pages).with("Fours/Température", DataType.DOUBLE, Value.of(212.5)).born();

    await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(
            () ->
                assertThat(pages.get(API).body())
                    .contains("\"metric\":\"Fours/Température\"", "\"value\":\"212.5\"")
                    .contains("\"born\":\"20"));
    assertThat(pages.get(KIOSK + "/identity?lang=en").body())
        .contains("Fours/Température", "212.5", "declared on ");
  }

  @Test
  void anOrderlyGoodbyeWithoutAReasonIsNoLoss(TestPages.Running pages) {
    SimulatedKiosk kiosk = foreigner(pages).born();
    awaitPage(pages, KIOSK, "declared on ");

    kiosk.saysGoodbye();

    await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(() -> assertThat(pages.get(API).body()).contains("\"link\":\"stopped\""));
  }

  @Test
  void aTechnicianAsksForBirthsOnceInAMomentAndTheAuditKnows(TestPages.Running pages) {
    SimulatedKiosk kiosk = foreigner(pages).born();
    awaitPage(pages, ACTIONS, "Ask for its declaration");

    assertThat(post(pages, Role.VIEWER, API + "/births", "").statusCode()).isEqualTo(403);
    assertThat(post(pages, Role.MEDIATOR, API + "/births", "").statusCode()).isEqualTo(403);
    assertThat(pages.commands()).isEmpty();
    assertThat(post(pages, Role.TECHNICIAN, API + "/births", "").statusCode()).isEqualTo(202);

    await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(
            () ->
                assertThat(pages.commands())
                    .extracting(RecordedLink.SentCommand::command)
                    .containsExactly(new FleetCommand.Rebirth()));
    assertThat(pages.audit().of("kiosk.births-wanted")).hasSize(1);
    assertThat(post(pages, Role.TECHNICIAN, API + "/births", "").statusCode()).isEqualTo(429);

    kiosk.dies();
    awaitPage(pages, KIOSK, "connection lost");
    assertThat(post(pages, Role.TECHNICIAN, API + "/births", "").statusCode()).isEqualTo(409);
  }

  @Test
  void theButtonOnThePageDoesTheSameAndSaysWhatCameOfIt(TestPages.Running pages) {
    foreigner(pages).born();
    awaitPage(pages, ACTIONS, "Ask for its declaration");
    Forms browser = new Forms(pages, TestPeople.coordinator(pages.context()));

    HttpResponse<String> done = browser.post(KIOSK + "/births?lang=en", "births", "yes");
    assertThat(done.headers().firstValue("Location")).hasValue(ADDRESS + "/care?done=births");
    assertThat(browser.get(KIOSK + "/care?done=births&lang=en").body())
        .contains("The kiosk is asked to declare itself anew.");

    HttpResponse<String> again = browser.post(KIOSK + "/births?lang=en", "births", "yes");
    assertThat(again.headers().firstValue("Location"))
        .hasValue(ADDRESS + "/care?refused=asked-already");
    assertThat(browser.get(KIOSK + "/care?refused=asked-already&lang=en").body())
        .contains("wait a moment");
    assertThat(pages.audit().of("kiosk.births-wanted")).hasSize(1);
  }
}
