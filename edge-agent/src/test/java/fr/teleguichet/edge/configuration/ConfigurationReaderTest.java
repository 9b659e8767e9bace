package fr.teleguichet.edge.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.configuration.ScreenSettings.Light;
import fr.teleguichet.edge.configuration.ScreenSettings.Session;
import fr.teleguichet.edge.configuration.ScreenSettings.Switch;
import fr.teleguichet.edge.configuration.SimulationSettings.Part;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.network.HttpProxy;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.service.Pictogram;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationReaderTest {

  private static final Map<String, String> ONLY_AN_ID = Map.of("TELEGUICHET_KIOSK_ID", "relais-07");

  @TempDir Path folder;

  @Test
  void aKioskIdIsEnoughAndTheRestHasDefaultsThatWork() {
    AgentConfiguration it = usable(Optional.empty(), ONLY_AN_ID);

    assertThat(it.kiosk().id()).contains(new KioskName("relais-07"));
    assertThat(it.kiosk().territory()).isEmpty();
    assertThat(it.kiosk().address()).contains(new NodeAddress("lot", "relais-07"));
    assertThat(it.enrolment())
        .isEqualTo(
            new EnrolmentSettings(
                Path.of("/boot/firmware/teleguichet/claim.json"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(it.kiosk().services())
        .extracting(offer -> offer.id().value())
        .containsExactly("carsat", "caf", "cpam", "france-travail", "mission-locale");
    assertThat(it.link())
        .isEqualTo(
            new BrokerSettings(
                Optional.empty(), Optional.of("teleguichet"), Optional.empty(), Optional.empty()));
    assertThat(it.data())
        .isEqualTo(new DataSettings(Path.of("/var/lib/teleguichet-edge-agent"), 256, 14));
    assertThat(it.health()).isEqualTo(new HealthSettings(Duration.ofSeconds(10)));
    assertThat(it.screen())
        .isEqualTo(
            new ScreenSettings(
                8090,
                Optional.empty(),
                new Light(Switch.OUTPUT, 100, 20),
                new Session(Path.of("/run/teleguichet-screen"), "wayland-0", Optional.empty())));
    assertThat(it.screen().session().environment())
        .isEqualTo(
            Map.of("XDG_RUNTIME_DIR", "/run/teleguichet-screen", "WAYLAND_DISPLAY", "wayland-0"));
    assertThat(it.board()).isEqualTo(OwnBoardDetector.detect(OwnBoardDetector.DEVICE_TREE));
    assertThat(it.opening()).isEmpty();
    assertThat(it.technician()).isEmpty();
    assertThat(it.update())
        .isEqualTo(
            new UpdateSettings(
                new UpdateSettings.Fleet(),
                Path.of("/etc/teleguichet/release-keys.pem"),
                Path.of("/etc/teleguichet/trust-list.swu"),
                2_000_000,
                4096L << 20,
                true,
                Duration.ofDays(7),
                Duration.ofMinutes(15)));
    assertThat(it.simulation())
        .isEqualTo(new SimulationSettings(Part.NOTHING, Optional.empty(), 1));
    assertThat(it.readyFile()).isEmpty();
    assertThat(it.stopDeadline()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void everyKeyOfTheFileReachesItsRecord() throws IOException {
    AgentConfiguration it =
        usable(
            Optional.of(
                file(
                    """
                    kiosk: {id: figeac-02, territory: grand-figeac}
                    services:
                      - {id: cpam, fr: Assurance maladie, en: Health insurance, es: Seguro}
                      - {id: caf, fr: CAF, en: Benefits, opening: {weekly: {tuesday: ["09:00-12:00"]}}}
                    enrolment:
                      claim-file: /claim.json
                      manager: https://fleet.example:8443
                      pages: https://back-office.example
                      authority: "0123 4567:89AB CDEF 0123456789abcdef0123456789abcdef0123456789abcdef"
                    link:
                      brokers: [mqtts://one:8883, mqtt://two:1884, "wss://three/mqtt"]
                      primary-host: none
                      user: kiosk
                      password: "s: #cret"
                      authorities-file: /etc/ca.pem
                      certificate-file: /etc/own.pem
                      key-file: /etc/own.key
                    data: {folder: /data, journal-mebibytes: 64, keep-days: 30}
                    health: {interval: 1m}
                    screen: {port: 0, records-token: 0123456789abcdef, switch: ddc, brightness: 80, dimmed: 10,
                      output: eDP-1, session-folder: /run/own, wayland-display: wayland-7}
                    technician: {listen: "[::1]:8091", pin: "012345"}
                    hardware: simulated
                    scenario: {file: day.yaml, speed: 60}
                    ready-file: /run/ready.json
                    stop-deadline: 3s
                    """)),
            Map.of());

    assertThat(it.kiosk().address()).contains(new NodeAddress("grand-figeac", "figeac-02"));
    assertThat(it.enrolment())
        .isEqualTo(
            new EnrolmentSettings(
                Path.of("/claim.json"),
                Optional.of(URI.create("https://fleet.example:8443")),
                Fingerprint.parse("0123456789abcdef".repeat(4)),
                Optional.of(URI.create("https://back-office.example"))));
    assertThat(it.kiosk().services())
        .containsExactly(
            new ServiceOffer(
                    new ServiceCode("cpam"), "Assurance maladie", "Health insurance", "Seguro")
                .with(Pictogram.HEALTH),
            new ServiceOffer(
                    new ServiceCode("caf"),
                    "CAF",
                    "Benefits",
                    "CAF",
                    Optional.of(
                        new OpeningHours(
                            ZoneId.of("Europe/Paris"),
                            Map.of(
                                DayOfWeek.TUESDAY,
                                List.of(
                                    new OpeningHours.Span(
                                        LocalTime.of(9, 0), LocalTime.of(12, 0)))),
                            Map.of())))
                .with(Pictogram.FAMILY));
    assertThat(it.link())
        .isEqualTo(
            new BrokerSettings(
                Optional.of(
                    List.of(
                        URI.create("mqtts://one:8883"),
                        URI.create("mqtt://two:1884"),
                        URI.create("wss://three/mqtt"))),
                Optional.empty(),
                Optional.of(new BrokerSettings.Login("kiosk", new Secret("s: #cret"))),
                Optional.of(
                    new BrokerSettings.Tls(
                        Path.of("/etc/ca.pem"),
                        Optional.of(
                            new BrokerSettings.Identity(
                                Path.of("/etc/own.pem"), Path.of("/etc/own.key")))))));
    assertThat(it.data()).isEqualTo(new DataSettings(Path.of("/data"), 64, 30));
    assertThat(it.health()).isEqualTo(new HealthSettings(Duration.ofMinutes(1)));
    assertThat(it.technician())
        .contains(
            new TechnicianSettings(
                new Secret("012345"),
                Optional.of(new InetSocketAddress(InetAddress.ofLiteral("::1"), 8091)),
                Optional.empty()));
    assertThat(it.screen())
        .isEqualTo(
            new ScreenSettings(
                0,
                Optional.of(new Secret("0123456789abcdef")),
                new Light(Switch.DDC, 80, 10),
                new Session(Path.of("/run/own"), "wayland-7", Optional.of("eDP-1"))));
    assertThat(it.simulation())
        .isEqualTo(new SimulationSettings(Part.EVERYTHING, Optional.of(Path.of("day.yaml")), 60));
    assertThat(it.readyFile()).contains(Path.of("/run/ready.json"));
    assertThat(it.stopDeadline()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aBoardThatTheProgramDoesNotCarryIsRefused() {
    assertThat(problems(Optional.empty(), Map.of("TELEGUICHET_BOARD", "../etc/passwd")))
        .containsExactly(
            "environment variable TELEGUICHET_BOARD: board: \"../etc/passwd\" is no board that the"
                + " program carries; known are expert-desk, generic-pc, teleguichet-v1,"
                + " teleguichet-v1-pi4, or give the whole path of a board file of your own,"
                + " beginning with /");
  }

  @Test
  void aBoardFileOfOnesOwnIsReadFromWhereItLies() throws IOException {
    Path own = ownBoard(text -> text.replace("id: generic-pc", "id: my-pc"));

    AgentConfiguration it = usable(Optional.empty(), with("TELEGUICHET_BOARD", own.toString()));

    assertThat(it.board().id().value()).isEqualTo("my-pc");
  }

  @Test
  void aWrongBoardFileOfOnesOwnIsRefusedWithLineAndRemedyOfEachMistake() throws IOException {
    Path own =
        ownBoard(
            text ->
                text.replace("header: none", "header: nine")
                    .replace("weight-percent: 100", "weight-percent: 1000"));
    List<String> lines = Files.readAllLines(own);

    assertThat(problems(Optional.empty(), with("TELEGUICHET_BOARD", own.toString())))
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(problem -> assertThat(problem).contains(": board: "))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith(
                        own
                            + ":"
                            + (lines.indexOf("  header: nine") + 1)
                            + ": board: wiring.header: \"nine\""))
        .anySatisfy(problem -> assertThat(problem).contains("weight-percent").contains("1000"));
  }

  @Test
  void aBoardFileThatIsNotThereTooLargeOrNoFileIsRefused() throws IOException {
    Path large = file("#".repeat(300_000));
    assertThat(problems(Optional.empty(), with("TELEGUICHET_BOARD", "/nowhere/my-pc.yaml")))
        .containsExactly(
            "environment variable TELEGUICHET_BOARD: board: there is no file"
                + " \"/nowhere/my-pc.yaml\"; put it there");
    assertThat(problems(Optional.empty(), with("TELEGUICHET_BOARD", large.toString())))
        .containsExactly(large + ":1: board: the file has 262145 bytes; at most 262144 are read");
    assertThat(problems(Optional.empty(), with("TELEGUICHET_BOARD", "/dev/zero")))
        .singleElement()
        .asString()
        .contains("it is no plain file");
  }

  private Path ownBoard(UnaryOperator<String> change) throws IOException {
    try (InputStream board = BoardProfiles.class.getResourceAsStream("/boards/generic-pc.yaml")) {
      String text = new String(Objects.requireNonNull(board).readAllBytes(), UTF_8);
      return file(change.apply(text));
    }
  }

  @Test
  void everySettingCanBeGivenByTheEnvironmentWhichGoesBeforeTheFile() throws IOException {
    Path file =
        file(
            """
            kiosk: {id: from-the-file, territory: file}
            services: [{id: file, fr: File, en: File}]
            link: {brokers: mqtt://file:1, primary-host: file}
            data: {folder: /file, journal-mebibytes: 5}
            health: {interval: 5s}
            screen: {port: 5}
            hardware: simulated
            simulate: nothing
            scenario: {file: file.yaml, speed: 5}
            ready-file: file
            stop-deadline: 5s
            """);
    Map<String, String> environment = new HashMap<>();
    environment.put("TELEGUICHET_KIOSK_ID", "from-outside");
    environment.put("TELEGUICHET_KIOSK_TERRITORY", "outside");
    environment.put("TELEGUICHET_SERVICES", "[{id: outside, fr: Dehors, en: Outside, es: Fuera}]");
    environment.put("TELEGUICHET_ENROLMENT_CLAIM_FILE", "/outside/claim.json");
    environment.put("TELEGUICHET_ENROLMENT_MANAGER", "https://outside");
    environment.put("TELEGUICHET_ENROLMENT_AUTHORITY", "ab".repeat(32));
    environment.put("TELEGUICHET_ENROLMENT_PAGES", "https://outside:444");
    environment.put("TELEGUICHET_IDENTITY_TOKEN_LIBRARY", "/usr/lib/token.so");
    environment.put("TELEGUICHET_IDENTITY_TOKEN_SLOT", "6");
    environment.put("TELEGUICHET_IDENTITY_TOKEN_PIN_FILE", "/outside/pin");
    environment.put("TELEGUICHET_LINK_BROKERS", "mqtt://a:1, mqtt://b:2");
    environment.put("TELEGUICHET_LINK_PRIMARY_HOST", "outside");
    environment.put("TELEGUICHET_LINK_USER", "outside");
    environment.put("TELEGUICHET_LINK_PASSWORD", "not: yaml # at all");
    environment.put("TELEGUICHET_LINK_AUTHORITIES_FILE", "ca.pem");
    environment.put("TELEGUICHET_LINK_CERTIFICATE_FILE", "own.pem");
    environment.put("TELEGUICHET_LINK_KEY_FILE", "own.key");
    environment.put("TELEGUICHET_NETWORK_PROXY_ADDRESS", "http://proxy.outside:3128");
    environment.put("TELEGUICHET_NETWORK_PROXY_USER", "outside");
    environment.put(
        "TELEGUICHET_NETWORK_PROXY_PASSWORD_FILE",
        Files.writeString(folder.resolve("proxy"), "mot de passe\n").toString());
    environment.put("TELEGUICHET_DATA_FOLDER", "/outside");
    environment.put("TELEGUICHET_DATA_JOURNAL_MEBIBYTES", "6");
    environment.put("TELEGUICHET_DATA_KEEP_DAYS", "60");
    environment.put("TELEGUICHET_HEALTH_INTERVAL", "6s");
    environment.put("TELEGUICHET_SCREEN_PORT", "6");
    environment.put("TELEGUICHET_SCREEN_SWITCH", "backlight");
    environment.put("TELEGUICHET_SCREEN_BRIGHTNESS", "66");
    environment.put("TELEGUICHET_SCREEN_DIMMED", "6");
    environment.put("TELEGUICHET_SCREEN_OUTPUT", "DP-6");
    environment.put("TELEGUICHET_SCREEN_SESSION_FOLDER", "/run/outside");
    environment.put("TELEGUICHET_SCREEN_WAYLAND_DISPLAY", "wayland-6");
    environment.put("TELEGUICHET_SPEECH_COMMAND", "pico -l {language}");
    environment.put("TELEGUICHET_CALL_TEST", "silent");
    environment.put("TELEGUICHET_HANDSET_DEVICE", "usb-Outside_Handset");
    environment.put("TELEGUICHET_HELP_TELEPHONE", "+33 5 65 00 00 00");
    environment.put("TELEGUICHET_BOARD", "teleguichet-v1");
    environment.put("TELEGUICHET_OPENING", "{weekly: {monday: [\"08:30-12:00\"]}}");
    environment.put("TELEGUICHET_SCREEN_RECORDS_TOKEN", "outside-outside-outside");
    environment.put("TELEGUICHET_TECHNICIAN_LISTEN", "192.0.2.7:6");
    environment.put("TELEGUICHET_TECHNICIAN_TLS_LISTEN", "192.0.2.7:7");
    environment.put("TELEGUICHET_TECHNICIAN_PIN", "666666");
    environment.put("TELEGUICHET_UPDATE_SERVER", "https://outside:445");
    environment.put("TELEGUICHET_UPDATE_TENANT", "OUTSIDE");
    environment.put("TELEGUICHET_UPDATE_TARGET_TOKEN", "token-outside");
    environment.put("TELEGUICHET_UPDATE_AUTHORITIES_FILE", "updates.pem");
    environment.put("TELEGUICHET_UPDATE_RELEASE_KEYS_FILE", "keys.pem");
    environment.put("TELEGUICHET_UPDATE_TRUST_LIST_FILE", "list.swu");
    environment.put("TELEGUICHET_UPDATE_KILOBYTES_PER_SECOND", "66");
    environment.put("TELEGUICHET_UPDATE_LARGEST_MEBIBYTES", "6");
    environment.put("TELEGUICHET_UPDATE_WHEN", "any");
    environment.put("TELEGUICHET_UPDATE_LONGEST_WAIT", "6h");
    environment.put("TELEGUICHET_UPDATE_PROVING", "6m");
    environment.put("TELEGUICHET_HARDWARE", "real");
    environment.put("TELEGUICHET_SIMULATE", "citizens");
    environment.put("TELEGUICHET_SCENARIO_FILE", "outside.yaml");
    environment.put("TELEGUICHET_SCENARIO_SPEED", "6");
    environment.put("TELEGUICHET_READY_FILE", "outside");
    environment.put("TELEGUICHET_INTERVIEW_AT_LEAST", "16s");
    environment.put("TELEGUICHET_STOP_DEADLINE", "6s");

    AgentConfiguration it = usable(Optional.of(file), environment);

    assertThat(environment.keySet())
        .containsExactlyInAnyOrderElementsOf(
            List.of(Setting.values()).stream().map(SettingSources::variable).toList());
    assertThat(it.kiosk().address()).contains(new NodeAddress("outside", "from-outside"));
    assertThat(it.enrolment())
        .isEqualTo(
            new EnrolmentSettings(
                Path.of("/outside/claim.json"),
                Optional.of(URI.create("https://outside")),
                Fingerprint.parse("ab".repeat(32)),
                Optional.of(URI.create("https://outside:444"))));
    assertThat(it.kiosk().services()).extracting(ServiceOffer::french).containsExactly("Dehors");
    assertThat(it.interviewAtLeast()).contains(Duration.ofSeconds(16));
    assertThat(it.link())
        .isEqualTo(
            new BrokerSettings(
                Optional.of(List.of(URI.create("mqtt://a:1"), URI.create("mqtt://b:2"))),
                Optional.of("outside"),
                Optional.of(new BrokerSettings.Login("outside", new Secret("not: yaml # at all"))),
                Optional.of(
                    new BrokerSettings.Tls(
                        Path.of("ca.pem"),
                        Optional.of(
                            new BrokerSettings.Identity(
                                Path.of("own.pem"), Path.of("own.key")))))));
    assertThat(it.update())
        .isEqualTo(
            new UpdateSettings(
                new UpdateSettings.Other(
                    URI.create("https://outside:445"),
                    "OUTSIDE",
                    Optional.of(new Secret("token-outside")),
                    Optional.of(Path.of("updates.pem"))),
                Path.of("keys.pem"),
                Path.of("list.swu"),
                66_000,
                6L << 20,
                false,
                Duration.ofHours(6),
                Duration.ofMinutes(6)));
    assertThat(it.update().toString()).doesNotContain("token-outside");
    assertThat(it.data()).isEqualTo(new DataSettings(Path.of("/outside"), 6, 60));
    assertThat(it.health().interval()).isEqualTo(Duration.ofSeconds(6));
    assertThat(it.screen())
        .isEqualTo(
            new ScreenSettings(
                6,
                Optional.of(new Secret("outside-outside-outside")),
                new Light(Switch.BACKLIGHT, 66, 6),
                new Session(Path.of("/run/outside"), "wayland-6", Optional.of("DP-6"))));
    assertThat(it.speech()).isEqualTo(new SpeechSettings(List.of("pico", "-l", "{language}")));
    assertThat(it.callTest()).isEqualTo(new CallTestSettings(true, false));
    assertThat(it.handset().device()).contains("usb-Outside_Handset");
    assertThat(it.simulation())
        .isEqualTo(new SimulationSettings(Part.CITIZENS, Optional.of(Path.of("outside.yaml")), 6));
    assertThat(it.token())
        .contains(
            new Pkcs11TokenSettings(Path.of("/usr/lib/token.so"), 6, Path.of("/outside/pin")));
    assertThat(it.network().proxy())
        .contains(
            HttpProxy.parse("proxy.outside:3128")
                .with(new HttpProxy.Login("outside", "mot de passe")));
    assertThat(it.readyFile()).contains(Path.of("outside"));
    assertThat(it.stopDeadline()).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void aProxyIsReadFromTheFileAndLetsEverybodyThroughWithoutALogin() throws IOException {
    for (String text :
        List.of(
            "network: {proxy: {address: \"10.1.2.3:8080\"}}",
            "network: {proxy.address: \"10.1.2.3:8080\"}")) {
      assertThat(usable(Optional.of(file(text)), ONLY_AN_ID).network().proxy())
          .contains(HttpProxy.parse("10.1.2.3:8080"));
    }
    assertThat(usable(Optional.empty(), ONLY_AN_ID).network().proxy()).isEmpty();
  }

  @Test
  void aProxyThatCanNotBeMeantIsRefusedAndItsPasswordNotShown() throws IOException {
    String address = "TELEGUICHET_NETWORK_PROXY_ADDRESS";
    String user = "TELEGUICHET_NETWORK_PROXY_USER";
    String file = "TELEGUICHET_NETWORK_PROXY_PASSWORD_FILE";
    String good = Files.writeString(folder.resolve("good"), "hunter2").toString();
    for (Map<String, String> wrong :
        List.of(
            Map.of(address, "proxy"),
            Map.of(address, "https://proxy:3128"),
            Map.of(address, "socks5://proxy:1080"),
            Map.of(address, "proxy:70000"),
            Map.of(user, "borne"),
            Map.of(file, good),
            Map.of(address, "proxy:1", user, "borne"),
            Map.of(address, "proxy:1", file, good),
            Map.of(address, "proxy:1", user, "a:b", file, good),
            Map.of(address, "proxy:1", user, "b", file, folder.resolve("none").toString()),
            Map.of(address, "proxy:1", user, "b", file, folder.toString()),
            Map.of(address, "proxy:1", user, "b", file, passwordFile("")),
            Map.of(address, "proxy:1", user, "b", file, passwordFile("hunter2\nhunter2")),
            Map.of(address, "proxy:1", user, "b", file, passwordFile("hunter2".repeat(1000))))) {
      assertThat(problems(Optional.empty(), wrong))
          .as(wrong.toString())
          .isNotEmpty()
          .allSatisfy(it -> assertThat(it).contains("network.proxy.").doesNotContain("hunter2"));
    }
  }

  private String passwordFile(String content) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "password", ""), content).toString();
  }

  @Test
  void theTechniciansDoorNeedsAnAddressInFiguresAndEnoughDigits() {
    for (Map<String, String> wrong :
        List.of(
            Map.of("TELEGUICHET_TECHNICIAN_LISTEN", "0.0.0.0:8091"),
            Map.of("TELEGUICHET_TECHNICIAN_TLS_LISTEN", "0.0.0.0:8092"),
            listening("kiosk.local:8091", "123456"),
            listening("0.0.0.0", "123456"),
            listening("0.0.0.0:70000", "123456"),
            listening("300.0.0.0:8091", "123456"),
            listening("[::g]:8091", "123456"),
            listening("0.0.0.0:8091", "12345"),
            listening("0.0.0.0:8091", "12345a"))) {
      assertThat(ConfigurationReader.read(Optional.empty(), wrong))
          .as(wrong.toString())
          .isInstanceOfSatisfying(
              ConfigurationResult.Unusable.class,
              it -> {
                assertThat(it.problems()).hasSize(1);
                assertThat(it.problems().toString())
                    .contains("technician.")
                    .doesNotContain("12345a");
              });
    }
  }

  @Test
  void aPinAloneOpensNothingOnTheNetwork() {
    assertThat(usable(Optional.empty(), with("TELEGUICHET_TECHNICIAN_PIN", "123456")).technician())
        .contains(new TechnicianSettings(new Secret("123456"), Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0:8091, 127.0.0.1",
    "192.0.2.7:8091, 127.0.0.1",
    "[::]:8091, 127.0.0.1",
    "127.0.0.1:8091, 127.0.0.1",
    "[::1]:8091, ::1"
  })
  void besideTheDoorOverTlsThePlainOneAnswersToThisMachineAlone(String plain, String stays) {
    Map<String, String> environment = new HashMap<>(listening(plain, "123456"));
    environment.put("TELEGUICHET_TECHNICIAN_TLS_LISTEN", "0.0.0.0:8092");

    assertThat(usable(Optional.empty(), environment).technician())
        .contains(
            new TechnicianSettings(
                new Secret("123456"),
                Optional.of(new InetSocketAddress(InetAddress.ofLiteral(stays), 8091)),
                Optional.of(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 8092))));
    assertThat(usable(Optional.empty(), environment).technician().orElseThrow().listen())
        .hasValueSatisfying(it -> assertThat(it.getAddress().isLoopbackAddress()).isTrue());
  }

  @Test
  void aTokenNeedsItsLibraryByAWholePathAndItsPin() {
    for (Map<String, String> wrong :
        List.of(
            Map.of("TELEGUICHET_IDENTITY_TOKEN_LIBRARY", "/usr/lib/token.so"),
            Map.of("TELEGUICHET_IDENTITY_TOKEN_PIN_FILE", "/pin"),
            Map.of(
                "TELEGUICHET_IDENTITY_TOKEN_LIBRARY", "token.so",
                "TELEGUICHET_IDENTITY_TOKEN_PIN_FILE", "/pin"))) {
      assertThat(problems(Optional.empty(), wrong)).as(wrong.toString()).hasSize(1);
    }
    assertThat(problems(Optional.empty(), Map.of("TELEGUICHET_IDENTITY_TOKEN_SLOT", "100")))
        .hasSize(1);
  }

  private static Map<String, String> listening(String address, String pin) {
    return Map.of("TELEGUICHET_TECHNICIAN_LISTEN", address, "TELEGUICHET_TECHNICIAN_PIN", pin);
  }

  @Test
  void theSampleIsUsableAndNamesEverySetting() throws IOException {
    Path sample = Path.of("src/main/dist/agent.yaml");
    AgentConfiguration it = usable(Optional.of(sample), Map.of());

    assertThat(it)
        .usingRecursiveComparison()
        .ignoringFields("file")
        .isEqualTo(usable(Optional.empty(), Map.of()));
    assertThat(it.file()).contains(sample);
    String text = Files.readString(sample);
    assertThat(Setting.values())
        .allSatisfy(
            setting ->
                assertThat(text)
                    .contains(setting.path().substring(setting.path().indexOf('.') + 1) + ":"));
  }

  @Test
  void allProblemsAreToldAtOnceWithPlaceValueAndWhatIsAllowed() throws IOException {
    Path file =
        file(
            """
            kiosk:
              idd: lost
              territory: Lot!
            screen:
              port: 70000
            health:
              interval: soon
            link:
              brokers: [mqtt://ok:1883, http://wrong:80]
            """);

    List<String> problems = problems(Optional.of(file), Map.of("TELEGUICHET_SCENARIO_SPEED", "0"));

    assertThat(problems)
        .containsExactly(
            file + ":2: kiosk.idd: there is no such setting; did you mean kiosk.id?",
            file
                + ":3: kiosk.territory: \"Lot!\" is not allowed; it takes 2 to 40 lower-case"
                + " letters, digits or inner hyphens",
            file
                + ":9: link.brokers: \"http://wrong:80\" is not allowed; it takes 1 to 8 addresses"
                + " such as mqtts://host:8883, mqtt://host:1883 or wss://host:443/mqtt",
            file + ":7: health.interval: \"soon\" is not allowed; it takes 1s to 10m",
            file
                + ":5: screen.port: \"70000\" is not allowed; it takes 0 to 65535, 0 for any free"
                + " one",
            "environment variable TELEGUICHET_SCENARIO_SPEED: scenario.speed: \"0\" is not allowed;"
                + " it takes 0.1 to 3600");
  }

  @Test
  void aSecretThatIsWrongIsNotQuoted() {
    assertThat(problems(Optional.empty(), with("TELEGUICHET_SCREEN_RECORDS_TOKEN", "tooshort")))
        .singleElement()
        .asString()
        .doesNotContain("tooshort")
        .endsWith("what is set is not allowed; it takes 16 to 200 characters");
  }

  @Test
  void noTextShowsASecret() {
    AgentConfiguration it =
        usable(
            Optional.empty(),
            Map.of(
                "TELEGUICHET_KIOSK_ID", "relais-07",
                "TELEGUICHET_LINK_USER", "kiosk",
                "TELEGUICHET_LINK_PASSWORD", "swordfish",
                "TELEGUICHET_SCREEN_RECORDS_TOKEN", "swordfish-swordfish"));

    assertThat(it.toString()).contains("(secret)").doesNotContain("swordfish");
  }

  @Test
  void settingsThatContradictEachOtherAreRefused() {
    assertThat(problems(Optional.empty(), with("TELEGUICHET_HARDWARE", "simulated")))
        .containsExactly(
            "the configuration: scenario.file: nothing says what to simulate; set scenario.file to"
                + " a scenario’s YAML file");
    assertThat(problems(Optional.empty(), with("TELEGUICHET_SCENARIO_FILE", "day.yaml")))
        .singleElement()
        .asString()
        .contains("a scenario without anything to simulate");
    assertThat(problems(Optional.empty(), with("TELEGUICHET_SCREEN_BRIGHTNESS", "10")))
        .singleElement()
        .asString()
        .endsWith("lower screen.dimmed or raise screen.brightness");
    assertThat(problems(Optional.empty(), with("TELEGUICHET_LINK_USER", "kiosk")))
        .singleElement()
        .asString()
        .endsWith("set both link.user and link.password, or neither");
    assertThat(problems(Optional.empty(), with("TELEGUICHET_LINK_KEY_FILE", "own.key")))
        .singleElement()
        .asString()
        .endsWith("set both link.certificate-file and link.key-file, or neither");
  }

  @Test
  void servicesAreCheckedOneByOne() throws IOException {
    Path file =
        file(
            """
            kiosk: {id: relais-01}
            services:
              - {id: carsat, fr: Retraite, en: Pensions}
              - {id: CAF, fr: CAF, en: CAF}
              - {fr: Sans nom, en: Nameless}
              - {id: cpam, fr: Santé, en: Health, de: Gesundheit}
              - {id: caf, fr: CAF, en: CAF, opening: {weekly: {tuesday: ["9-12"]}}}
            """);

    assertThat(problems(Optional.of(file), Map.of()))
        .containsExactly(
            file
                + ":4: services: the service id \"CAF\" must have 2 to 40 lower-case letters,"
                + " digits or inner hyphens",
            file + ":5: services: an entry lacks \"id\"",
            file
                + ":6: services: [de] is unknown; an entry takes 1 to 6 entries with id, fr, en"
                + " and, if wanted, es and opening",
            file + ":7: services: opening: \"9-12\" is no span; write it as \"08:30-12:00\"");
  }

  @Test
  void twoServicesOfOneNameAreRefused() {
    assertThat(
            problems(
                Optional.empty(),
                with("TELEGUICHET_SERVICES", "[{id: caf, fr: A, en: A}, {id: caf, fr: B, en: B}]")))
        .singleElement()
        .asString()
        .contains("two services have the same id");
  }

  @Test
  void aFileThatIsNotThereOrTooLargeOrNoYamlIsOneProblem() throws IOException {
    Path missing = folder.resolve("missing.yaml");
    assertThat(problems(Optional.of(missing), ONLY_AN_ID))
        .containsExactly(missing + ": the file: is not there; name another file or write it");

    Path large = file("#".repeat(BoundedYamlReader.MAX_SIZE + 1));
    assertThat(problems(Optional.of(large), ONLY_AN_ID))
        .containsExactly(large + ": the file: is larger than 256 KiB; is it the right file?");

    Path broken = file("kiosk:\n  id: [relais\n");
    assertThat(problems(Optional.of(broken), ONLY_AN_ID))
        .singleElement()
        .asString()
        .startsWith(broken + ":3: the file: is not YAML: ");

    Path twice = file("kiosk: {id: one}\nkiosk: {id: two}\n");
    assertThat(problems(Optional.of(twice), ONLY_AN_ID))
        .containsExactly(twice + ":2: the file: has this key twice; keep one of them");

    Path deep = file("a: " + "[".repeat(40) + "]".repeat(40));
    assertThat(problems(Optional.of(deep), ONLY_AN_ID))
        .containsExactly(deep + ":1: the file: more than 12 levels deep; none is needed");

    Path bottomless = file("a: " + "[".repeat(100_000));
    assertThat(problems(Optional.of(bottomless), ONLY_AN_ID))
        .containsExactly(bottomless + ":1: the file: more than 12 levels deep; none is needed");
  }

  @Test
  void anEmptyFileIsAsGoodAsNone() throws IOException {
    assertThat(usable(Optional.of(file("")), ONLY_AN_ID))
        .usingRecursiveComparison()
        .ignoringFields("file")
        .isEqualTo(usable(Optional.empty(), ONLY_AN_ID));
  }

  @Test
  void aListWhereATextIsWantedIsAProblem() throws IOException {
    assertThat(problems(Optional.of(file("kiosk: {id: [one, two]}")), Map.of()))
        .singleElement()
        .asString()
        .contains("a list or a group of settings is not allowed");
    assertThat(problems(Optional.of(file("kiosk: relais-01")), ONLY_AN_ID))
        .singleElement()
        .asString()
        .contains("kiosk: holds no settings");
  }

  @Test
  void aMisspeltVariableIsAWarningSinceOthersMayUseThePrefix() {
    assertThat(
            ConfigurationReader.read(
                Optional.empty(),
                Map.of(
                    "TELEGUICHET_KIOSK_ID", "relais-07",
                    "TELEGUICHET_SCREN_PORT", "1",
                    "TELEGUICHET_JAVA", "/usr/bin/java")))
        .isInstanceOfSatisfying(
            ConfigurationResult.Usable.class,
            usable ->
                assertThat(usable.warnings())
                    .containsExactly(
                        "TELEGUICHET_SCREN_PORT is no setting of the edge agent and changes"
                            + " nothing; did you mean TELEGUICHET_SCREEN_PORT?"));
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> environment = new HashMap<>(ONLY_AN_ID);
    environment.put(name, value);
    return environment;
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "agent", ".yaml"), text);
  }

  private static AgentConfiguration usable(Optional<Path> file, Map<String, String> environment) {
    return switch (ConfigurationReader.read(file, environment)) {
      case ConfigurationResult.Usable usable -> usable.configuration();
      case ConfigurationResult.Unusable(List<ConfigurationProblem> problems) ->
          throw new AssertionError(problems);
    };
  }

  private static List<String> problems(Optional<Path> file, Map<String, String> environment) {
    return switch (ConfigurationReader.read(file, environment)) {
      case ConfigurationResult.Usable usable -> throw new AssertionError("usable: " + usable);
      case ConfigurationResult.Unusable(List<ConfigurationProblem> problems) ->
          problems.stream().map(ConfigurationProblem::toString).toList();
    };
  }

  /** Updates come over TLS, except on the machine itself; what belongs together stands together. */
  @ParameterizedTest
  @MethodSource("wrongUpdates")
  void anUpdateServerThatCanNotBeMeantIsRefused(Map<String, String> environment) {
    assertThat(ConfigurationReader.read(Optional.empty(), environment))
        .isInstanceOfSatisfying(
            ConfigurationResult.Unusable.class,
            it ->
                assertThat(it.problems().toString())
                    .contains("update.")
                    .doesNotContain("secret-token"));
  }

  static List<Map<String, String>> wrongUpdates() {
    return List.of(
        Map.of("TELEGUICHET_UPDATE_SERVER", "http://updates.example"),
        Map.of("TELEGUICHET_UPDATE_SERVER", "ftp://127.0.0.1"),
        Map.of("TELEGUICHET_UPDATE_SERVER", "https://updates.example/path"),
        Map.of("TELEGUICHET_UPDATE_SERVER", "nobody"),
        Map.of("TELEGUICHET_UPDATE_TARGET_TOKEN", "secret-token"),
        Map.of("TELEGUICHET_UPDATE_TENANT", "a/b"),
        Map.of("TELEGUICHET_UPDATE_PROVING", "10s"),
        Map.of("TELEGUICHET_UPDATE_KILOBYTES_PER_SECOND", "0"));
  }

  @Test
  void noUpdatesAtAllCanBeAskedFor() {
    assertThat(usable(Optional.empty(), Map.of("TELEGUICHET_UPDATE_SERVER", "none")).update())
        .extracting(UpdateSettings::source)
        .isEqualTo(new UpdateSettings.None());
  }
}
