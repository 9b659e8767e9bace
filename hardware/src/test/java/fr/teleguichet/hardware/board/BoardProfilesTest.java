package fr.teleguichet.hardware.board;

import static fr.teleguichet.hardware.board.BoardFile.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.hardware.yaml.YamlProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BoardProfilesTest {

  private static final String ESCL = "network: {protocol: escl, host: localhost, port: 60000}";

  @Test
  void onlyAScannerIsReachedBySaneAndByNothingElse() {
    assertThat(BoardFile.problems(BoardFile.with(ESCL, ESCL + "\n      - sane: {}")))
        .extracting(YamlProblem::sentence)
        .containsExactly(
            "the scanner is reached in two ways; keep \"sane\" or \"escl\", and only one");
    String printer = "network: {protocol: ipp, host: localhost, port: 60000}";
    assertThat(BoardFile.problems(BoardFile.with(printer, "sane: {}")))
        .extracting(YamlProblem::sentence)
        .contains("SANE knows scanners, and printer is none; remove \"sane\" here");
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        argumentSet(
            "two functions on one pin",
            "{bcm: 25, header: 22}",
            "{bcm: 17, header: 11}",
            "door-open and call-button are both on GPIO17 (pin 11); give one of them another pin"),
        argumentSet(
            "a function on ground",
            "{bcm: 25, header: 22}",
            "{bcm: 25, header: 20}",
            "door-open is on pin 20, which is Ground; a function needs a GPIO"),
        argumentSet(
            "a signal where it can't be",
            "signal: pwm0-0",
            "signal: pwm0-1",
            "fan-pwm wants pwm0-1 on GPIO12 (pin 32), which can't carry it; use GPIO13 (pin 33)"),
        argumentSet(
            "too much current",
            "current-ma: 40",
            "current-ma: 240",
            "3.3 V gives 240 mA in all, 40 mA above its limit of 200 mA; feed tof-3v3, the largest,"
                + " elsewhere"),
        argumentSet(
            "a bus that is not wired",
            "controller: 0, baud",
            "controller: 1, baud",
            "presence needs uart1-txd, which no function carries; add it to the functions"),
        argumentSet(
            "an address twice",
            "- i2c: {bus: 1, address: \"0x29\"}",
            "- i2c: {bus: 1, address: \"0x29\"}\n      - i2c: {bus: 1, address: \"0x29\"}",
            "presence and presence both have the address 0x29 on i2c1; change one address or use"
                + " another bus"),
        argumentSet(
            "a function that no one owns",
            "functions: [handset-hook]",
            "functions: [fan-pwm]",
            "no peripheral names the function handset-hook; name it under \"gpio\" of one, or"
                + " remove it"),
        argumentSet(
            "a function that two own",
            "functions: [handset-hook]",
            "functions: [handset-hook, pir]",
            "the function pir belongs to audio already; remove it from one of the two"),
        argumentSet(
            "a function that does not exist",
            "functions: [handset-hook]",
            "functions: [handset-hook, handset-hok]",
            "the plain function \"handset-hok\" does not exist; did you mean \"handset-hook\"?"),
        argumentSet(
            "a line of a bus claimed as a plain one",
            "functions: [handset-hook]",
            "functions: [handset-hook, radar-tx]",
            "the plain function \"radar-tx\" does not exist; "),
        argumentSet(
            "a bus that nobody uses",
            "      - i2c: {bus: 1, address: \"0x29\"}\n",
            "",
            "no peripheral is connected to i2c1, so tof-sda serves nothing; connect one or remove"
                + " it"),
        argumentSet(
            "a part that does not exist",
            "parts: [card-reader]",
            "parts: [card-raeder]",
            "the part \"card-raeder\" does not exist; did you mean \"card-reader\"?"),
        argumentSet(
            "two things in one socket",
            "port: hub-5",
            "port: hub-4",
            "reader and printer are both plugged into USB hub-4 and share no part; give one of them"
                + " another socket"),
        argumentSet(
            "a kind twice", "kind: scanner", "kind: printer", "the name printer is taken (line "),
        argumentSet(
            "a function's name twice",
            "id: light-green",
            "id: light-red",
            "the name light-red is taken (line "),
        argumentSet(
            "a supply with a function's name",
            "id: pir-5v",
            "id: pir",
            "the name pir is taken (line "),
        argumentSet(
            "a part's name twice",
            "- id: radar\n    name",
            "- id: fan\n    name",
            "the name fan is taken (line "),
        argumentSet(
            "a threshold's name twice",
            "id: distance-silence",
            "id: radar-silence",
            "the name radar-silence is taken (line "),
        argumentSet(
            "a rail limited twice",
            "- rail: 5v\n      limit",
            "- rail: 3v3\n      limit",
            "the name 3v3 is taken (line "),
        argumentSet(
            "a sensor weighed twice",
            "- sensor: touch",
            "- sensor: tof",
            "the name tof is taken (line "),
        argumentSet(
            "a gate of a depth the radar has not",
            "depth-mm: 750",
            "depth-mm: 500",
            "a gate is 750 or 200 mm deep, not 500; write one of the two"),
        argumentSet(
            "an infrared sensor that is not there",
            "functions: [pir, call-button,",
            "functions: [call-button,",
            "this kiosk has no sensor pir; remove it here, or add a GPIO function \"pir\" of the"
                + " presence peripheral"),
        argumentSet(
            "a button that is not there",
            "functions: [pir, call-button,",
            "functions: [pir,",
            "this kiosk has no sensor button; remove it here, or add a GPIO function"
                + " \"call-button\" of the presence peripheral"),
        argumentSet(
            "a radar that is not there",
            "      - uart: {controller: 0, baud: 256000, device: /dev/ttyAMA0}\n",
            "",
            "this kiosk has no sensor radar; remove it here, or add a UART or a USB serial"
                + " line of the presence peripheral"),
        argumentSet(
            "gates of a radar that is not there",
            "      - uart: {controller: 0, baud: 256000, device: /dev/ttyAMA0}\n",
            "",
            "\"radar-gates\" sets a sensor that is not there: this kiosk has no sensor radar"),
        argumentSet(
            "a distance sensor that is not there",
            "      - i2c: {bus: 1, address: \"0x29\"}\n",
            "",
            "this kiosk has no sensor tof; remove it here, or add an I2C address of the presence"
                + " peripheral"),
        argumentSet(
            "a near limit of a sensor that is not there",
            "      - i2c: {bus: 1, address: \"0x29\"}\n",
            "",
            "\"near-mm\" sets a sensor that is not there: this kiosk has no sensor tof"),
        argumentSet(
            "a touch that is not there",
            "{port: hub-1, class: hid}",
            "{port: hub-1, class: video}",
            "this kiosk has no sensor touch; remove it here, or add a USB connection of class hid"
                + " of the screen"),
        argumentSet(
            "a range turned round",
            "{watch: 1200, failing: 400}",
            "{watch: 400, failing: 1200}",
            "watch 400.0 lies below failing 1200.0"),
        argumentSet(
            "a metric nobody measures",
            "metric: Cpu/Temperature",
            "metric: Cpu/Temprature",
            "the metric \"Cpu/Temprature\" does not exist; did you mean \"Cpu/Temperature\"?"),
        argumentSet(
            "a metric judged the wrong way",
            "at-most: {watch: 75, failing: 82}",
            "at-least: {watch: 82, failing: 75}",
            "the catalogue judges Cpu/Temperature the other way"),
        argumentSet(
            "a day that is not in the calendar",
            "date: \"2026-11-24\"",
            "date: \"2026-02-30\"",
            "the date \"2026-02-30\" is not in the calendar; correct it"));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void aContradictionIsNamedAtItsPlaceWithTheRemedy(String from, String to, String sentence) {
    List<YamlProblem> problems = BoardFile.problems(with(from, to));
    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.sentence()).startsWith(sentence);
              assertThat(problem.kind()).isEqualTo(YamlProblem.Kind.MEANING);
              assertThat(problem.line()).isGreaterThan(1);
              assertThat(problem.path()).isNotEmpty();
            });
  }

  @Test
  void aProblemBearsTheLineAndThePathOfItsItem() {
    String bad = with("debounce-ms: 30", "debonce-ms: 30");
    int line = 1 + (int) bad.substring(0, bad.indexOf("debonce-ms")).lines().count() - 1;
    assertThat(BoardFile.problems(bad))
        .extracting(YamlProblem::toString)
        .contains(
            "line "
                + line
                + ", wiring.functions[7].debonce-ms: the key \"debonce-ms\" is not known here; did"
                + " you mean \"debounce-ms\"?");
  }

  @Test
  void slipsAndContradictionsAreToldTogether() {
    String bad =
        with("{bcm: 25, header: 22}", "{bcm: 17, header: 11}")
            .replaceFirst("kind: printer", "kind: fax")
            .replaceFirst("quantity: 1", "quantity: none")
            .replaceFirst("revision: 2\n", "");
    assertThat(BoardFile.problems(bad))
        .extracting(YamlProblem::sentence)
        .containsExactly(
            "the key \"revision\" is missing; add it",
            "door-open and call-button are both on GPIO17 (pin 11); give one of them another pin",
            "\"fax\" is not known here; known are audio, camera, enclosure, light, power, presence,"
                + " printer, reader, scanner, screen",
            "needs a whole number from 1 to 999, not the text \"none\"");
  }

  @Test
  void theReadmeShowsWhatTheReaderSays() {
    String readme = BoardFile.text(Path.of("README.md"));
    String typo = with("debounce-ms: 30", "debonce-ms: 30");
    String shared = with("{bcm: 25, header: 22}", "{bcm: 17, header: 11}");
    assertThat(readme)
        .contains(BoardFile.problems(typo).getLast() + "\n")
        .contains(BoardFile.problems(shared).getLast() + "\n");
  }

  /** What an unreadable item would have given must not be missed elsewhere. */
  @Test
  void anUnreadableItemCausesNoSecondProblem() {
    assertThat(BoardFile.problems(with("id: card-reader", "id: Card-Reader"))).hasSize(1);
    assertThat(BoardFile.problems(with("signal: uart0-txd", "signal: uart0"))).hasSize(1);
  }

  @Test
  void theBuiltInBoardsAreTheFilesOfTheFolder() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("boards"))) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(n -> n.endsWith(".yaml")))
          .containsExactlyInAnyOrderElementsOf(
              BoardProfiles.BUILT_IN.stream().map(id -> id + ".yaml").toList());
    }
  }

  @Test
  void aBuiltInBoardBearsTheNameOfItsFile() {
    assertThat(BoardProfiles.BUILT_IN)
        .allSatisfy(id -> assertThat(BoardProfiles.builtIn(id).id().value()).isEqualTo(id));
  }

  @Test
  void aBoardThatIsNotBuiltInIsRefusedWithTheChoice() {
    assertThatThrownBy(() -> BoardProfiles.builtIn("../pom"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "there is no built-in board \"../pom\"; there are [teleguichet-v1,"
                + " teleguichet-v1-pi4, expert-desk, generic-pc]");
  }
}
