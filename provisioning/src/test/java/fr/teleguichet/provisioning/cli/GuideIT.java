package fr.teleguichet.provisioning.cli;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.provisioning.tls.PemFileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The guide from the parcel to the accepted unit: its commands in their order, by the shell, with
 * the installed program, an image, a manager and a simulated unit. What is run elsewhere says
 * where.
 */
@Timeout(600)
@SuppressWarnings("NullAway.Init") // JUnit sets the folder.
@Tag("proof")
final class GuideIT {

  private static final Path PAGE = Path.of("docs/from-parcel-to-service.md");
  private static final Path TOP = Path.of("..");
  private static final Pattern BLOCK =
      Pattern.compile("(?:<!-- ([a-z]+)(?:: (\\S+))? -->\n)?```(\\w*)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ELSEWHERE = Pattern.compile("<!-- elsewhere: (\\S+) -->");
  private static final Pattern BOARD =
      Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|[^|]*\\| `(teleguichet-[a-z0-9-]+)` \\|$");
  private static final Pattern ADDED = Pattern.compile(", add `(--[^`]+)`");
  private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z-]+");

  /** Ten peripherals, the measures, and what is seen of accessibility. */
  private static final String ANSWERS =
      "y\n".repeat(10)
          + "1100\n500\n950\n1100\n500\n900\n750\n350\n700\n900\n1400\n20\n"
          + "y\n".repeat(5);

  /** The simulated unit has no manager, which is what inspect has to say of it. */
  private static final Map<String, Integer> ENDS = Map.of("inspect --unit", 3);

  @TempDir private Path folder;
  private final Map<String, String> yours = new TreeMap<>();
  private PlayedUnit unit;
  private FakeManager manager;

  private record Block(String mark, String about, String language, String lines) {}

  @AfterEach
  void end() throws Exception {
    if (unit != null) {
      unit.stop();
    }
    if (manager != null) {
      manager.close();
    }
  }

  @Test
  void everyCommandOfTheGuideDoesWhatTheGuideSays() throws Exception {
    PlayedUnit.needed();
    Tool.needs("openssl", "openssl");
    prepareWhatTheReaderHas("generic-pc", "teleguichet-generic-pc");
    List<String> run = new ArrayList<>();

    for (Block block : blocks()) {
      switch (block.mark()) {
        case "yours" ->
            assertThat(names(block)).containsExactlyInAnyOrderElementsOf(yours.keySet());
        case "elsewhere" -> {
          // anotherTestRunsWhatThisOneCanNot looks at it.
        }
        default -> {
          run(block.lines());
          run.add(block.lines());
        }
      }
    }

    assertThat(run).hasSize(9);
    var card = new TestCard(folder.resolve("card.img"));
    assertThat(card.text("teleguichet/agent.yaml"))
        .contains("proxy.gramat.example:3128", Files.readString(pin()).strip());
    assertThat(card.list()).contains("teleguichet/claim.json");
    assertThat(manager.changes()).as("a claim for each writing").hasSize(4);
    assertThat(folder.resolve("labels.pdf")).isNotEmptyFile();
    try (var waiting = Files.list(folder.resolve("kept/spool"))) {
      assertThat(waiting).as("the record that waits").hasSize(1);
    }
  }

  /** What a sentence has somebody add to the command before it. */
  @Test
  void whatIsAddedForAPlaceWithoutDhcpIsTakenToo() throws Exception {
    Tool.needs("openssl", "openssl");
    prepareWhatTheReaderHas("generic-pc", "teleguichet-generic-pc");
    Matcher added = ADDED.matcher(Files.readString(PAGE));
    assertThat(added.find()).isTrue();
    Block flash =
        blocks().stream().filter(it -> it.lines().contains(" flash ")).findFirst().orElseThrow();

    run(flash.lines().strip() + " " + added.group(1));

    assertThat(
            new TestCard(folder.resolve("card.img"))
                .text("teleguichet/network/teleguichet-wired.nmconnection"))
        .contains("address1=192.0.2.20/24", "gateway=192.0.2.1", "dns=192.0.2.53");
  }

  /** The boards of the guide's table, each with what its image's name begins with. */
  static List<Arguments> boards() throws IOException {
    return BOARD
        .matcher(Files.readString(PAGE))
        .results()
        .map(it -> Arguments.of(it.group(1), it.group(2)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("boards")
  void theDiskOfEachBoardIsWrittenPreparedAndLookedAtByTheSameCommands(String board, String image)
      throws Exception {
    Tool.needs("openssl", "openssl");
    prepareWhatTheReaderHas(board, image);

    for (Block block : blocks()) {
      if (block.mark().isEmpty() && block.lines().contains("$DISK")) {
        run(block.lines());
      }
    }

    assertThat(new TestCard(folder.resolve("card.img")).list())
        .contains("teleguichet/agent.yaml", "teleguichet/claim.json");
  }

  @ParameterizedTest
  @MethodSource("boards")
  void theBuildNamesTheImageOfEachBoardAsTheTableDoes(String board, String image)
      throws IOException {
    String profile = Files.readString(TOP.resolve("hardware/boards/" + board + ".yaml"));
    Matcher model = Pattern.compile("raspberrypi,(\\d)-model-b").matcher(profile);
    String line = model.find() ? model.group(1) + ") variant=" : "target=generic-pc ";

    assertThat(Files.readString(TOP.resolve("provisioning/image/build")).lines())
        .filteredOn(it -> it.strip().startsWith(line))
        .singleElement(as(STRING))
        .contains("compatible=" + image + " ");
  }

  @Test
  void allBoardsThatHaveAnImageStandInTheTable() throws IOException {
    assertThat(boards()).hasSize(3);
  }

  @Test
  void anotherTestRunsWhatThisOneCanNot() throws IOException {
    List<Block> elsewhere = blocks().stream().filter(it -> it.mark().equals("elsewhere")).toList();

    assertThat(elsewhere).isNotEmpty();
    for (Block block : elsewhere) {
      Path test = TOP.resolve(block.about());
      assertThat(test).exists();
      String code = Files.readString(test);
      assertThat(code)
          .as(block.lines())
          .contains(block.lines().contains("--send") ? "\"--send\"" : "build");
      assertThat(OPTION.matcher(block.lines()).results())
          .extracting(MatchResult::group)
          .allSatisfy(option -> assertThat(code).contains('"' + option + '"'));
    }
  }

  @Test
  void everyTestThatTheGuideNamesIsThere() throws IOException {
    assertThat(ELSEWHERE.matcher(Files.readString(PAGE)).results())
        .hasSize(3)
        .allSatisfy(it -> assertThat(TOP.resolve(it.group(1))).exists());
  }

  @Test
  void noBlockOfTheGuideIsPassedOver() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(blocks()).hasSize((int) page.lines().filter("```"::equals).count());
    assertThat(blocks()).extracting(Block::language).containsOnly("sh");
    assertThat(blocks()).extracting(Block::mark).containsOnly("", "yours", "elsewhere");
  }

  private static List<Block> blocks() throws IOException {
    return BLOCK
        .matcher(Files.readString(PAGE))
        .results()
        .map(it -> new Block(group(it, 1), group(it, 2), group(it, 3), group(it, 4)))
        .toList();
  }

  private static String group(MatchResult found, int number) {
    String text = found.group(number);
    return text == null ? "" : text;
  }

  private static List<String> names(Block block) {
    return block.lines().lines().map(line -> line.substring(0, line.indexOf('='))).toList();
  }

  private void prepareWhatTheReaderHas(String board, String image) throws Exception {
    manager = new FakeManager();
    Files.writeString(folder.resolve("token"), FakeManager.TOKEN + "\n");
    Files.writeString(folder.resolve("proxy-password"), "a password\n");
    Files.writeString(folder.resolve("cable-password"), "a password\n");
    certify("radius", "radius.key");
    certify("borne", "borne-key.pem");
    Path identity = Files.createDirectories(folder.resolve("data/identity"));
    openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3 -subj /CN=gramat-02"
            + " -addext subjectAltName=URI:spiffe://teleguichet/kiosk/lot/gramat-02 -keyout "
            + identity.resolve("key.pem")
            + " -out "
            + identity.resolve("certificate.pem"));
    Files.copy(identity.resolve("certificate.pem"), identity.resolve("authorities.pem"));
    Files.writeString(identity.resolve("manager.txt"), "https://127.0.0.1:9\n");
    Files.createSymbolicLink(folder.resolve("identity"), identity);
    image(image + "-2026.11.0");
    yours.putAll(
        Map.of(
            "BOARD", board,
            "IMAGE", image + "-2026.11.0",
            "KIOSK", "gramat-02",
            "SITE", "Mairie de Figeac",
            "DISK", "card.img",
            "MANAGER", manager.address(),
            "DEVICES", manager.address(),
            "UNIT", "not before it is switched on",
            "FINGERPRINT", "not before it is switched on",
            "TECHNICIAN", "Anne Martin"));
  }

  private void certify(String name, String key) throws Exception {
    openssl(
        "req -x509 -newkey rsa:2048 -nodes -days 3 -subj /CN=%s -keyout %s -out %s"
            .formatted(name, folder.resolve(key), folder.resolve(name + ".pem")));
  }

  private Path pin() {
    return folder.resolve("gramat-02.pin");
  }

  /** With the PIN that was drawn for its card. */
  private void switchOn() throws Exception {
    Path certificate = folder.resolve("identity/certificate.pem");
    yours.put(
        "FINGERPRINT",
        Fingerprint.of(PemFileReader.certificates(certificate).getFirst().getPublicKey())
            .grouped());
    unit = PlayedUnit.start(folder.resolve("data"), Files.readString(pin()).strip());
    yours.put("UNIT", unit.tlsAddress());
  }

  /** A small one with the digest and the signature that the build command makes. */
  private void image(String name) throws Exception {
    TestCard _ = TestCard.make(folder.resolve(name + ".img"), "dos", "c");
    openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3 -subj /CN=ours -keyout %s"
                .formatted(folder.resolve("authority.key"))
            + " -out "
            + folder.resolve("authority.pem"));
    shell("sha256sum " + name + ".img > " + name + ".sha256", 0);
    openssl(
        "cms -sign -binary -md sha256 -outform DER -nosmimecap -in %s -signer %s -inkey %s -out %s"
            .formatted(
                folder.resolve(name + ".sha256"),
                folder.resolve("authority.pem"),
                folder.resolve("authority.key"),
                folder.resolve(name + ".sha256.sig")));
  }

  private void run(String lines) throws Exception {
    int expected =
        ENDS.entrySet().stream()
            .filter(it -> lines.contains(it.getKey()))
            .mapToInt(Map.Entry::getValue)
            .findFirst()
            .orElse(0);
    if (unit == null && lines.contains("--unit")) {
      switchOn();
    }
    if (lines.contains(" accept ")) {
      // Whoever tests is told that a citizen is served, and nothing waits for hands.
      unit.touchStart();
    }
    shell(lines, expected);
  }

  private void shell(String lines, int expected) throws Exception {
    Path log = folder.resolve("log");
    var builder =
        new ProcessBuilder("sh", "-eu", "-c", lines)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(yours);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder
        .environment()
        .merge("PATH", Tool.program().getParent() + ":", (old, ours) -> ours + old);
    Process process = builder.start();
    try (var in = process.getOutputStream()) {
      in.write(ANSWERS.getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // It ended without reading.
    }
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(lines).isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    assertThat(process.exitValue()).as("%s: %s", lines, Files.readString(log)).isEqualTo(expected);
  }

  private static void openssl(String arguments) throws Exception {
    Tool.Run run = Tool.program(List.of(("openssl " + arguments).split(" ", -1)), "");
    assertThat(run.exitCode()).as(run.err()).isZero();
  }
}
