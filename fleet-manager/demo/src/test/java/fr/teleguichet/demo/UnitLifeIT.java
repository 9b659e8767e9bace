package fr.teleguichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.edge.identity.FleetTlsContextFactory;
import fr.teleguichet.edge.update.Conversation;
import fr.teleguichet.edge.update.ddi.DdiServerAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A unit's life as the technician's program and the fleet manager make it together, over the wire:
 * enrolled by a claim, accepted, updated, swapped for another.
 */
@SharedFleet
@Tag("proof")
class UnitLifeIT {

  /** What somebody types who finds everything in order: ten peripherals, then the measures. */
  private static final String ALL_WELL =
      "yes\n".repeat(10)
          + "1100\n500\n950\n1100\n500\n900\n750\n350\n700\n900\n1400\n20\n"
          + "y\n".repeat(5);

  private static final int UNREACHABLE = 6;
  private static final Duration SOON = Duration.ofMinutes(6);

  private final TestFleet fleet;

  UnitLifeIT(TestFleet fleet) {
    this.fleet = fleet;
  }

  @Test
  void theSignedRecordOfAnAcceptanceReachesTheManager() throws Exception {
    Bench bench = enrolled("measured");

    Typed accepted = fleet.provision(ALL_WELL, bench.accept(bench.manager));

    assertThat(accepted.exitCode()).as(accepted.output()).isZero();
    assertThat(records("measured")).hasSize(1);
    JsonNode kept = records("measured").get(0);
    assertThat(kept.get("signed").asBoolean()).isTrue();
    JsonNode record = kept.get("record");
    assertThat(record.get("technician").asText()).isEqualTo("Anne Martin");
    assertThat(record.get("verdict").asText()).isEqualTo("accepted");
    assertThat(unit("measured").get("state").asText()).isEqualTo("accepted");
    SignedIn anne = SignedIn.first(fleet.manager);
    String page = anne.get("/units/" + unit("measured").get("number").asInt());
    assertThat(page).contains("Anne Martin", "signé par l’appareil");
  }

  @Test
  void aRecordWithoutANetworkWaitsAndIsSentLater() throws Exception {
    Bench bench = enrolled("remote");

    Typed alone = fleet.provision(ALL_WELL, bench.accept("https://localhost:1"));

    assertThat(alone.exitCode()).as(alone.output()).isEqualTo(UNREACHABLE);
    assertThat(records("remote")).isEmpty();
    assertThat(unit("remote").get("state").asText()).isEqualTo("enrolled");

    List<String> send = new ArrayList<>(bench.accept(bench.manager));
    send.add("--send");
    Typed later = fleet.provision("", send);

    assertThat(later.exitCode()).as(later.output()).isZero();
    assertThat(records("remote")).hasSize(1);
    assertThat(records("remote").get(0).get("signed").asBoolean()).isTrue();
    assertThat(unit("remote").get("state").asText()).isEqualTo("accepted");
  }

  /** The agent's own tests hold the same conversation with a foreign server. */
  @Test
  void theAgentsUpdaterAndThisManagerSayWhatIsSaidWithAForeignServer() throws Exception {
    Bench bench = enrolled("talkative");
    var terms =
        new DdiServerAddress(URI.create(bench.manager), "DEFAULT", "talkative", Optional.empty());
    var operator = new UpdateOperator(fleet.manager, "talkative", bench.folder());

    try (var talk = new Conversation(bench.folder(), terms, bench::tls, operator)) {
      assertThat(talk.hold()).isEqualTo(Conversation.table());
    }
  }

  @Test
  void aSwappedUnitTakesOverTheKioskItsSiteAndItsHistory() throws Exception {
    AgentProcess broken = fleet.addAgent("swapped");
    await().atMost(SOON).until(() -> isConnected("swapped"));
    Producer made = new Producer(broken);
    try (made) {
      await().atMost(SOON).until(() -> made.accepted().size() >= 20);
    }
    long before = made.accepted().size();
    await().atMost(SOON).until(() -> interviews("swapped") == before);
    int old = unit("swapped").get("number").asInt();
    broken.program().kill();

    long start = System.nanoTime();
    Path token = fleet.folder().resolve("token");
    Files.writeString(token, fleet.manager.token());
    Path claim = fleet.folder().resolve("swap.json");
    Typed swap =
        fleet.provision(
            "",
            List.of(
                "swap",
                "swapped",
                "--claim",
                claim.toString(),
                "--manager",
                fleet.manager.pages().toString(),
                "--token-file",
                token.toString(),
                "--yes"));
    assertThat(swap.exitCode()).as(swap.output()).isZero();
    AgentProcess fresh = fleet.addAgent("swapped", "kiosks/swapped-2", Files.readString(claim));
    await().atMost(SOON).until(() -> state(old).equals("replaced") && isConnected("swapped"));
    System.out.printf(
        "Swap, from the command to the new unit on line: %.1f s%n",
        (System.nanoTime() - start) / 1e9);

    assertThat(unit("swapped").get("number").asInt()).isNotEqualTo(old);
    JsonNode kiosk = fleet.kiosk("swapped").get("kiosk");
    assertThat(kiosk.get("site").asText()).isEqualTo(TestFleet.SITE.code());
    assertThat(interviews("swapped")).as("nothing of before is lost").isEqualTo(before);
    try (Producer producer = new Producer(fresh)) {
      await().atMost(SOON).until(() -> producer.accepted().size() >= 5);
    }
    await().atMost(SOON).until(() -> interviews("swapped") >= before + 5);
  }

  /** A unit that was enrolled on the bench, and what the technician types for it. */
  private record Bench(Path identity, String manager) {
    Path folder() {
      return identity.resolveSibling("machine");
    }

    /** The kiosk's certificate, and whom it trusts. */
    Optional<SSLContext> tls() {
      var own =
          new FleetTlsContextFactory.Own(
              identity.resolve("certificate.pem"), identity.resolve("key.pem"));
      return Optional.of(
          new FleetTlsContextFactory(identity.resolve("authorities.pem"), Optional.of(own))
              .context(false));
    }

    List<String> accept(String address) {
      return List.of(
          "accept",
          "--technician",
          "Anne Martin",
          "--certificate",
          identity.resolve("certificate.pem").toString(),
          "--key",
          identity.resolve("key.pem").toString(),
          "--authorities",
          identity.resolve("authorities.pem").toString(),
          "--folder",
          identity.resolveSibling("acceptance").toString(),
          "--manager",
          address);
    }
  }

  private Bench enrolled(String id) throws IOException {
    String content = fleet.claim(id);
    Path folder = Files.createDirectories(fleet.folder().resolve("bench").resolve(id));
    Path claim = Files.writeString(folder.resolve("claim.json"), content);
    Bench bench =
        new Bench(
            folder.resolve("identity"),
            new ObjectMapper().readTree(content).get("manager").asText());
    Typed enrol =
        fleet.provision(
            "",
            List.of("enrol", "--claim", claim.toString(), "--identity", bench.identity.toString()));
    assertThat(enrol.exitCode()).as(enrol.output()).isZero();
    return bench;
  }

  /** The unit that is or will be the kiosk. */
  private JsonNode unit(String kiosk) {
    for (JsonNode unit : fleet.manager.get("/api/v1/units?q=" + kiosk)) {
      if (unit.get("kiosk").asText().equals(kiosk)
          && !List.of("replaced", "retired").contains(unit.get("state").asText())) {
        return unit;
      }
    }
    throw new AssertionError("no unit is " + kiosk);
  }

  private String state(int number) {
    return fleet.manager.get("/api/v1/units/" + number).get("unit").get("state").asText();
  }

  private JsonNode records(String kiosk) {
    return fleet.manager.get("/api/v1/units/" + unit(kiosk).get("number").asInt() + "/acceptances");
  }

  private boolean isConnected(String id) {
    try {
      return fleet.kiosk(id).get("link").asText().equals("connected");
    } catch (DemoException _) {
      return false; // not heard of yet
    }
  }

  private long interviews(String kiosk) throws SQLException {
    return Long.parseLong(
        fleet
            .query(
                "SELECT COUNT(*) FROM interview JOIN journal ON journal.id = journal_id"
                    + " JOIN kiosk ON kiosk.id = journal.kiosk_id WHERE kiosk.name = '"
                    + kiosk
                    + "'")
            .getFirst()
            .getFirst());
  }
}
