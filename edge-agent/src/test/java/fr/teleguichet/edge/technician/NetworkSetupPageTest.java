package fr.teleguichet.edge.technician;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.network.setup.SimulatedNetwork;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The network's page over real HTTP, with a network that is not there. */
@Timeout(300)
@SuppressWarnings("NullAway.Init") // JUnit calls open first.
class NetworkSetupPageTest {

  private static final String PATH = "/api/technician/network";
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private OpenNetworkPage page;

  @BeforeEach
  void open() {
    page = new OpenNetworkPage(folder);
  }

  @AfterEach
  void close() {
    client.close();
    page.close();
  }

  private HttpRequest.Builder request(String pin) {
    var request = HttpRequest.newBuilder(page.address().resolve(PATH));
    return pin.isEmpty() ? request : request.header("Authorization", "Bearer " + pin);
  }

  private HttpResponse<String> get(String pin) throws Exception {
    return client.send(request(pin).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String pin, String body) throws Exception {
    return client.send(
        request(pin)
            .header("Origin", page.address().resolve("/").toString().replaceAll("/$", ""))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.replace('\'', '"')))
            .build(),
        BodyHandlers.ofString());
  }

  private JsonObject await(String words) {
    return Awaitility.await()
        .atMost(LONG)
        .until(
            () -> new JsonObject(get(OpenNetworkPage.PIN).body()),
            it -> it.encode().contains(words));
  }

  @Test
  void whoDoesNotShowThePinNeitherSeesNorChangesTheNetwork() throws Exception {
    assertThat(get("").statusCode()).isEqualTo(401);
    assertThat(post("", "{'action': 'scan'}").statusCode()).isEqualTo(401);
    assertThat(get("000000").statusCode()).isEqualTo(401);
    assertThat(get(OpenNetworkPage.PIN).statusCode()).as("after a wrong one").isEqualTo(429);
    assertThat(post(OpenNetworkPage.PIN, "{'action': 'scan'}").statusCode()).isEqualTo(429);
  }

  @Test
  void anotherPageCanNotChangeIt() throws Exception {
    HttpResponse<String> answer =
        client.send(
            request(OpenNetworkPage.PIN)
                .header("Origin", "https://elsewhere.example")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"action\": \"stop\"}"))
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void theNetworkIsShownAsItIs() {
    JsonObject view = await("192.0.2.20/24");

    assertThat(view.getJsonArray("lines").encode())
        .contains("câble (eth0)")
        .contains("192.0.2.1")
        .contains("\"Proxy\",\"text\":\"aucun\"")
        .contains("pas encore connu de cette borne");
    assertThat(view.getJsonArray("networks")).hasSize(4);
    assertThat(view.getJsonArray("fitted")).containsExactly("wired", "wifi", "cellular");
  }

  @Test
  void aNetworkThatReachesTheManagerIsKeptAndItsPasswordIsNowhere() throws Exception {
    HttpResponse<String> answer =
        post(
            OpenNetworkPage.PIN,
            "{'action': 'try', 'connection': {'kind': 'wifi', 'name': 'Mairie', 'security':"
                + " 'wpa2', 'password': '"
                + SimulatedNetwork.PASSWORD
                + "'}, 'proxy': {'host': 'proxy.mairie.example', 'port': 3128, 'user': 'borne',"
                + " 'password': 'hush-hush'}}");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject view = await("Il est gardé");
    assertThat(view.getBoolean("kept")).isTrue();
    String shown = await("192.0.2.33/24").encode();
    assertThat(shown)
        .contains("Wi-Fi «\u00a0Mairie\u00a0», signal 78\u00a0%")
        .contains("proxy.mairie.example")
        .contains("borne")
        .doesNotContain("hush")
        .doesNotContain(SimulatedNetwork.PASSWORD);
  }

  private static String account(String password) {
    return "'account': {'user': '"
        + SimulatedNetwork.USER
        + "', 'password': '"
        + password
        + "', 'server': '"
        + SimulatedNetwork.SERVER
        + "', 'authority': '-----BEGIN CERTIFICATE-----"
        + "A".repeat(60_000)
        + "'}";
  }

  @Test
  void aNetworkThatAsksForANameIsKeptOnceItReachesTheManagerAndNothingOfItIsShown()
      throws Exception {
    HttpResponse<String> answer =
        post(
            OpenNetworkPage.PIN,
            "{'action': 'try', 'connection': {'kind': 'wifi', 'name': 'Mairie-Agents', 'security':"
                + " 'enterprise', "
                + account(SimulatedNetwork.PASSWORD)
                + "}}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(await("Il est gardé").getBoolean("kept")).isTrue();
    assertThat(await("192.0.2.33/24").encode())
        .contains("Wi-Fi «\u00a0Mairie-Agents\u00a0»")
        .doesNotContain(SimulatedNetwork.PASSWORD)
        .doesNotContain(SimulatedNetwork.SERVER)
        .doesNotContain("CERTIFICATE");
  }

  @Test
  void aSocketThatDoesNotTakeTheNameBringsTheFormerNetworkAndSaysSo() throws Exception {
    var _ =
        post(
            OpenNetworkPage.PIN,
            "{'action': 'try', 'connection': {'kind': 'wired', " + account("wrong") + "}}");

    assertThat(await("outcome").getString("outcome"))
        .startsWith("L’ancien réseau est de retour. Le réseau n’accepte pas la borne.");
    assertThat(await("192.0.2.20/24").encode()).doesNotContain("wrong");
  }

  @Test
  void aMessageThatIsLargerThanAnyAuthorityIsNotRead() throws Exception {
    HttpResponse<String> answer =
        post(OpenNetworkPage.PIN, "{'action': '" + "x".repeat(120_000) + "'}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("small JSON object");
  }

  @Test
  void whatDoesNotComeAboutIsSaidInFrench() throws Exception {
    var _ =
        post(
            OpenNetworkPage.PIN,
            "{'action': 'try', 'connection': {'kind': 'wifi', 'name': 'Mairie', 'security':"
                + " 'wpa2', 'password': 'wrong-password'}}");

    assertThat(await("outcome").getString("outcome"))
        .isEqualTo("L’ancien réseau est de retour. Le réseau Wi-Fi n’accepte pas ce mot de passe.");
  }

  @Test
  void aTrialCountsDownAndCanBeStopped() throws Exception {
    var _ =
        post(
            OpenNetworkPage.PIN,
            "{'action': 'try', 'connection': {'kind': 'wifi', 'name': 'Mairie-Invités',"
                + " 'security': 'open'}}");
    JsonObject view = await("seconds");
    assertThat(view.getLong("seconds")).isBetween(1L, 180L);

    HttpResponse<String> second =
        post(OpenNetworkPage.PIN, "{'action': 'try', 'connection': {'kind': 'wired'}}");
    assertThat(second.statusCode()).isEqualTo(400);
    assertThat(second.body()).contains("Un essai est déjà en cours.");

    assertThat(post(OpenNetworkPage.PIN, "{'action': 'stop'}").statusCode()).isEqualTo(200);
    assertThat(await("outcome").getString("outcome")).contains("L’essai a été arrêté ici.");
    assertThat(await("192.0.2.20/24").containsKey("seconds")).isFalse();
  }

  @Test
  void nothingIsChangedWhileACitizenIsServedOrWhatIsWantedCanNotBe() throws Exception {
    HttpResponse<String> wrong =
        post(
            OpenNetworkPage.PIN,
            "{'action': 'try', 'connection': {'kind': 'wifi', 'name': 'Mairie', 'security':"
                + " 'wpa2', 'password': 'court'}}");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("de 8 à 63 caractères").doesNotContain("court");
    assertThat(post(OpenNetworkPage.PIN, "{'action': 'dance'}").statusCode()).isEqualTo(400);

    page.occupy();

    assertThat(
            post(OpenNetworkPage.PIN, "{'action': 'try', 'connection': {'kind': 'wired'}}").body())
        .contains("Attendez la fin de sa session");
  }
}
