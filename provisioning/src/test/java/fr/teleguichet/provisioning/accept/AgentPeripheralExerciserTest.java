package fr.teleguichet.provisioning.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.board.FittedPeripheral;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralExercise;
import fr.teleguichet.provisioning.tls.HttpsClients;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.unit.UnitExerciseClient;
import fr.teleguichet.provisioning.unit.UnitHttpAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the tool makes of what an agent answers. */
@Timeout(300)
@SuppressWarnings("NullAway.Init") // JUnit calls open first.
class AgentPeripheralExerciserTest {

  private final List<String> asked = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final Deque<String> answers = new ArrayDeque<>();
  private HttpServer server;
  private int beginning = 202;

  @BeforeEach
  void open() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          boolean begins = exchange.getRequestMethod().equals("POST");
          String text = begins ? "{\"error\":\"citizen-served\"}" : next();
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(begins ? beginning : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  /** The last one again and again. */
  private String next() {
    return String.valueOf(answers.size() > 1 ? answers.poll() : answers.peek());
  }

  private static String answer(String stage, String text, String... seen) {
    return "{\"version\":1,\"stage\":\"%s\",\"text\":\"%s\",\"seen\":[%s]}"
        .formatted(stage, text, seen.length == 0 ? "" : "\"" + String.join("\",\"", seen) + "\"");
  }

  private AgentPeripheralExerciser trial() throws TroubleException {
    var unit =
        new UnitExerciseClient(
            HttpsClients.client(Optional.empty(), Optional.empty()),
            UnitHttpAddress.parse("127.0.0.1:" + server.getAddress().getPort()),
            "804612");
    return new AgentPeripheralExerciser(
        unit, _ -> new PeripheralFinding(true, "usb printer ✓", false), new Notes(), 3);
  }

  private static FittedPeripheral fitted(Peripheral kind) {
    return BoardProfiles.builtIn("teleguichet-v1").peripheral(kind).stream()
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatTheUnitSawIsToldAsItComesAndRecorded() throws Exception {
    answers.add(answer("executing", ""));
    answers.add(answer("executing", "", "door opened"));
    answers.add(answer("done", "door opened, door closed", "door opened", "door closed"));

    PeripheralFinding found = trial().exercise(fitted(Peripheral.ENCLOSURE));

    assertThat(found)
        .isEqualTo(new PeripheralFinding(true, "door: door opened, door closed ✓", true));
    assertThat(told)
        .containsExactly(
            "turn ENCLOSURE", "begins DOOR", "pause", "door opened", "pause", "door closed");
    assertThat(asked).startsWith("POST /technician/exercise/door");
  }

  @Test
  void aPersonsDoingIsNotWaitedForForever() throws Exception {
    for (int i = 0; i < 3; i++) {
      answers.add(answer("executing", ""));
    }
    answers.add(answer("failed", "nothing seen; not seen: door opened"));

    PeripheralFinding found = trial().exercise(fitted(Peripheral.ENCLOSURE));

    assertThat(found.there()).isFalse();
    assertThat(found.text()).contains("nothing seen").endsWith("✗");
    assertThat(asked).last().isEqualTo("DELETE /technician/exercise");
  }

  @Test
  void whatTheUnitDoesNotBeginIsSaidWithItsReason() throws Exception {
    beginning = 409;

    PeripheralFinding found = trial().exercise(fitted(Peripheral.PRINTER));

    assertThat(found).isEqualTo(new PeripheralFinding(false, "print: citizen-served ✗", true));
  }

  @Test
  void whatAUnitIsMadeWithoutIsOnlyLookedFor() throws Exception {
    answers.add(answer("failed", PeripheralExercise.NOT_FITTED));

    PeripheralFinding found = trial().exercise(fitted(Peripheral.PRINTER));

    assertThat(found).isEqualTo(new PeripheralFinding(true, "not exercised: usb printer ✓", false));
  }

  /** A technician on a ladder must not begin again because the agent was restarted. */
  @Test
  void withoutAnAgentItGoesOnByLookingAndTheRecordSaysSo() throws Exception {
    AgentPeripheralExerciser trial = trial();
    server.stop(0);

    PeripheralFinding found = trial.exercise(fitted(Peripheral.PRINTER));

    assertThat(found)
        .isEqualTo(new PeripheralFinding(true, "not exercised, no agent: usb printer ✓", false));
    assertThat(told).contains("lost unit.unreachable");
    assertThat(trial.network()).isEmpty();
  }

  @Test
  void aWrongPinEndsTheTestInsteadOfHidingInTheRecord() {
    beginning = 401;

    assertThatThrownBy(() -> trial().exercise(fitted(Peripheral.PRINTER)))
        .isInstanceOfSatisfying(
            TroubleException.class, it -> assertThat(it.say().key()).isEqualTo("unit.pin"));
  }

  @Test
  void aUnitThatWantsTlsSaysSo() {
    beginning = 403;

    assertThatThrownBy(() -> trial().exercise(fitted(Peripheral.PRINTER)))
        .isInstanceOfSatisfying(
            TroubleException.class, it -> assertThat(it.say().key()).isEqualTo("unit.clear"));
  }

  private final class Notes implements ExerciseGuide {
    @Override
    public void turn(Peripheral peripheral) {
      told.add("turn " + peripheral);
    }

    @Override
    public void begins(PeripheralExercise exercise) {
      told.add("begins " + exercise);
    }

    @Override
    public void seen(String what) {
      told.add(what);
    }

    @Override
    public void lost(TroubleException why) {
      told.add("lost " + why.say().key());
    }

    @Override
    public void pause() {
      told.add("pause");
    }
  }
}
