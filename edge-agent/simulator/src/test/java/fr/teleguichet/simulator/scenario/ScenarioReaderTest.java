package fr.teleguichet.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.edge.hardware.SimulatorFactory.UnusableScenarioException;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioReaderTest {

  private static final Set<ServiceCode> SERVICES =
      Stream.of("carsat", "caf", "cpam", "france-travail", "mission-locale")
          .map(ServiceCode::new)
          .collect(Collectors.toSet());

  private static final String HEAD =
      """
      site: Essai
      from: 09:00
      to: 17:00
      peripherals: {printer: Brother}
      script:
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("shipped")
  void everyScenarioThatIsShippedCanBePlayedWithTheServicesOfTheNetwork(Path file)
      throws UnusableScenarioException {
    Scenario scenario = ScenarioReader.read(file, SERVICES);
    assertThat(scenario.site()).isNotBlank();
    assertThat(scenario.script()).isNotEmpty();
  }

  @Test
  void thereAreEightSitesAndNoTwoAreAlike() throws IOException, UnusableScenarioException {
    List<Path> files = shipped().toList();
    assertThat(files).hasSize(8);
    for (Path file : files) {
      long same = 0;
      for (Path other : files) {
        same +=
            ScenarioReader.read(file, SERVICES)
                    .script()
                    .equals(ScenarioReader.read(other, SERVICES).script())
                ? 1
                : 0;
      }
      assertThat(same).as(file.toString()).isEqualTo(1);
    }
  }

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/dist/scenarios"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {at: 9:30, passers: 1} | "9:30" is no time of day; write it as 09:30
          {at: 10:00} | says nothing that happens; it needs citizen
          {passers: 1} | lacks "at"
          {at: 10:00, passers: 0} | 0 passers; 1 to 500 are allowed
          {at: 10:00, pasers: 3} | there is no "pasers" here; did you mean passers?
          {at: 10:00, citizen: caf, outcome: held} | lacks "minutes"
          {at: 10:00, citizen: caf, minutes: 9, outcome: helt} | did you mean held?
          {at: 10:00, citizen: caf, minutes: 0.5, outcome: held} | lasts a minute or more
          {at: 10:00, citizen: caf, minutes: 999, outcome: held} | 0 to 240 are allowed
          {at: 10:00, citizen: caf, minutes: 5, outcome: failed, satisfaction: satisfied} | only who held
          {at: 10:00, citizen: caf, minutes: 5, outcome: held, resolved: yes} | which is asked first
          {at: 10:00, citizen: msa, minutes: 5, outcome: held} | "msa" is not offered
          {at: 16:50, citizen: caf, minutes: 20, outcome: held} | lasts beyond the end of the day
          {at: 08:00, passers: 1} | is not within the day, 09:00 to 17:00
          {at: 17:00, passers: 1} | is not within the day, 09:00 to 17:00
          {at: 10:00, peripheral: printr, state: ok} | did you mean printer?
          {at: 10:00, peripheral: printer, state: empty} | "empty" is none of ok, warning, error
          {at: 10:00, peripheral: camera, state: gone} | there is no camera under "peripherals"
          {at: 10:00, peripheral: printer, state: ok} | changes nothing: the printer is so already
          {at: 10:00, measure: cpu-temprature, towards: 80} | did you mean cpu-temperature?
          {at: 10:00, measure: cpu-temperature, towards: hot} | towards:
          {at: 10:00, measure: journal-waiting, towards: 5} | is the agent’s own figure
          {at: 10:00, measure: storage-used, towards: 101} | can't be more than 100 % full
          {at: 16:00, measure: cpu-temperature, towards: 80, within: 2h} | shorten "within"
          {at: 10:00, network: up} | changes nothing: the network is up already
          {at: 10:00, network: down} | the network is still down at the end; add "network: up"
          {at: 10:00, network: sideways} | "sideways" must be up or down
          {at: 10:00, stop: maintenance} | the kiosk is still stopped at the end; add "start: again"
          {at: 10:00, stop: boredom} | "boredom" is none of service-stopped
          {at: 10:00, start: again} | changes nothing: the kiosk runs already
          {at: 10:00, start: now} | "now" must be again
          {at: 10:00, person: 700} | person can't be 700; 0 to 600 are allowed
          {at: 10:00, person: comes} | "comes" must be leaves or 0 to 600
          {at: 10:00, person: leaves} | nobody is there who could leave
          {at: 10:00, person: 80} | somebody is still there at the end; add "person: leaves"
          {at: 10:00, button: push} | "push" must be pressed, held or released
          {at: 10:00, button: released} | nobody holds the button
          {at: 10:00, handset: hung-up} | the handset hangs on its hook already
          {at: 10:00, door: ajar} | "ajar" must be closed or open
          {at: 10:00, door: closed} | the door is closed already
          {at: 10:00, paper: 251} | paper can't be 251; 0 to 250 are allowed
          {at: 10:00, paper: -1} | "-1" must be empty or full or 0 to 250
          {at: 10:00, paper: 200} | there are 200 sheets already
          {at: 10:00, jam: no} | no paper is jammed
          {at: 10:00, cover: closed} | the cover is closed already
          {at: 10:00, toner: 80} | the toner is at 80 already
          {at: 10:00, shutter: closed} | there is no camera under "peripherals" whose shutter
          {at: 10:00, power: cut} | there is no power under "peripherals"
          {at: 10:00, pape: 3} | there is no "pape" here; did you mean paper?
          """)
  void aLineThatCanNotBePlayedIsToldWithItsPlaceAndWhatToDo(String line, String sentence)
      throws IOException {
    String problem = problem(HEAD + "  - " + line + "\n");
    assertThat(problem).contains(sentence);
    assertThat(problem.startsWith(folder.toString())).isTrue();
    if (!sentence.contains("still")) {
      assertThat(problem).contains("day.yaml:6: ");
    }
  }

  @Test
  void linesAreHeldAgainstEachOther() throws IOException {
    assertThat(
            problem(
                    HEAD
                        + """
                          - {at: 10:00, citizen: caf, minutes: 30, outcome: held}
                          - {at: 10:20, citizen: caf, minutes: 5, outcome: held}
                          - {at: 10:10, passers: 2}
                          - {at: 11:00, stop: maintenance}
                          - {at: 11:05, citizen: caf, minutes: 5, outcome: held}
                          - {at: 12:00, start: again}
                        """)
                .lines())
        .containsExactly(
            place(7) + "10:20 a citizen comes while another is there until 10:30",
            place(8) + "10:10 lies before the line above; put the script in the order of time",
            place(10) + "11:05 a citizen comes while the kiosk is stopped");
  }

  @Test
  void handsCanOnlyDoWhatIsLeftToDo() throws IOException {
    assertThat(
            problem(
                    HEAD.replace("{printer", "{power: Eaton, printer")
                        + """
                          - {at: 10:00, paper: empty}
                          - {at: 10:01, peripheral: printer, state: error, reasons: media-empty}
                          - {at: 10:02, paper: empty}
                          - {at: 10:03, peripheral: printer, state: ok}
                          - {at: 10:04, paper: full}
                          - {at: 10:05, paper: full}
                          - {at: 10:10, person: 120}
                          - {at: 10:11, citizen: caf, minutes: 5, outcome: held}
                          - {at: 10:12, person: leaves}
                          - {at: 10:20, button: held}
                          - {at: 10:21, button: pressed}
                          - {at: 10:30, power: cut}
                        """)
                .lines())
        .containsExactly(
            place(8) + "10:02 changes nothing: there are 0 sheets already",
            place(11) + "10:05 changes nothing: there are 250 sheets already",
            place(13)
                + "10:11 a citizen comes while somebody stands there; add \"person: leaves\""
                + " before",
            place(14) + "10:12 somebody moves while a citizen is there until 10:16",
            place(16) + "10:21 the button is held already; add \"button: released\" before",
            folder.resolve("day.yaml")
                + ": the power is still cut at the end; add \"power: back\"");
  }

  @Test
  void advisersAreThereWhenTheScenarioSaysSo() throws Exception {
    assertThat(read("")).isEmpty();
    assertThat(read("advisers: {answer-after: 20}\n"))
        .contains(new Scenario.Advisers(Duration.ofSeconds(20), Optional.empty()));
    assertThat(read("advisers: {answer-after: 0, speak-for: 300}\n"))
        .contains(new Scenario.Advisers(Duration.ZERO, Optional.of(Duration.ofMinutes(5))));
    for (String wrong :
        List.of("{}", "{answer-after: -1}", "{answer-after: 14401}", "{answer-after: 1, x: 2}")) {
      assertThatThrownBy(() -> read("advisers: " + wrong + "\n"))
          .as(wrong)
          .isInstanceOf(UnusableScenarioException.class);
    }
  }

  private Optional<Scenario.Advisers> read(String advisers) throws Exception {
    Path file = Files.writeString(folder.resolve("advisers.yaml"), advisers + HEAD);
    return ScenarioReader.read(file, SERVICES).advisers();
  }

  @Test
  void headsAreCheckedToo() throws IOException {
    assertThat(problem("sit: Essai\nfrom: 17:00\nto: 09:00\n"))
        .contains("lacks \"site\"")
        .contains("there is no \"sit\" here; did you mean site?");
    assertThat(problem("site: Essai\nfrom: 17:00\nto: 09:00\n"))
        .contains("the day ends before it begins");
    assertThat(problem("site: Essai\nfrom: 09:00\nto: 17:00\nmeasures: {cpu-usage: {noise: 1}}\n"))
        .contains("lacks \"around\"");
    assertThat(problem("site: Essai\nfrom: 09:00\nto: 17:00\nperipherals: {fax: Sagem}\n"))
        .contains("\"fax\" is none of screen");
    assertThat(problem("")).contains("the scenario is empty");
    assertThat(problem("- a list")).contains("must be a group");
  }

  @Test
  void aFileThatIsNotThereIsOneProblem() {
    var refusal =
        catchThrowableOfType(
            UnusableScenarioException.class,
            () -> ScenarioReader.read(folder.resolve("missing.yaml"), SERVICES));
    assertThat(refusal).hasMessageContaining("missing.yaml: is not there");
  }

  private String place(int line) {
    return folder.resolve("day.yaml") + ":" + line + ": ";
  }

  private String problem(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("day.yaml"), text);
    var refusal =
        catchThrowableOfType(
            UnusableScenarioException.class, () -> ScenarioReader.read(file, SERVICES));
    assertThat(refusal).as(text).isNotNull();
    return String.valueOf(refusal.getMessage());
  }
}
