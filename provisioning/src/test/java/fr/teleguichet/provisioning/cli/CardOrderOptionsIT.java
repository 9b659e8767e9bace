package fr.teleguichet.provisioning.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.provisioning.prepare.Claims;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Options of a card that do not go together are refused with what to do, before the manager makes a
 * claim: that would take the place of the one before.
 */
@SuppressWarnings("NullAway.Init") // JUnit calls startManager first.
@Tag("proof")
final class CardOrderOptionsIT {

  @TempDir private Path folder = Path.of("");
  private FakeManager manager;

  @BeforeEach
  void startManager() throws Exception {
    manager = new FakeManager();
    Files.writeString(folder.resolve("token"), FakeManager.TOKEN + "\n");
    Files.writeString(folder.resolve("secret"), "12345678\n");
    Files.writeString(Files.createDirectory(folder.resolve("boot")).resolve("config.txt"), "\n");
  }

  @AfterEach
  void stopManager() {
    manager.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --proxy-user borne                                                 | --proxy-password-file together
          --proxy-user borne --proxy-password-file SECRET                    | and with --proxy
          --proxy proxy.example:3128 --proxy-user borne                      | --proxy-password-file together
          --proxy proxy.example                                              | is written as proxy.example:3128
          --proxy proxy.example:3128 --proxy-user a:b --proxy-password-file SECRET | has no colon
          --proxy proxy.example:3128 --proxy-user borne --proxy-password-file NONE | NONE
          --wifi-key-file SECRET                                             | without --wifi
          --wifi-hidden                                                      | without --wifi
          --wifi-wpa3                                                        | without --wifi
          --wifi-user borne --wifi-key-file SECRET                           | without --wifi
          --wifi Mairie --wifi-wpa3                                          | wants --wifi-key-file
          --wifi Mairie --wifi-user borne --wifi-key-file SECRET             | belong together
          --wifi Mairie --wifi-key-file SECRET --wifi-server radius.lot.fr   | belong together
          --wifi M --wifi-user b --wifi-key-file SECRET --wifi-authority SECRET --wifi-server radius.lot.fr | wants certificates
          --cable-user borne --cable-password-file SECRET                    | without the authority
          --cable-password-file SECRET                                       | without the authority
          --cable-user b --cable-password-file SECRET --cable-authority SECRET --cable-server radius.lot.fr --cable-key SECRET | without the authority
          --cable-user b --cable-certificate SECRET --cable-authority SECRET --cable-server radius.lot.fr | without the authority
          --cable-user b --cable-password-file SECRET --cable-authority SECRET --cable-server radius.lot.fr | holds no certificate
          --pin-file SECRET                                                  | --cellular too
          --gateway 192.0.2.1                                                | --address too
          --dns 192.0.2.53                                                   | --address too
          --address 192.0.2.20                                               | such as 192.0.2.20/24
          --address 192.0.2.0/24                                             | such as 192.0.2.20/24
          --address 192.0.2.20/32                                            | such as 192.0.2.20/24
          --address 192.0.2.20/24 --gateway 192.0.3.1                        | of the network that --address is in
          --address 192.0.2.20/24 --gateway 192.0.2.1 --dns ns.example       | three name servers at most
          --address 192.0.2.20/24 --dns 192.0.2.1,192.0.2.2,192.0.2.3,192.0.2.4 | three name servers at most
          """)
  void optionsThatSayNothingWithoutOthersAreRefused(String options, String sentence)
      throws Exception {
    Tool.Run run = prepare(options);

    assertThat(run.exitCode()).as(run.err()).isIn(2, 5);
    assertThat(run.err()).contains(sentence);
    assertThat(manager.changes()).as("no claim is made").isEmpty();
    assertThat(folder.resolve("boot/teleguichet")).doesNotExist();
  }

  @Test
  void theSameOptionsTogetherAreTaken() throws Exception {
    Tool.Run run =
        prepare(
            "--proxy proxy.example:3128 --proxy-user borne --proxy-password-file SECRET --wifi"
                + " Mairie --wifi-key-file SECRET --wifi-hidden --cellular orange --pin-file"
                + " SECRET --address 192.0.2.20/24 --gateway 192.0.2.1 --dns"
                + " 192.0.2.53,2001:db8::53");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(folder.resolve("boot/teleguichet/network/teleguichet-wired.nmconnection"))
        .content()
        .contains("address1=192.0.2.20/24", "dns=192.0.2.53;");
    assertThat(manager.changes()).hasSize(1);
  }

  @Test
  void aWifiThatAsksForANameGetsItsAuthorityOnTheCard() throws Exception {
    String certificates = "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n";
    Files.writeString(folder.resolve("NONE"), certificates);

    Tool.Run run =
        prepare(
            "--wifi Mairie --wifi-user borne --wifi-key-file SECRET --wifi-authority NONE"
                + " --wifi-server radius.lot.fr");

    assertThat(run.exitCode()).as(run.err()).isZero();
    Path network = folder.resolve("boot/teleguichet/network");
    assertThat(network.resolve("wifi-authority.pem")).hasContent(certificates);
    assertThat(network.resolve("teleguichet-wifi.nmconnection"))
        .content()
        .contains("key-mgmt=wpa-eap", "/boot/firmware/teleguichet/network/wifi-authority.pem");
    assertThat(folder.resolve("boot/network-config"))
        .content()
        .contains("key-management: eap", "method: peap");
  }

  @Test
  void aSocketThatAsksForANameGetsPasswordOrCertificateOnTheCard() throws Exception {
    certify("borne", "rsa:2048");

    Tool.Run byPassword =
        prepare(
            "--cable-user borne --cable-password-file SECRET --cable-authority borne.pem"
                + " --cable-server radius.lot.fr");
    Path network = folder.resolve("boot/teleguichet/network");
    assertThat(byPassword.exitCode()).as(byPassword.err()).isZero();
    assertThat(network.resolve("teleguichet-wired.nmconnection"))
        .content()
        .contains("eap=peap;", "password=12345678", "domain-suffix-match=radius.lot.fr");
    assertThat(network.resolve("cable-authority.pem"))
        .hasSameBinaryContentAs(folder.resolve("borne.pem"));

    Tool.Run byCertificate =
        prepare(
            "--cable-user borne --cable-certificate borne.pem --cable-key borne.key"
                + " --cable-authority borne.pem --cable-server radius.lot.fr --address"
                + " 192.0.2.20/24");
    assertThat(byCertificate.exitCode()).as(byCertificate.err()).isZero();
    assertThat(network.resolve("teleguichet-wired.nmconnection"))
        .content()
        .contains("eap=tls;", "address1=192.0.2.20/24")
        .doesNotContain("12345678");
    assertThat(network.resolve("cable-key.pem"))
        .hasSameBinaryContentAs(folder.resolve("borne.key"));
    assertThat(folder.resolve("boot/network-config"))
        .content()
        .contains("key-management: 802.1x", "method: tls", "client-key: /boot/firmware/");

    Tool.Run without = prepare("");
    assertThat(without.exitCode()).as(without.err()).isZero();
    assertThat(network.resolve("cable-key.pem")).as("nobody needs it").doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "other.key, is not that of the certificate",
    "curve.key, is not that of the certificate",
    "locked.key, read without a passphrase",
    "borne.pem, read without a passphrase",
    "nowhere.key, nowhere.key"
  })
  void aKeyThatDoesNotOpenTheSocketIsRefusedBeforeAClaimIsMade(String key, String sentence)
      throws Exception {
    certify("borne", "rsa:2048");
    certify("other", "rsa:2048");
    certify("curve", "ec -pkeyopt ec_paramgen_curve:P-256");
    openssl("pkey -aes256 -passout pass:secret -in borne.key -out locked.key");

    Tool.Run run =
        prepare(
            "--cable-user b --cable-certificate borne.pem --cable-authority borne.pem"
                + " --cable-server radius.lot.fr --cable-key "
                + key);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(sentence);
    assertThat(manager.changes()).as("no claim is made").isEmpty();
  }

  @Test
  void aCurvesKeyOpensASocketAsWell() throws Exception {
    certify("curve", "ec -pkeyopt ec_paramgen_curve:P-256");

    Tool.Run run =
        prepare(
            "--cable-user b --cable-certificate curve.pem --cable-key curve.key --cable-authority"
                + " curve.pem --cable-server radius.lot.fr");

    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  /** A certificate and its key, named after the file. */
  private void certify(String name, String kind) throws Exception {
    openssl(
        "req -x509 -newkey %1$s -nodes -days 3 -subj /CN=%2$s -keyout %2$s.key -out %2$s.pem"
            .formatted(kind, name));
  }

  private void openssl(String arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add("openssl");
    command.addAll(words(arguments));
    Tool.Run run = Tool.program(command, "");
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  /** A claim takes the place of the one before, so the card is looked at first. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          config.txt   | # No PC reads this file.      |                                | is no card for the board
          autoboot.txt | [all]                         | --board generic-pc             | is no card for the board
          issue.txt    | teleguichet-raspberry-pi      | --board teleguichet-v1         | teleguichet-raspberry-pi-5
          issue.txt    | teleguichet-raspberry-pi-5    | --board teleguichet-v1-pi4     | teleguichet-raspberry-pi;
          issue.txt    | teleguichet-generic-pc        |                                | is no card for the board
          cmdline.txt  | root=PARTLABEL=a rauc.slot=A  |                                | belongs to one of the two
          """)
  void aCardThatWillNotDoIsRefusedBeforeAClaimIsMade(
      String file, String content, @Nullable String options, String sentence) throws Exception {
    Files.writeString(folder.resolve("boot").resolve(file), content + "\n");

    Tool.Run run = options == null ? prepare("gramat-02", "") : prepare("gramat-02", options);

    assertThat(run.exitCode()).as(run.err()).isIn(2, 3);
    assertThat(run.err()).contains(sentence);
    assertThat(manager.changes()).isEmpty();
    assertThat(folder.resolve("boot/teleguichet")).doesNotExist();
  }

  @Test
  void aCardFromWhichAnotherKioskHasStartedIsRefusedBeforeAClaimIsMade() throws Exception {
    manager.plan();
    assertThat(prepare("figeac-01", "").exitCode()).isZero();
    Path claim = folder.resolve("boot/teleguichet/claim.json");
    assertThat(manager.changes()).hasSize(1);
    assertThat(claim).exists();
    Files.delete(claim);

    Tool.Run other = prepare("gramat-02", "");
    assertThat(other.exitCode()).as(other.err()).isEqualTo(4);
    assertThat(other.err()).contains("is the card of kiosk figeac-01");
    // An image takes settings with a secret from the card.
    Path settings = folder.resolve("boot/teleguichet/agent.yaml");
    Files.writeString(settings, "");
    assertThat(prepare("gramat-02", "").err()).contains("is the card of kiosk figeac-01");
    assertThat(manager.changes()).hasSize(1);
    Tool.Run inspected = Tool.run("inspect", folder.resolve("boot").toString());
    assertThat(inspected.exitCode()).as(inspected.out()).isZero();
    assertThat(inspected.out()).contains("figeac-01", "taken by the unit");

    Tool.Run same = prepare("figeac-01", "");
    assertThat(same.exitCode()).as(same.err()).isZero();
    assertThat(claim).exists();
  }

  /** A card that was pulled out too soon, say: no unit has taken them from it. */
  @Test
  void settingsThatAreEmptyBeforeTheFirstStartAreAFault() throws Exception {
    manager.plan();
    assertThat(prepare("figeac-01", "").exitCode()).isZero();
    Files.writeString(folder.resolve("boot/teleguichet/agent.yaml"), "");

    Tool.Run inspected = Tool.run("inspect", folder.resolve("boot").toString());

    assertThat(inspected.exitCode()).as(inspected.out()).isEqualTo(3);
    assertThat(inspected.out()).doesNotContain("taken by the unit");
  }

  @Test
  void aKioskThatHasItsHardwareGetsNoClaimByPrepare() throws Exception {
    Tool.Run run = prepare("figeac-01", "");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
    assertThat(run.err()).contains("swap figeac-01 --claim");
    assertThat(manager.changes()).isEmpty();
  }

  @Test
  void aClaimThatCameOnNoCardIsNamed() throws Exception {
    Files.createDirectory(folder.resolve("boot/user-data"));

    Tool.Run run = prepare("gramat-02", "");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(5);
    assertThat(manager.changes()).hasSize(1);
    assertThat(run.err()).contains("a claim for gramat-02 that is on no card", "retire gramat-02");
  }

  @Test
  void anImageThatIsDamagedCostsNoClaim() throws Exception {
    TestCard image = TestCard.make(folder.resolve("system.img"), "dos", "c");
    Files.writeString(folder.resolve("system.sha256"), "0".repeat(64) + "  system.img\n");

    Tool.Run run =
        Tool.run(
            "flash",
            image.image().toString(),
            folder.resolve("card.img").toString(),
            "--kiosk",
            "gramat-02",
            "--site",
            "Mairie de Figeac",
            "--manager",
            manager.address(),
            "--token-file",
            folder.resolve("token").toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(manager.changes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--proxy proxy.example:3128",
        "--technician-pin-file SECRET",
        "--address 192.0.2.20/24",
        "--dns 192.0.2.53"
      })
  void settingsForNobodyAreNotPassedOverByFlash(String options) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("flash", "no.img", folder.resolve("card").toString()));
    command.addAll(words(options));

    Tool.Run run = Tool.run(command, "");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("--claim too, or --manager");
  }

  /** A manager behind a proxy says in the claim where both are; one from before says nothing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          , "broker": "mqtts://mqtt.example.org:443" |                            | mqtts://mqtt.example.org:443
          , "broker": "wss://ws.example.org/mqtt"    |                            | wss://ws.example.org/mqtt
          , "broker": "mqtts://mqtt.example.org:443" | --broker mqtts://else:8884 | mqtts://else:8884
          ''                                         |                            | mqtts://devices.example.org:8883
          """)
  void theBrokerOnTheCardIsTheClaimsUnlessAnotherIsGiven(
      String member, @Nullable String options, String broker) throws Exception {
    String manager = "\"manager\":\"https://fleet.example.org:8443\"";
    Path claim =
        Files.writeString(
            folder.resolve("claim.json"),
            Claims.claim("gramat-02")
                .replace(manager, "\"manager\":\"https://devices.example.org\"" + member));
    List<String> command =
        new ArrayList<>(
            List.of("prepare", folder.resolve("boot").toString(), "--claim", claim.toString()));
    if (options != null) {
      command.addAll(words(options));
    }

    Tool.Run run = Tool.run(command, "");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(folder.resolve("boot/teleguichet/agent.yaml")))
        .contains(
            "  brokers:\n    - \"" + broker + "\"\nenrolment:",
            "manager: \"https://devices.example.org\"");
  }

  private Tool.Run prepare(String options) throws Exception {
    return prepare("gramat-02", options);
  }

  private Tool.Run prepare(String kiosk, String options) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "prepare",
                folder.resolve("boot").toString(),
                "--kiosk",
                kiosk,
                "--site",
                "Mairie de Figeac",
                "--manager",
                manager.address(),
                "--token-file",
                folder.resolve("token").toString()));
    if (!options.isEmpty()) {
      command.addAll(words(options));
    }
    return Tool.run(command, "");
  }

  private List<String> words(String options) {
    return Arrays.stream(options.split(" ", -1))
        .map(
            word ->
                switch (word) {
                  case "SECRET" -> folder.resolve("secret").toString();
                  case String file when file.matches("\\w+\\.(pem|key)") ->
                      folder.resolve(file).toString();
                  case "NONE" -> folder.resolve("NONE").toString();
                  default -> word;
                })
        .toList();
  }
}
