package fr.teleguichet.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two readers of one format, the schema for editors and ours, must not drift apart. */
class BoardSchemaTest {

  private static final BoardSchema SCHEMA = new BoardSchema();
  private static final String ESCL = "network: {protocol: escl, host: localhost, port: 60000}";

  static Stream<Arguments> bad() {
    return Stream.of(
        bad("a newer format", "format: 1", "format: 2"),
        bad("a format as text", "format: 1", "format: \"1\""),
        bad("no format", "format: 1\n", ""),
        bad("no revision", "revision: 2\n", ""),
        bad("a revision of nought", "revision: 2\n", "revision: 0\n"),
        bad("a broken revision", "revision: 2\n", "revision: 1.5\n"),
        bad("an id in capitals", "id: teleguichet-v1", "id: Teleguichet-V1"),
        bad("an id with a path", "id: teleguichet-v1", "id: ../teleguichet"),
        bad("a nameless board", "name: Téléguichet v1 on Raspberry Pi 5", "name: \"\""),
        bad("a name that is a number", "name: Téléguichet v1 on Raspberry Pi 5", "name: 5"),
        bad("a name that is a formula", "name: Téléguichet v1", "name: =Téléguichet"),
        bad("a mistyped key", "revision:", "revison:"),
        bad("a key too many", "format: 1\n", "format: 1\nvoltage: 5\n"),
        bad("a board of one word", "    - raspberrypi,5-model-b", "    - raspberrypi"),
        bad("one compatible name twice", "    - brcm,bcm2712", "    - raspberrypi,5-model-b"),
        bad("a firmware line of something else", "- dtparam=i2c_arm=on", "- gpu_mem=16"),
        bad("a header nobody knows", "header: raspberry-pi-5", "header: raspberry-pi-9"),
        bad("a limit on ground", "- rail: 5v\n      limit", "- rail: ground\n      limit"),
        bad("a limit missing", "    - rail: 5v\n      limit-ma: 800\n", ""),
        bad("a negative limit", "limit-ma: 200", "limit-ma: -200"),
        bad("a GPIO beyond the header", "{bcm: 17, header: 11}", "{bcm: 28, header: 11}"),
        bad("a pin beyond the header", "{bcm: 17, header: 11}", "{bcm: 17, header: 41}"),
        bad("a pin with half its names", "{bcm: 17, header: 11}", "{bcm: 17}"),
        bad("a pin that is a number", "pin: {bcm: 17, header: 11}", "pin: 17"),
        bad("a signal nobody has", "signal: uart0-txd", "signal: uart0-sda"),
        bad("a direction nobody has", "direction: both", "direction: inout"),
        bad("a pull that is a yes", "pull: up", "pull: true"),
        bad("an active level of one", "active: low", "active: 1"),
        bad("a debounce of two seconds", "debounce-ms: 30\n", "debounce-ms: 2000\n"),
        bad("a debounce of minus one", "debounce-ms: 30\n", "debounce-ms: -1\n"),
        bad("a group instead of a list", "thresholds: []", "thresholds: {}"),
        bad("a rail nobody has", "rail: 3v3\n      header", "rail: 12v\n      header"),
        bad("a current beyond any supply", "current-ma: 40\n", "current-ma: 50000\n"),
        bad("a kind nobody knows", "kind: printer", "kind: fax"),
        bad("no connection", "      - usb: {port: hub-5, class: smart-card}\n", "      []\n"),
        bad(
            "two connections in one",
            "- hdmi: {connector: HDMI-A-1}\n      - usb",
            "- hdmi: {connector: HDMI-A-1}\n        usb"),
        bad("a connection nobody knows", "- hdmi: {connector: HDMI-A-1}", "- vga: {connector: A}"),
        bad("a connector nobody knows", "connector: HDMI-A-1", "connector: DP-1"),
        bad("a USB class nobody knows", "class: video", "class: camera"),
        bad("one function twice in a list", "light-red, light-green", "light-red, light-red"),
        bad("an address that is a number", "address: \"0x29\"", "address: 41"),
        bad("a reserved address", "address: \"0x29\"", "address: \"0x78\""),
        bad("an address without its 0x", "address: \"0x29\"", "address: \"29\""),
        bad("a baud rate nobody uses", "baud: 256000", "baud: 300"),
        bad("a device outside /dev", "device: /dev/ttyAMA0", "device: /etc/passwd"),
        bad("a port beyond TCP", "port: 3493", "port: 70000"),
        bad(
            "a host with a space",
            "host: localhost, port: 3493",
            "host: \"local host\", port: 3493"),
        bad("a protocol nobody speaks", "protocol: nut", "protocol: snmp"),
        bad("a SANE name that is an option", ESCL, "sane: {device: \"--help\"}"),
        bad("a SANE name without a backend", ESCL, "sane: {device: scanner}"),
        bad("SANE with a port", ESCL, "sane: {port: 6566}"),
        bad("a unit nobody knows", "unit: rpm", "unit: furlong"),
        bad("a threshold without a side", "        at-least: {watch: 1200, failing: 400}\n", ""),
        bad(
            "a threshold with both sides",
            "unit: rpm\n",
            "unit: rpm\n        at-most: {watch: 1, failing: 2}\n"),
        bad("a threshold of half a number", "failing: 400", "failing: 400.5"),
        bad("a metric in small letters", "metric: Cpu/Temperature", "metric: cpu/temperature"),
        bad("a sensor nobody has", "- sensor: pir", "- sensor: sonar"),
        bad("a weight beyond enough", "weight-percent: 70", "weight-percent: 170"),
        bad("a weight as a share", "weight-percent: 70", "weight-percent: 0.7"),
        bad("a hold of an hour", "hold-ms: 5000", "hold-ms: 3600000"),
        bad("a hold left out", "      hold-ms: 5000\n", ""),
        bad("a debounce of a minute", "debounce-ms: 300\n", "debounce-ms: 60000\n"),
        bad("a near limit beyond sight", "near-mm: 1200", "near-mm: 12000"),
        bad("a gate deeper than any", "depth-mm: 750", "depth-mm: 1500"),
        bad("a gate that is not there", "last-moving: 3", "last-moving: 9"),
        bad("a last gate too near", "last-still: 2", "last-still: 1"),
        bad("a gate too few", "moving: [50, 50, 40,", "moving: [50, 40,"),
        bad("a limit beyond the scale", "still: [0, 0, 40,", "still: [0, 0, 140,"),
        bad("a mistyped setting", "  near-mm: 1200", "  nearmm: 1200"),
        bad("a quantity of nought", "quantity: 1", "quantity: 0"),
        bad("a price in euros and cents", "unit-cents: 9500", "unit-cents: 95.5"),
        bad("a negative price", "unit-cents: 9500", "unit-cents: -9500"),
        bad("a price without a source", "source: \"own estimate, French retail\", ", ""),
        bad("a date the French way", "date: \"2026-11-24\"", "date: 24/11/2026"),
        bad(
            "no parts",
            BoardFile.GOOD.substring(BoardFile.GOOD.indexOf("parts:\n  - id")),
            "parts: []\n"));
  }

  private static Arguments bad(String name, String from, String to) {
    return argumentSet(name, from, to);
  }

  @Test
  void theSchemaIsItselfAValidSchema() throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(BoardFile.text(Path.of("boards", "board-profile.schema.json")));
    var metaSchema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                com.networknt.schema.SchemaLocation.of(
                    "https://json-schema.org/draft/2020-12/schema"));
    assertThat(metaSchema.validate(schema)).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("fr.teleguichet.hardware.board.BoardProfiles#BUILT_IN")
  void everyBoardSatisfiesBoth(String id) {
    String board = BoardFile.text(Path.of("boards", id + ".yaml"));
    assertThat(SCHEMA.complaints(board)).isEmpty();
    assertThat(BoardFile.problems(board)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sane: {}",
        "sane: {device: \"epson2:net:10.0.0.7\"}",
        "sane: {device: \"airscan:e0:Canon TR8500 (office)\"}"
      })
  void aScannerReachedBySaneSatisfiesBoth(String sane) {
    String board = BoardFile.with(ESCL, sane);
    assertThat(SCHEMA.complaints(board)).isEmpty();
    assertThat(BoardFile.problems(board)).isEmpty();
  }

  static Stream<Arguments> badWithoutHeader() {
    return Stream.of(
        bad("a rail of no header", "rails: []", "rails: [{rail: 3v3, limit-ma: 1}]"),
        bad("a line of no header", "functions: []", "functions: [{}]"),
        bad("a supply of no header", "supplies: []", "supplies: [{}]"),
        bad("a header without lines", "header: none", "header: raspberry-pi-4"),
        bad("a USB line without speed", "baud: 256000, ", ""),
        bad("a USB line at no speed", "baud: 256000", "baud: 0"),
        bad("a USB line without socket", "port: hub-5, ", ""),
        bad("a USB line elsewhere", "/dev/serial/by-id/", "/dev/serial/by-path/"),
        bad("a USB line of too many stars", "by-id/usb-*", "by-id/*u*s*b*"),
        bad("a USB line out of its folder", "by-id/usb-*", "by-id/../usb-*"));
  }

  @ParameterizedTest
  @MethodSource("badWithoutHeader")
  void whatTheSchemaRefusesOfAPcTheReaderRefuses(String from, String to) {
    String bad = BoardFile.with(BoardFile.PC, from, to);
    assertThat(SCHEMA.complaints(bad)).isNotEmpty();
    assertThat(BoardFile.form(bad)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void whatTheSchemaRefusesTheReaderRefuses(String from, String to) {
    String bad = BoardFile.with(from, to);
    assertThat(SCHEMA.complaints(bad)).isNotEmpty();
    assertThat(BoardFile.form(bad)).isNotEmpty();
  }
}
