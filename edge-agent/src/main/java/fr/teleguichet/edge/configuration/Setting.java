package fr.teleguichet.edge.configuration;

/** Everything that can be set, in the order of the sample file. */
public enum Setting {
  KIOSK_ID(
      "kiosk.id",
      "",
      "2 to 40 lower-case letters, digits or inner hyphens",
      "The kiosk’s name in the fleet; its certificate’s when empty, refused when it says another"),
  KIOSK_TERRITORY(
      "kiosk.territory",
      "",
      "2 to 40 lower-case letters, digits or inner hyphens",
      "The part of the network that the kiosk belongs to; its certificate’s when empty, else lot"),
  SERVICES(
      "services",
      "",
      "[{id: accueil, fr: Accueil, en: Reception}]",
      "1 to 6 entries with id, fr, en and, if wanted, es and opening",
      "The public services that the screen offers in place of the fleet’s, each with hours of its"
          + " own if wanted; by default those of its fleet, and the five of the Lot’s network until"
          + " it says any"),
  ENROLMENT_CLAIM_FILE(
      "enrolment.claim-file",
      "/boot/firmware/teleguichet/claim.json",
      "a file’s path",
      "The claim that the workshop wrote; it is used once and wiped"),
  ENROLMENT_MANAGER(
      "enrolment.manager",
      "",
      "an address such as https://host:8443",
      "The fleet manager that a unit without a claim asks, showing its code on the screen"),
  ENROLMENT_AUTHORITY(
      "enrolment.authority",
      "",
      "64 hexadecimal digits",
      "The SHA-256 fingerprint of the fleet’s root certificate, no secret; without it the fleet"
          + " manager needs a certificate of a public authority"),
  ENROLMENT_PAGES(
      "enrolment.pages",
      "",
      "an address such as https://host",
      "The fleet manager’s pages, for the QR code that a technician’s telephone reads; when empty"
          + " the host of enrolment.manager on the port of HTTPS"),
  IDENTITY_TOKEN_LIBRARY(
      "identity.token-library",
      "",
      "/usr/lib/x86_64-linux-gnu/libtpm2_pkcs11.so.1",
      "the absolute path of a PKCS #11 library",
      "A token, such as a TPM, in which the unit’s key is made and stays; a file when empty"),
  IDENTITY_TOKEN_SLOT(
      "identity.token-slot", "0", "0 to 99", "Which slot of the token, by its place in the list"),
  IDENTITY_TOKEN_PIN_FILE(
      "identity.token-pin-file",
      "",
      "/etc/teleguichet/token-pin",
      "a file’s path",
      "The file with the token’s user PIN on its only line"),
  LINK_BROKERS(
      "link.brokers",
      "",
      "mqtt://127.0.0.1:1883",
      "1 to 8 addresses such as mqtts://host:8883, mqtt://host:1883 or wss://host:443/mqtt",
      "The MQTT brokers, tried in this order; when empty mqtts and port 8883 of the fleet manager"
          + " for a kiosk with a certificate, else mqtt://127.0.0.1:1883"),
  LINK_PRIMARY_HOST(
      "link.primary-host",
      "teleguichet",
      "up to 60 characters without + / #",
      "The Sparkplug host that the kiosk waits for; `none` to wait for nobody"),
  LINK_USER("link.user", "", "", "up to 200 characters", "User name at the broker; empty for none"),
  LINK_PASSWORD(
      "link.password", "", "", "up to 200 characters", "Password at the broker; empty for none"),
  LINK_AUTHORITIES_FILE(
      "link.authorities-file",
      "",
      "a file of PEM certificates",
      "Who signs the brokers’ certificates; the Java platform’s own list when empty"),
  LINK_CERTIFICATE_FILE(
      "link.certificate-file",
      "",
      "a file of PEM certificates, the kiosk’s own first",
      "The kiosk’s certificate; read again before each connection"),
  LINK_KEY_FILE(
      "link.key-file",
      "",
      "a PEM file with a PKCS #8 key",
      "The kiosk’s private key; read again before each connection"),
  NETWORK_PROXY_ADDRESS(
      "network.proxy.address",
      "",
      "an address such as proxy.example:3128",
      "The HTTP proxy by which the fleet is reached (CONNECT), which then looks up its names;"
          + " straight when empty"),
  NETWORK_PROXY_USER("network.proxy.user", "", "up to 200 characters", "The kiosk’s name at it"),
  NETWORK_PROXY_PASSWORD_FILE(
      "network.proxy.password-file",
      "",
      "a file of one line",
      "The password at it, sent by Basic and so in the clear"),
  DATA_FOLDER(
      "data.folder",
      "/var/lib/teleguichet-edge-agent",
      "a folder that the agent may write to",
      "Where the journal lives"),
  DATA_JOURNAL_MEBIBYTES(
      "data.journal-mebibytes",
      "256",
      "4 to 16384",
      "The journal’s bound; a full journal refuses new records and says so"),
  DATA_KEEP_DAYS(
      "data.keep-days",
      "14",
      "1 to 400",
      "How long records stay that the fleet has, while there is room: longer than the age of the"
          + " backup that it may have to be restored from"),
  HEALTH_INTERVAL(
      "health.interval", "10s", "1s to 10m", "The time between two looks at the machine’s health"),
  INTERVIEW_AT_LEAST(
      "interview.at-least",
      "",
      "1s to 15m",
      "How long a talk must be to count as an interview; as the fleet manager says when empty"),
  SCREEN_PORT(
      "screen.port",
      "8090",
      "0 to 65535, 0 for any free one",
      "The port of the citizen’s page, on the loopback interface only"),
  SCREEN_RECORDS_TOKEN(
      "screen.records-token",
      "",
      "16 to 200 characters",
      "Opens POST /api/records for scripts and tests; off when empty"),
  SCREEN_SWITCH(
      "screen.switch",
      "output",
      "output, ddc or backlight",
      "What switches the monitor: the compositor’s output, the monitor itself over DDC/CI, or the"
          + " panel’s backlight; an output is on or off, the others are dimmed too"),
  SCREEN_BRIGHTNESS(
      "screen.brightness",
      "100",
      "1 to 100",
      "How bright the monitor is while somebody is there, in percent"),
  SCREEN_DIMMED(
      "screen.dimmed",
      "20",
      "1 to 100, at most the brightness",
      "How bright it is while nobody is there, in percent"),
  SCREEN_OUTPUT(
      "screen.output",
      "",
      "HDMI-A-1",
      "a display’s connector such as HDMI-A-1 or eDP-1",
      "Which display is the citizen’s; by default the board file’s, else the only one plugged in"),
  SCREEN_SESSION_FOLDER(
      "screen.session-folder",
      "/run/teleguichet-screen",
      "the path of a folder",
      "Where the screen’s unit has the sockets of compositor and sound server, by which the monitor"
          + " is switched and the volume read (XDG_RUNTIME_DIR)"),
  SCREEN_WAYLAND_DISPLAY(
      "screen.wayland-display",
      "wayland-0",
      "up to 60 letters, digits, dots, hyphens or underscores",
      "The compositor’s socket in that folder (WAYLAND_DISPLAY)"),
  SPEECH_COMMAND(
      "speech.command",
      "espeak-ng --stdout -s 140 -v {language}",
      "a program with its arguments, {language} among them, or none",
      "What reads the citizen’s page aloud: it is given a text as the last argument, and writes a"
          + " WAVE file to its output; {language} becomes fr, en, es, pt or ar"),
  CALL_TEST(
      "call-test",
      "all",
      "all, silent or none",
      "What the page tries before the place opens, while nobody is there: the line, the camera, and"
          + " by a short sound loudspeaker and microphone; silent leaves out the sound"),
  HANDSET_DEVICE(
      "handset.device",
      "",
      "usb-C-Media_Electronics",
      "4 to 120 letters, digits, dots, colons, hyphens or underscores",
      "A part of PipeWire’s names of the handset’s device, which has the sound while it is lifted"),
  HELP_TELEPHONE(
      "help.telephone",
      "",
      "05 65 00 00 00",
      "a telephone number as people write it, up to 30 characters",
      "Whom a citizen telephones who asked for help and nobody came, such as the reception of the"
          + " place; when empty the screen sends people to reception only"),
  BOARD(
      "board",
      "",
      "teleguichet-v1",
      "the name of a board file that the program carries with it, such as teleguichet-v1, or the"
          + " whole path of one of your own",
      "What the kiosk is made of: its peripherals, where they are connected, and their limits;"
          + " by default what fits this computer, and teleguichet-v1 when it is simulated"),
  OPENING(
      "opening",
      "",
      "{weekly: {monday: [\"08:30-12:00\"]}}",
      "zone, weekly hours by day, and exceptions by date",
      "When the place is open and the screen on, such as {weekly: {monday: [\"08:30-12:00\","
          + " \"13:30-17:00\"]}}; always when empty"),
  TECHNICIAN_LISTEN(
      "technician.listen",
      "",
      "192.0.2.7:8091",
      "an address of this machine in figures with a port, such as 0.0.0.0:8091",
      "Where a technician can read the unit’s report in the clear, and have it exercise its"
          + " peripherals from the unit itself; nowhere when empty, and never without a PIN. Beside"
          + " technician.tls-listen it answers to the unit itself alone"),
  TECHNICIAN_TLS_LISTEN(
      "technician.tls-listen",
      "",
      "192.0.2.7:8092",
      "an address of this machine in figures with a port, such as 0.0.0.0:8092",
      "The same over TLS with the unit’s own certificate, once it has one; peripherals can be"
          + " exercised from anywhere on the local network, and the PIN goes there no other way"),
  TECHNICIAN_PIN(
      "technician.pin",
      "",
      "123456",
      "6 to 12 digits",
      "What the technician shows to come in, and on the kiosk itself to read the workbench and to"
          + " set the network; sent in the clear where technician.listen stands alone"),
  UPDATE_SERVER(
      "update.server",
      "",
      "an address such as https://host:8443, or none",
      "Where updates come from, a server of hawkBit’s device interface (DDI v1); when empty the"
          + " fleet manager of the kiosk’s certificate, and without one nowhere"),
  UPDATE_TENANT(
      "update.tenant",
      "DEFAULT",
      "1 to 40 letters, digits, hyphens or underscores",
      "The tenant in the addresses of update.server"),
  UPDATE_TARGET_TOKEN(
      "update.target-token",
      "",
      "up to 200 characters",
      "What update.server knows the kiosk by, when it does not look at certificates"),
  UPDATE_AUTHORITIES_FILE(
      "update.authorities-file",
      "",
      "a file of PEM certificates",
      "Who signs the certificate of update.server; the Java platform’s own list when empty"),
  UPDATE_RELEASE_KEYS_FILE(
      "update.release-keys-file",
      "/etc/teleguichet/release-keys.pem",
      "a file of PEM certificates",
      "Who may sign releases; nothing is installed that nobody of them signed"),
  UPDATE_TRUST_LIST_FILE(
      "update.trust-list-file",
      "/etc/teleguichet/trust-list.swu",
      "a signed trust list",
      "The list of trusted and removed release keys that the kiosk came with, if there is one"),
  UPDATE_KILOBYTES_PER_SECOND(
      "update.kilobytes-per-second",
      "2000",
      "10 to 1000000",
      "The fastest that an update is fetched, since the line carries interviews too"),
  UPDATE_LARGEST_MEBIBYTES(
      "update.largest-mebibytes",
      "4096",
      "1 to 65536",
      "The largest update that is fetched, all its files together"),
  UPDATE_WHEN(
      "update.when",
      "closed",
      "closed or any",
      "Whether an update that is not forced waits for closing time; none comes in a session"),
  UPDATE_LONGEST_WAIT(
      "update.longest-wait",
      "168h",
      "1h to 2000h",
      "How long an update waits for its files and its moment before it is given up and told"),
  UPDATE_PROVING(
      "update.proving",
      "15m",
      "1m to 2h",
      "How long a new version has to prove itself before the former one comes back"),
  HARDWARE("hardware", "real", "real or simulated", "Whether the agent measures this machine"),
  SIMULATE(
      "simulate",
      "nothing",
      "nothing or citizens",
      "With hardware: real, whether a scenario’s citizens come all the same, for a demonstration"),
  SCENARIO_FILE(
      "scenario.file",
      "",
      "a scenario’s YAML file",
      "The scripted day; needed when something is simulated"),
  SCENARIO_SPEED(
      "scenario.speed",
      "1",
      "0.1 to 3600",
      "How many seconds of the scripted day pass in one second"),
  READY_FILE(
      "ready-file",
      "",
      "a file’s path",
      "Written once the agent is ready: a JSON object with pid, kiosk and screen address"),
  STOP_DEADLINE("stop-deadline", "10s", "1s to 2m", "The longest that an orderly stop may take");

  private final String path;
  private final String fallback;
  private final String example;
  private final String allowed;
  private final String meaning;

  Setting(String path, String fallback, String allowed, String meaning) {
    this(path, fallback, fallback, allowed, meaning);
  }

  Setting(String path, String fallback, String example, String allowed, String meaning) {
    this.path = path;
    this.fallback = fallback;
    this.example = example;
    this.allowed = allowed;
    this.meaning = meaning;
  }

  /** Where it stands in the file, such as {@code screen.port}. */
  public String path() {
    return path;
  }

  /** What holds when it is not given; empty for nothing. */
  public String fallback() {
    return fallback;
  }

  /** A value that is always right. */
  String example() {
    return example;
  }

  /** The values that it takes, for people. */
  public String allowed() {
    return allowed;
  }

  /** What it is for. */
  public String meaning() {
    return meaning;
  }
}
