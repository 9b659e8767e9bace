package fr.teleguichet.edge.remotecommand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import fr.teleguichet.edge.screen.UnitStatus;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DiagnosticsBundleBuilderTest {

  /** A text with a secret in it, and what is left of it. */
  static Stream<Arguments> secrets() {
    return Stream.of(
        arguments("link.password=hunter2hunter2", "link.password=[removed]"),
        arguments("link.password=hunter2,hunter2&hunter2", "link.password=[removed]"),
        arguments("password: \"hunter2 hunter2\"", "password: [removed]"),
        arguments("technician.pin=hunter2", "technician.pin=[removed]"),
        arguments("token hunter2", "token [removed]"),
        arguments("claim=hunter2 and more", "claim=[removed] and more"),
        arguments(
            "TELEGUICHET_SCREEN_RECORDS_TOKEN=hunter2",
            "TELEGUICHET_SCREEN_RECORDS_TOKEN=[removed]"),
        arguments("Authorization: hunter2", "Authorization: [removed]"),
        arguments("Authorization: Bearer hunter2", "Authorization: [removed]"),
        arguments("authorization=Basic aHVudGVyMg== hunter2", "authorization=[removed]"),
        arguments("Proxy-Authorization: Digest a=\"b\"", "Proxy-Authorization: [removed]\"b\""),
        arguments("{\"Authorization\": \"Bearer hunter2\"}", "{\"Authorization\": \"[removed]\"}"),
        arguments("sent Bearer hunter2 to it", "sent Bearer [removed] to it"),
        arguments("sent Basic aHVudGVyMg== to it", "sent Basic [removed] to it"),
        arguments("Set-Cookie: session=hunter2; Secure", "Set-Cookie: [removed]"),
        arguments("{\"password\": \"hunter2\"}", "{\"password\": [removed]}"),
        arguments("{\"token\":\"hunter2\",\"a\":1}", "{\"token\":[removed],\"a\":1}"),
        arguments("{'secret': 'hunter2'}", "{'secret': [removed]}"),
        arguments("body=\"{\\\"token\\\":\\\"hunter2\\\"}\"", "body=\"{\\\"token\\\":[removed]}\""),
        arguments("mqtt://user:hunter2@host:1883", "mqtt://[removed]@host:1883"),
        arguments("https://hunter2@host/path", "https://[removed]@host/path"),
        arguments("amqp://u:hun@ter2@host/", "amqp://[removed]@host/"),
        arguments("GET /x?token=hunter2&a=1 HTTP/1.1", "GET /x?token=[removed] HTTP/1.1"),
        arguments("GET /x?a=1&api_key=hunter2 HTTP/1.1", "GET /x?a=1&api_key=[removed] HTTP/1.1"),
        arguments(
            "-----BEGIN PRIVATE KEY-----\nhunter2\nhunter2\n-----END PRIVATE KEY-----",
            "[removed]"),
        arguments(
            "-----BEGIN RSA PRIVATE KEY-----\\nhunter2\\n-----END RSA PRIVATE KEY----- end",
            "[removed] end"),
        arguments("-----BEGIN EC PRIVATE KEY-----\nhunter2 and the log ends here", "[removed]"));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void whatLooksLikeASecretIsTakenOut(String text, String left) {
    assertThat(DiagnosticsBundleBuilder.clean(text)).isEqualTo(left).doesNotContain("hunter2");
    assertThat(DiagnosticsBundleBuilder.clean("before\n" + text)).isEqualTo("before\n" + left);
  }

  @Test
  void aKeyOfWhichTheBoundLeftTheEndOnlyIsTakenOut() {
    assertThat(DiagnosticsBundleBuilder.clean("aHVudGVy\nMg==\n-----END PRIVATE KEY-----\nafter"))
        .isEqualTo("[removed]\nafter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "level=INFO logger=Link link=lot/segala from=Offline to=Connecting",
        "identity.token-pin-file: /etc/teleguichet/pin",
        "mapping https://host/a@b opinion of spinning fans",
        "The way to mqtts://fleet.example:8883 is open, write to help@fleet.example"
      })
  void anOrdinaryLineStaysAsItIs(String line) {
    assertThat(DiagnosticsBundleBuilder.clean(line)).isEqualTo(line);
  }

  /** A log of a megabyte in the form that is hardest to search. */
  @ParameterizedTest
  @ValueSource(strings = {"a-", "token", "\"", "x://", "secret=\"", "-----BEGIN A-----"})
  @Timeout(300)
  void whateverIsRepeatedIsSearchedInReasonableTime(String part) {
    String text = part.repeat(DiagnosticsBundleBuilder.MAX_LOG / part.length());
    assertThat(DiagnosticsBundleBuilder.clean(text))
        .hasSizeLessThanOrEqualTo(2 * DiagnosticsBundleBuilder.MAX_LOG);
  }

  @Test
  void ofALongLogTheEndIsKept() {
    String cleaned =
        DiagnosticsBundleBuilder.clean(
            "x".repeat(3 * DiagnosticsBundleBuilder.MAX_LOG) + "the end");
    assertThat(cleaned).hasSize(DiagnosticsBundleBuilder.MAX_LOG).endsWith("the end");
  }

  @Test
  void theBundleTellsStatePeripheralsAndStanding() throws IOException {
    var kiosk = new KioskState();
    kiosk.attach(
        Peripheral.PRINTER, new PeripheralReading(PeripheralState.ERROR, "media-empty", "Laser"));
    kiosk.detach(Peripheral.CAMERA, "unplugged");
    var standing =
        new UnitStatus(Optional.empty(), List.of(new UnitStatus.Line("Borne", "relais-01")));

    Map<String, String> read =
        unzip(DiagnosticsBundleBuilder.zip(DiagnosticsBundleBuilder.of(kiosk, standing)));

    assertThat(read.get("state.txt"))
        .contains("media-empty")
        .contains("camera: missing unplugged")
        .contains("Cpu/Temperature");
    assertThat(read.get("technician.txt")).contains("Borne: relais-01");
  }

  /** A bundle without a log must not look like a kiosk without events. */
  @Test
  void aLogThatCanNotBeReadIsSaidSoInItsPlace() throws Exception {
    assertThat(CommandResultUploader.log(script("echo Nov 26 a line")))
        .isEqualTo("Nov 26 a line\n");
    assertThat(CommandResultUploader.log(script("echo insufficient permissions. >&2", "exit 1")))
        .isEqualTo("The log could not be read: sh ended with 1.\ninsufficient permissions.\n");
    assertThat(CommandResultUploader.log(SystemProgram.of("no-journalctl").tellingErrors()))
        .isEqualTo("The log could not be read: no-journalctl-not-there\n");
  }

  private static SystemProgram script(String... lines) {
    return SystemProgram.of("sh", "-c", String.join("\n", lines)).tellingErrors();
  }

  private static Map<String, String> unzip(byte[] bytes) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }
}
