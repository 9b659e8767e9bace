package fr.teleguichet.edge.configuration;

import fr.teleguichet.edge.configuration.ScreenSettings.Light;
import fr.teleguichet.edge.configuration.ScreenSettings.Switch;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.network.HttpProxy;
import fr.teleguichet.hardware.opening.OpeningHours;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the configuration from a file and the environment. */
public final class ConfigurationReader {

  private static final String NO_HOST = "none";

  private final SettingSources sources;
  private final SettingParser values;

  private ConfigurationReader(SettingSources sources) {
    this.sources = sources;
    this.values = new SettingParser(sources);
  }

  /**
   * Reads everything and tells all problems at once. A document of the fleet that can't be used is
   * passed over with a warning: it must not keep a kiosk from starting.
   */
  public static ConfigurationResult read(Optional<Path> file, Map<String, String> environment) {
    Optional<Path> document = RemoteConfiguration.of(environment);
    if (document.isEmpty()) {
      return read(file, Optional.empty(), environment);
    }
    return switch (RemoteConfiguration.read(document.get())) {
      case RemoteConfiguration.Found(RemoteConfiguration found) ->
          switch (read(file, Optional.of(found), environment)) {
            case ConfigurationResult.Usable usable -> usable;
            case ConfigurationResult.Unusable(List<ConfigurationProblem> problems) ->
                read(file, Optional.empty(), environment)
                    .warned(problems.stream().map(RemoteConfiguration::passedOver).toList());
          };
      case RemoteConfiguration.Unreadable(ConfigurationProblem problem) ->
          read(file, Optional.empty(), environment)
              .warned(List.of(RemoteConfiguration.passedOver(problem)));
    };
  }

  /**
   * What would come of a document of the fleet on this kiosk, with all problems of the document and
   * their lines.
   *
   * @param document YAML
   */
  public static ConfigurationResult check(
      Optional<Path> file, Map<String, String> environment, String document) {
    return switch (RemoteConfiguration.parse("agent.yaml", document)) {
      case RemoteConfiguration.Found(RemoteConfiguration found) ->
          read(file, Optional.of(found), environment);
      case RemoteConfiguration.Unreadable(ConfigurationProblem problem) ->
          new ConfigurationResult.Unusable(List.of(problem));
    };
  }

  private static ConfigurationResult read(
      Optional<Path> file,
      Optional<RemoteConfiguration> document,
      Map<String, String> environment) {
    return new ConfigurationReader(SettingSources.of(file, document, environment)).read();
  }

  private ConfigurationResult read() {
    var kiosk = kiosk();
    var enrolment = enrolment();
    var link = link();
    var network = network();
    var data = data();
    var health = health();
    var screen = screen();
    var speech = values.one(Setting.SPEECH_COMMAND, SpeechSettings::of);
    var callTest = values.one(Setting.CALL_TEST, CallTestSettings::of);
    var handset =
        new HandsetSettings(values.optional(Setting.HANDSET_DEVICE, HandsetSettings::part));
    var help = new HelpSettings(values.optional(Setting.HELP_TELEPHONE, HelpSettings::number));
    Optional<OpeningHours> opening =
        values
            .given(Setting.OPENING)
            .flatMap(given -> new OpeningHoursReader(values.problems()).read(given));
    var technician = technician();
    var update = update();
    var token = token();
    var simulation = simulation();
    Optional<BoardProfile> board =
        values.given(Setting.BOARD).flatMap(new BoardReader(values.problems())::read);
    Optional<Path> readyFile = values.optional(Setting.READY_FILE, ValueParsers::path);
    Duration stop = values.one(Setting.STOP_DEADLINE, t -> ValueParsers.duration(t, "1s", "2m"));
    Optional<Duration> interview =
        values.optional(Setting.INTERVIEW_AT_LEAST, t -> ValueParsers.duration(t, "1s", "15m"));
    if (!values.problems().isEmpty()) {
      return new ConfigurationResult.Unusable(values.problems());
    }
    return new ConfigurationResult.Usable(
        new AgentConfiguration(
            sources.file(),
            kiosk.orElseThrow(),
            enrolment,
            link.orElseThrow(),
            network.orElseThrow(),
            data,
            health,
            interview,
            screen.orElseThrow(),
            speech,
            callTest,
            handset,
            help,
            board.orElseGet(() -> ownBoard(simulation.orElseThrow())),
            opening,
            technician.orElseThrow(),
            update.orElseThrow(),
            token.orElseThrow(),
            simulation.orElseThrow(),
            readyFile,
            stop),
        sources.warnings());
  }

  private static BoardProfile ownBoard(SimulationSettings simulation) {
    return simulation.part() == SimulationSettings.Part.EVERYTHING
        ? BoardProfiles.builtIn("teleguichet-v1")
        : OwnBoardDetector.detect(OwnBoardDetector.DEVICE_TREE);
  }

  private Optional<KioskSettings> kiosk() {
    Optional<KioskName> id = values.optional(Setting.KIOSK_ID, KioskName::new);
    Optional<Territory> territory = values.optional(Setting.KIOSK_TERRITORY, Territory::new);
    List<ServiceOffer> services =
        values
            .given(Setting.SERVICES)
            .map(given -> new ServiceListReader(values.problems()).read(given))
            .orElse(ServiceListReader.OF_THE_NETWORK);
    return values.together(Setting.SERVICES, () -> new KioskSettings(id, territory, services));
  }

  private Optional<BrokerSettings> link() {
    var servers =
        values.given(Setting.LINK_BROKERS).isPresent()
            ? Optional.of(values.many(Setting.LINK_BROKERS, ValueParsers::broker))
            : Optional.<List<URI>>empty();
    var host = values.one(Setting.LINK_PRIMARY_HOST, ValueParsers::hostId);
    var awaited = Optional.of(host).filter(it -> !it.equals(NO_HOST));
    var login = login();
    var tls = tls();
    return values.together(
        Setting.LINK_BROKERS, () -> new BrokerSettings(servers, awaited, login, tls));
  }

  private Optional<BrokerSettings.Login> login() {
    var user = values.optional(Setting.LINK_USER, ValueParsers::text);
    var password = values.optional(Setting.LINK_PASSWORD, Secret::new);
    return values
        .together(Setting.LINK_USER, () -> BrokerSettings.login(user, password))
        .flatMap(Function.identity());
  }

  private Optional<BrokerSettings.Tls> tls() {
    var authorities = values.optional(Setting.LINK_AUTHORITIES_FILE, ValueParsers::path);
    var certificate = values.optional(Setting.LINK_CERTIFICATE_FILE, ValueParsers::path);
    var key = values.optional(Setting.LINK_KEY_FILE, ValueParsers::path);
    return values
        .together(
            Setting.LINK_CERTIFICATE_FILE, () -> BrokerSettings.tls(authorities, certificate, key))
        .flatMap(Function.identity());
  }

  private EnrolmentSettings enrolment() {
    return new EnrolmentSettings(
        values.one(Setting.ENROLMENT_CLAIM_FILE, ValueParsers::path),
        values.optional(Setting.ENROLMENT_MANAGER, ValueParsers::manager),
        values.optional(Setting.ENROLMENT_AUTHORITY, ValueParsers::fingerprint),
        values.optional(Setting.ENROLMENT_PAGES, ValueParsers::manager));
  }

  private Optional<NetworkSettings> network() {
    var proxy = values.optional(Setting.NETWORK_PROXY_ADDRESS, HttpProxy::parse);
    var user = values.optional(Setting.NETWORK_PROXY_USER, ValueParsers::text);
    var password = values.optional(Setting.NETWORK_PROXY_PASSWORD_FILE, NetworkSettings::password);
    return values.together(
        Setting.NETWORK_PROXY_ADDRESS, () -> NetworkSettings.of(proxy, user, password));
  }

  private DataSettings data() {
    return new DataSettings(
        values.one(Setting.DATA_FOLDER, ValueParsers::path),
        values.one(Setting.DATA_JOURNAL_MEBIBYTES, text -> ValueParsers.whole(text, 4, 16_384)),
        values.one(Setting.DATA_KEEP_DAYS, text -> ValueParsers.whole(text, 1, 400)));
  }

  private HealthSettings health() {
    return new HealthSettings(
        values.one(Setting.HEALTH_INTERVAL, text -> ValueParsers.duration(text, "1s", "10m")));
  }

  private Optional<ScreenSettings> screen() {
    int port = values.one(Setting.SCREEN_PORT, text -> ValueParsers.whole(text, 0, 65_535));
    var token = values.optional(Setting.SCREEN_RECORDS_TOKEN, ConfigurationReader::token);
    String by =
        values.one(Setting.SCREEN_SWITCH, t -> ValueParsers.word(t, "output", "ddc", "backlight"));
    int bright = values.one(Setting.SCREEN_BRIGHTNESS, text -> ValueParsers.whole(text, 1, 100));
    int dimmed = values.one(Setting.SCREEN_DIMMED, text -> ValueParsers.whole(text, 1, 100));
    var session =
        new ScreenSettings.Session(
            values.one(Setting.SCREEN_SESSION_FOLDER, ValueParsers::path),
            values.one(Setting.SCREEN_WAYLAND_DISPLAY, ValueParsers::fileName),
            values.optional(Setting.SCREEN_OUTPUT, ValueParsers::fileName));
    return values.together(
        Setting.SCREEN_DIMMED,
        () ->
            new ScreenSettings(
                port,
                token,
                new Light(Switch.valueOf(by.toUpperCase(Locale.ROOT)), bright, dimmed),
                session));
  }

  private static Secret token(String text) {
    return ScreenSettings.longEnough(new Secret(text));
  }

  private Optional<Optional<TechnicianSettings>> technician() {
    var listen = values.optional(Setting.TECHNICIAN_LISTEN, TechnicianSettings::address);
    var tls = values.optional(Setting.TECHNICIAN_TLS_LISTEN, TechnicianSettings::address);
    var pin = values.optional(Setting.TECHNICIAN_PIN, TechnicianSettings::digits);
    return values.together(
        Setting.TECHNICIAN_LISTEN, () -> TechnicianSettings.of(pin, listen, tls));
  }

  private Optional<Optional<Pkcs11TokenSettings>> token() {
    var library = values.optional(Setting.IDENTITY_TOKEN_LIBRARY, ValueParsers::path);
    int slot = values.one(Setting.IDENTITY_TOKEN_SLOT, text -> ValueParsers.whole(text, 0, 99));
    var pin = values.optional(Setting.IDENTITY_TOKEN_PIN_FILE, ValueParsers::path);
    return values.together(
        Setting.IDENTITY_TOKEN_LIBRARY, () -> Pkcs11TokenSettings.of(library, slot, pin));
  }

  private Optional<UpdateSettings> update() {
    var server = values.optional(Setting.UPDATE_SERVER, UpdateSettings::server);
    String tenant = values.one(Setting.UPDATE_TENANT, UpdateSettings::tenant);
    var token = values.optional(Setting.UPDATE_TARGET_TOKEN, Secret::new);
    var authorities = values.optional(Setting.UPDATE_AUTHORITIES_FILE, ValueParsers::path);
    Path keys = values.one(Setting.UPDATE_RELEASE_KEYS_FILE, ValueParsers::path);
    Path trustList = values.one(Setting.UPDATE_TRUST_LIST_FILE, ValueParsers::path);
    int rate =
        values.one(Setting.UPDATE_KILOBYTES_PER_SECOND, t -> ValueParsers.whole(t, 10, 1_000_000));
    int largest =
        values.one(Setting.UPDATE_LARGEST_MEBIBYTES, t -> ValueParsers.whole(t, 1, 65_536));
    String when = values.one(Setting.UPDATE_WHEN, t -> ValueParsers.word(t, "closed", "any"));
    Duration wait =
        values.one(Setting.UPDATE_LONGEST_WAIT, t -> ValueParsers.duration(t, "1h", "2000h"));
    Duration proving =
        values.one(Setting.UPDATE_PROVING, t -> ValueParsers.duration(t, "1m", "2h"));
    return values.together(
        Setting.UPDATE_SERVER,
        () ->
            new UpdateSettings(
                UpdateSettings.source(server, tenant, token, authorities),
                keys,
                trustList,
                rate * 1000L,
                (long) largest << 20,
                when.equals("closed"),
                wait,
                proving));
  }

  private Optional<SimulationSettings> simulation() {
    String hardware = values.one(Setting.HARDWARE, t -> ValueParsers.word(t, "real", "simulated"));
    String simulate =
        values.one(Setting.SIMULATE, t -> ValueParsers.word(t, "nothing", "citizens"));
    Optional<Path> scenario = values.optional(Setting.SCENARIO_FILE, ValueParsers::path);
    double speed = values.one(Setting.SCENARIO_SPEED, ValueParsers::speed);
    return values.together(
        Setting.SCENARIO_FILE,
        () -> new SimulationSettings(part(hardware, simulate), scenario, speed));
  }

  private static SimulationSettings.Part part(String hardware, String simulate) {
    if (hardware.equals("simulated")) {
      return SimulationSettings.Part.EVERYTHING;
    }
    return simulate.equals("citizens")
        ? SimulationSettings.Part.CITIZENS
        : SimulationSettings.Part.NOTHING;
  }
}
