package fr.teleguichet.provisioning.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.provisioning.tls.PemFileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both real programs: the tool at a keyboard, and the agent of a simulated unit. */
@Timeout(300)
@SuppressWarnings("NullAway.Init") // JUnit calls begin first.
@Tag("proof")
class PeripheralExerciseIT {

  private static final String PIN = "804612";
  private static final String MEASURES =
      "1100\n500\n950\n1100\n500\n900\n750\n350\n700\n900\n1400\n20\n" + "y\n".repeat(5);

  @TempDir private Path folder;
  private Path identity;
  private PlayedUnit unit;

  /** Whether somebody does what the tool asks for. */
  private boolean hands = true;

  @BeforeEach
  void begin() throws Exception {
    PlayedUnit.needed();
    Tool.needs("openssl", "openssl");
    identity = Files.createDirectories(folder.resolve("data/identity"));
    certificate();
    Files.writeString(identity.resolve("manager.txt"), "https://127.0.0.1:9\n");
    Files.writeString(folder.resolve("pin"), PIN + "\n");
    unit = PlayedUnit.start(folder.resolve("data"), PIN);
  }

  @AfterEach
  void end() throws Exception {
    if (unit != null) {
      unit.stop();
    }
  }

  @Test
  void eachPeripheralIsExercisedAndWhatTheUnitSawStandsInTheSignedRecord() throws Exception {
    Run run = accept("y\n".repeat(10), "--unit", unit.address());

    assertThat(run.exitCode).as(run.out).isZero();
    JsonNode record = record();
    assertThat(record.path("verdict").asText()).isEqualTo("accepted");
    assertThat(measured(record, "screen"))
        .isEqualTo("pattern: top left, top right, bottom left, bottom right ✓");
    assertThat(measured(record, "camera")).startsWith("picture: 64×48, brightness").endsWith("✓");
    assertThat(measured(record, "audio"))
        .isEqualTo("tone: played ✓; handset: handset lifted, handset hung up ✓");
    assertThat(measured(record, "printer")).isEqualTo("print: 1 sheet ✓");
    assertThat(measured(record, "scanner")).contains("blank");
    assertThat(measured(record, "reader")).isEqualTo("reader: ACS ACR39U ✓");
    assertThat(measured(record, "presence"))
        .contains("call button pressed", "infrared", "radar", "distance")
        .endsWith("✓");
    assertThat(measured(record, "light")).isEqualTo("identify: done ✓");
    assertThat(measured(record, "power")).isEqualTo("power: on battery, back on mains ✓");
    assertThat(measured(record, "enclosure")).isEqualTo("door: door opened, door closed ✓");
    assertThat(record.path("peripherals")).allMatch(it -> it.path("exercised").asBoolean());
    assertThat(record.path("network").asText()).isEqualTo("not measured yet");
    assertThat(run.out).contains("· door opened").contains("· call button pressed");
  }

  @Test
  void aUnitThatIsNotWellIsRefusedAndTheRecordSaysWhatTheUnitAndThePersonSaw() throws Exception {
    unit.turn("paper", 0);
    unit.turn("scanner-plug", 0);

    Run run =
        accept(
            // Screen, camera, audio, printer, scanner, reader, then the rest.
            "y\nno\nblurred\ny\nno\nno paper\nskip\nno cable here\n" + "y\n".repeat(5),
            "--unit",
            unit.address());

    assertThat(run.exitCode).as(run.out).isEqualTo(3);
    JsonNode record = record();
    assertThat(record.path("verdict").asText()).isEqualTo("refused");
    assertThat(measured(record, "printer")).startsWith("print: media-").endsWith("✗");
    assertThat(entry(record, "printer").path("result").asText()).isEqualTo("failed");
    assertThat(entry(record, "camera").path("remark").asText()).isEqualTo("blurred");
    assertThat(measured(record, "scanner")).endsWith("✗");
    assertThat(entry(record, "scanner").path("result").asText()).isEqualTo("failed");
    assertThat(entry(record, "scanner").path("remark").asText())
        .isEqualTo("not tested: no cable here");
  }

  /** Whoever tests must not print in front of a citizen. */
  @Test
  void whileACitizenIsServedNothingIsExercised() throws Exception {
    unit.touchStart();
    hands = false;

    Run run = accept("y\n".repeat(10), "--unit", unit.address());

    assertThat(run.exitCode).as(run.out).isZero();
    assertThat(measured(record(), "printer")).isEqualTo("print: citizen-served ✗");
  }

  @Test
  void withoutItsAgentAUnitIsOnlyLookedAtAndTheRecordSaysSo() throws Exception {
    unit.stop();
    hands = false;

    Run run = accept("y\n".repeat(10), "--unit", unit.address());

    assertThat(run.exitCode).as(run.out).isZero();
    assertThat(record().path("peripherals"))
        .allMatch(it -> it.path("measured").asText().startsWith("not exercised, no agent: "))
        .noneMatch(it -> it.path("exercised").asBoolean());
  }

  @Test
  void aWrongPinIsSaidBeforeAnythingIsAsked() throws Exception {
    Files.writeString(folder.resolve("pin"), "000000\n");
    hands = false;

    Run run = accept("", "--unit", unit.address());

    assertThat(run.exitCode).as(run.out).isEqualTo(6);
  }

  @Test
  void overTlsTheUnitIsKnownByTheKeyOnItsLabel() throws Exception {
    Run run = accept("y\n".repeat(10), "--unit", unit.tlsAddress());
    assertThat(run.exitCode).as(run.out).isZero();
    assertThat(measured(record(), "printer")).isEqualTo("print: 1 sheet ✓");

    String key =
        Fingerprint.of(
                PemFileReader.certificates(identity.resolve("certificate.pem"))
                    .getFirst()
                    .getPublicKey())
            .grouped();
    String pin = folder.resolve("pin").toString();
    Tool.Run known =
        Tool.run("inspect", "--unit", unit.tlsAddress(), "--pin-file", pin, "--fingerprint", key);
    assertThat(known.out()).as(known.err()).contains("figeac-01");
    Tool.Run other =
        Tool.run(
            "inspect",
            "--unit",
            unit.tlsAddress(),
            "--pin-file",
            pin,
            "--fingerprint",
            "ab".repeat(32));
    assertThat(other.exitCode()).isEqualTo(6);
    assertThat(other.err()).contains("another key");
  }

  private record Run(int exitCode, String out) {}

  /** Runs the tool, and does with the unit what it asks for. */
  private Run accept(String answers, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of(Tool.program().toString(), "accept", "--later"));
    words.addAll(
        List.of(
            "--technician", "Anne",
            "--certificate", identity.resolve("certificate.pem").toString(),
            "--key", identity.resolve("key.pem").toString(),
            "--folder", folder.resolve("kept").toString(),
            "--pin-file", folder.resolve("pin").toString(),
            "--wait", "20"));
    words.addAll(List.of(more));
    Process process = Tool.start(words);
    try (var in = process.getOutputStream()) {
      in.write((answers + MEASURES).getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // It ended without reading.
    }
    var out = new StringBuilder();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.append(line).append('\n');
        help(line.strip());
      }
    }
    return new Run(process.waitFor(), out.toString());
  }

  private void help(String line) throws Exception {
    if (!hands) {
      return;
    }
    if (line.startsWith("The screen shows colours")) {
      unit.awaits("pattern", PIN);
      unit.touchCorners();
    } else if (line.startsWith("Lift the handset")) {
      unit.awaits("handset", PIN);
      unit.push("handset", PIN);
    } else if (line.startsWith("Press the call button")) {
      unit.awaits("presence", PIN);
      unit.push("button", PIN);
      unit.turn("person", 60);
    } else if (line.startsWith("Unplug the mains")) {
      unit.awaits("power", PIN);
      unit.turn("mains", 0);
    } else if (line.startsWith("· on battery")) {
      unit.turn("mains", 1);
    } else if (line.startsWith("Open the service door")) {
      unit.awaits("door", PIN);
      unit.push("door", PIN);
    }
  }

  private JsonNode record() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("kept/spool"))) {
      String signed = Files.readString(files.findFirst().orElseThrow());
      byte[] payload = Base64.getUrlDecoder().decode(signed.split("\\.", -1)[1]);
      return new ObjectMapper().readTree(payload);
    }
  }

  private static JsonNode entry(JsonNode record, String device) {
    for (JsonNode it : record.path("peripherals")) {
      if (it.path("device").asText().equals(device)) {
        return it;
      }
    }
    throw new AssertionError(device + " is not in " + record);
  }

  private static String measured(JsonNode record, String device) {
    return entry(record, device).path("measured").asText();
  }

  private void certificate() throws Exception {
    Tool.Run made =
        Tool.program(
            List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-subj",
                "/CN=figeac-01",
                "-days",
                "90",
                "-addext",
                "subjectAltName=URI:spiffe://teleguichet/kiosk/lot/figeac-01",
                "-keyout",
                identity.resolve("key.pem").toString(),
                "-out",
                identity.resolve("certificate.pem").toString()),
            "");
    assertThat(made.exitCode()).as(made.err()).isZero();
    Files.setPosixFilePermissions(
        identity.resolve("key.pem"), PosixFilePermissions.fromString("rw-------"));
    Files.copy(identity.resolve("certificate.pem"), identity.resolve("authorities.pem"));
  }
}
