package fr.teleguichet.provisioning.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.ClaimFile;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.network.HttpProxy;
import fr.teleguichet.provisioning.trouble.TroubleException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CardPreparationTest {

  private static final String SERIAL =
      "console=serial0,115200 console=tty1 root=PARTUUID=1-2 rootwait quiet\n";
  private static final Map<String, String> IMAGE =
      Map.of("config.txt", "dtparam=audio=on", "cmdline.txt", SERIAL, "ssh", "", "user-data", "#x");

  private final CardPreparation preparation = new CardPreparation((_, _) -> {});

  @Test
  void aPreparedCardHasSettingsClaimAndNetworkAndNoSsh() throws Exception {
    MemoryBoot boot = freshCard();

    List<String> files = preparation.prepare(order("figeac-01"), boot);

    Map<String, String> texts = boot.texts();
    assertThat(texts).containsKeys(files.toArray(String[]::new)).doesNotContainKey("ssh");
    assertThat(texts.get("teleguichet/agent.yaml")).contains("id: \"figeac-01\"");
    assertThat(texts.get("user-data")).startsWith("#cloud-config\n").contains("figeac-01");
    assertThat(texts.get("config.txt"))
        .isEqualTo("dtparam=audio=on\n\n[all]\ninclude teleguichet.txt\n");
    assertThat(texts.get("teleguichet.txt")).contains("dtparam=i2c_arm=on");
    assertThat(texts.get("network-config"))
        .contains("regulatory-domain: \"FR\"", "password: \"a secret key\"");
  }

  /** The radar hangs on this UART: the system would talk to it, and take its words for a login. */
  @Test
  void noConsoleIsLeftOnTheHeadersUart() throws Exception {
    MemoryBoot boot = freshCard();
    List<String> files = preparation.prepare(order("figeac-01"), boot);
    assertThat(files).contains("cmdline.txt");
    assertThat(boot.texts().get("cmdline.txt"))
        .isEqualTo("console=tty1 root=PARTUUID=1-2 rootwait quiet\n");

    MemoryBoot without = freshCard().with("cmdline.txt", "console=tty1 quiet");
    assertThat(preparation.prepare(order("figeac-01"), without)).doesNotContain("cmdline.txt");
    assertThat(without.texts().get("cmdline.txt")).isEqualTo("console=tty1 quiet");
  }

  /** What the firmware reads after autoboot.txt is each slot's own, and the image's. */
  @Test
  void onACardWithTwoSlotsSettingsGoBesideAutobootAndNothingOfTheFirmwareIsTouched()
      throws Exception {
    String autoboot = "[all]\ntryboot_a_b=1\nboot_partition=2\n[tryboot]\nboot_partition=3\n";
    MemoryBoot boot = new MemoryBoot().with("autoboot.txt", autoboot);

    List<String> files = preparation.prepare(order("figeac-01"), boot);

    assertThat(files)
        .contains("teleguichet/agent.yaml", "teleguichet/claim.json")
        .doesNotContain("config.txt", "teleguichet.txt", "cmdline.txt", "autoboot.txt");
    assertThat(boot.texts())
        .containsEntry("autoboot.txt", autoboot)
        .doesNotContainKeys("config.txt", "teleguichet.txt", "cmdline.txt");
    assertThat(preparation.remove(boot)).isTrue();
    assertThat(boot.texts()).isEqualTo(Map.of("autoboot.txt", autoboot));
  }

  @Test
  void theBootPartitionOfASlotIsNotPrepared() {
    MemoryBoot boot =
        new MemoryBoot()
            .with("config.txt", "kernel=vmlinuz")
            .with("cmdline.txt", "root=PARTLABEL=root-a ro rauc.slot=A quiet\n");

    assertThatThrownBy(() -> preparation.prepare(order("figeac-01"), boot))
        .isInstanceOfSatisfying(
            TroubleException.class,
            trouble -> assertThat(trouble.say().values()).contains("autoboot.txt"));
    assertThat(boot.texts()).hasSize(2);
  }

  @Test
  void aConsoleThatTheCardDoesNotLoseIsFoundOutByReadingBack() {
    MemoryBoot boot = freshCard();
    boot.wearOut("cmdline.txt");

    assertThatThrownBy(() -> preparation.prepare(order("figeac-01"), boot))
        .isInstanceOfSatisfying(
            TroubleException.class,
            trouble -> assertThat(trouble.say().values()).startsWith("cmdline.txt"));
  }

  @Test
  void theTechniciansDoorAndTheManagersPagesAreThereWhenAskedFor() throws Exception {
    MemoryBoot plain = freshCard();
    var _ = preparation.prepare(order("figeac-01"), plain);
    assertThat(plain.texts().get("teleguichet/agent.yaml"))
        .doesNotContain("technician")
        .doesNotContain("pages");

    MemoryBoot boot = freshCard();
    var onSite =
        new CardOrder.OnSite(
            Optional.of(URI.create("https://pages.example.org")),
            Optional.of(new Secret("804612")));
    var _ = preparation.prepare(order("figeac-01", onSite), boot);
    assertThat(boot.texts().get("teleguichet/agent.yaml"))
        .endsWith(
            """
              pages: "https://pages.example.org"
            technician:
              listen: "127.0.0.1:8091"
              tls-listen: "0.0.0.0:8092"
              pin: "804612"
            """);
    assertThat(onSite.toString()).doesNotContain("804612");
    assertThatThrownBy(
            () -> new CardOrder.OnSite(Optional.empty(), Optional.of(new Secret("12345"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("12345");
  }

  @Test
  void aProxyStandsInTheSettingsAndItsPasswordInAFileOfItsOwn() throws Exception {
    var board = new CardOrder.Board(BoardProfiles.builtIn("teleguichet-v1"), Optional.empty());
    HttpProxy proxy = HttpProxy.parse("proxy.mairie.example:3128");
    MemoryBoot open = freshCard();
    var _ =
        preparation.prepare(
            order(
                "figeac-01", CardOrder.OnSite.NOTHING, board, Optional.of(proxy), Optional.empty()),
            open);
    assertThat(open.texts().get("teleguichet/agent.yaml"))
        .contains("network:\n  proxy:\n    address: \"proxy.mairie.example:3128\"\nenrolment:");
    assertThat(open.texts()).doesNotContainKey("teleguichet/proxy-password");

    MemoryBoot boot = freshCard();
    var _ =
        preparation.prepare(
            order(
                "figeac-01",
                CardOrder.OnSite.NOTHING,
                board,
                Optional.of(proxy.with(new HttpProxy.Login("borne", "hunter2"))),
                Optional.empty()),
            boot);
    assertThat(boot.texts().get("teleguichet/agent.yaml"))
        .contains(
            """
                user: "borne"
                password-file: "/boot/firmware/teleguichet/proxy-password"
            """)
        .doesNotContain("hunter2");
    assertThat(boot.texts().get("teleguichet/proxy-password")).isEqualTo("hunter2\n");
  }

  /** The image may be older than the theft of a key. */
  @Test
  void aTrustListGoesOntoTheCardAndTheAgentIsToldWhereItLies() throws Exception {
    byte[] list = "070702 a list".getBytes(StandardCharsets.UTF_8);
    MemoryBoot boot = freshCard();
    var _ =
        preparation.prepare(
            order(
                "figeac-01",
                CardOrder.OnSite.NOTHING,
                new CardOrder.Board(BoardProfiles.builtIn("teleguichet-v1"), Optional.empty()),
                Optional.of(new CardOrder.TrustListOnCard(list))),
            boot);

    assertThat(boot.texts().get("teleguichet/trust-list.swu")).isEqualTo("070702 a list");
    assertThat(boot.texts().get("teleguichet/agent.yaml"))
        .endsWith(
            """
            update:
              trust-list-file: "/boot/firmware/teleguichet/trust-list.swu"
            """);
    assertThatThrownBy(() -> new CardOrder.TrustListOnCard(new byte[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(".swu");
  }

  /** The unit's agent carries other boards than this one, so the card does. */
  @Test
  void aBoardFileOfOnesOwnGoesOntoTheCardAndTheAgentIsToldWhereItLies() throws Exception {
    MemoryBoot boot = freshCard();
    byte[] file = "id: my-own".getBytes(StandardCharsets.UTF_8);
    var board = new CardOrder.Board(BoardProfiles.builtIn("teleguichet-v1"), Optional.of(file));

    List<String> files =
        preparation.prepare(order("figeac-01", CardOrder.OnSite.NOTHING, board), boot);

    assertThat(files).contains("teleguichet/board.yaml");
    assertThat(boot.texts().get("teleguichet/board.yaml")).isEqualTo("id: my-own");
    assertThat(boot.texts().get("teleguichet/agent.yaml"))
        .contains("\nboard: \"/boot/firmware/teleguichet/board.yaml\"\n");
  }

  @Test
  void aBoardIsNamedToTheAgentOnlyWhenTheMachineCannotTellItByItself() throws Exception {
    for (String board : BoardProfiles.BUILT_IN) {
      MemoryBoot boot = freshCard();
      var plain = new CardOrder.Board(BoardProfiles.builtIn(board), Optional.empty());
      var _ = preparation.prepare(order("figeac-01", CardOrder.OnSite.NOTHING, plain), boot);
      assertThat(String.valueOf(boot.texts().get("teleguichet/agent.yaml")).contains("\nboard: "))
          .as(board)
          .isEqualTo(board.equals("expert-desk"));
    }
  }

  @Test
  void removingLeavesTheCardAsItsImageMadeIt() throws Exception {
    MemoryBoot boot = freshCard();
    var _ = preparation.prepare(order("figeac-01"), boot);

    boolean removed = preparation.remove(boot);

    assertThat(removed).isTrue();
    assertThat(boot.texts()).isEqualTo(IMAGE);
  }

  @Test
  void aCardPreparedTwiceIsAsIfPreparedOnceForTheSecond() throws Exception {
    MemoryBoot twice = freshCard();
    var _ = preparation.prepare(order("figeac-01"), twice);
    var _ = preparation.prepare(order("gramat-02"), twice);
    MemoryBoot once = freshCard();
    var _ = preparation.prepare(order("gramat-02"), once);

    assertThat(twice.texts()).isEqualTo(once.texts());
  }

  /** Somebody pulls the card out at any moment, then tries again, or gives up. */
  @Test
  void aCutAtAnyMomentCanBeRepeatedOrUndone() throws Exception {
    for (int changes = 0; changes < 60; changes++) {
      MemoryBoot boot = cutCard(changes);
      var _ = preparation.remove(boot);
      assertThat(boot.texts()).as("undone after " + changes).containsAllEntriesOf(IMAGE);

      MemoryBoot again = cutCard(changes);
      var _ = preparation.prepare(order("gramat-02"), again);
      var _ = preparation.remove(again);
      assertThat(again.texts()).as("repeated after " + changes).isEqualTo(IMAGE);
    }
  }

  private MemoryBoot cutCard(int changes) throws TroubleException {
    MemoryBoot boot = freshCard();
    boot.cutAfter(changes);
    try {
      var _ = preparation.prepare(order("figeac-01"), boot);
    } catch (TroubleException _) {
      // The cut.
    }
    boot.cutAfter(Integer.MAX_VALUE);
    return boot;
  }

  @Test
  void aWornOutCardIsFoundOutByReadingBack() {
    MemoryBoot boot = freshCard();
    boot.wearOut("network-config");

    assertThatThrownBy(() -> preparation.prepare(order("figeac-01"), boot))
        .isInstanceOfSatisfying(
            TroubleException.class,
            trouble -> {
              assertThat(trouble.say().key()).isEqualTo("prepare.differs");
              assertThat(trouble.say().values()).startsWith("network-config");
            });
  }

  @Test
  void aFolderWithoutASystemIsRefused() {
    assertThatThrownBy(() -> preparation.prepare(order("figeac-01"), new MemoryBoot()))
        .isInstanceOfSatisfying(
            TroubleException.class,
            trouble -> assertThat(trouble.say().key()).isEqualTo("prepare.no-system"));
  }

  /** A card from outside must not make the program remove or write files elsewhere. */
  @Test
  void aManifestWithPathsThatLeadElsewhereIsRefused() {
    for (String path : List.of("../etc/passwd", "/etc/passwd", "a//b", "a/../b", "..", "")) {
      MemoryBoot boot = freshCard().with(CardManifest.PATH, "{\"written\":[\"" + path + "\"]}");
      assertThatThrownBy(() -> preparation.remove(boot))
          .isInstanceOfSatisfying(
              TroubleException.class,
              trouble -> assertThat(trouble.say().key()).isEqualTo("prepare.manifest"));
    }
  }

  @Test
  void noSecretIsInAnyText() {
    CardOrder order = order("figeac-01");

    assertThat(order.toString()).doesNotContain("a secret key").doesNotContain("S".repeat(43));
  }

  private static MemoryBoot freshCard() {
    var boot = new MemoryBoot();
    IMAGE.forEach(boot::with);
    return boot;
  }

  private static CardOrder order(String kiosk) {
    return order(kiosk, CardOrder.OnSite.NOTHING);
  }

  private static CardOrder order(String kiosk, CardOrder.OnSite onSite) {
    return order(
        kiosk,
        onSite,
        new CardOrder.Board(BoardProfiles.builtIn("teleguichet-v1"), Optional.empty()));
  }

  private static CardOrder order(String kiosk, CardOrder.OnSite onSite, CardOrder.Board board) {
    return order(kiosk, onSite, board, Optional.empty());
  }

  private static CardOrder order(
      String kiosk,
      CardOrder.OnSite onSite,
      CardOrder.Board board,
      Optional<CardOrder.TrustListOnCard> trustList) {
    return order(kiosk, onSite, board, Optional.empty(), trustList);
  }

  private static CardOrder order(
      String kiosk,
      CardOrder.OnSite onSite,
      CardOrder.Board board,
      Optional<HttpProxy> proxy,
      Optional<CardOrder.TrustListOnCard> trustList) {
    byte[] claim = Claims.claim(kiosk).getBytes(StandardCharsets.UTF_8);
    if (!(ClaimFile.decode(claim) instanceof ClaimFile.Reading.Usable(EnrolmentClaim read))) {
      throw new AssertionError("the claim can't be read");
    }
    return new CardOrder(
        board,
        Optional.of(new CardOrder.Name(new KioskName(kiosk), new Territory("lot"))),
        kiosk,
        URI.create("https://fleet.example.org:8443"),
        Optional.empty(),
        List.of(URI.create("mqtts://fleet.example.org:8883")),
        Optional.of(new CardOrder.ClaimOnCard(read, claim)),
        List.of(
            new NetworkSettings.Wifi(
                "Mairie", new WifiCredentials.SharedKey(new Secret("a secret key")), "FR", false),
            new NetworkSettings.Cellular("orange.fr", Optional.empty())),
        onSite,
        proxy,
        trustList);
  }
}
