package fr.teleguichet.provisioning.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.ShortCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a technician does by the manager, against a manager that answers over HTTP. */
@SuppressWarnings("NullAway.Init") // JUnit calls startManager first.
@Tag("proof")
class ManagerIT {

  @TempDir private Path folder;
  private FakeManager manager;
  private Path token;

  @BeforeEach
  void startManager() throws Exception {
    manager = new FakeManager();
    token = Files.writeString(folder.resolve("token"), FakeManager.TOKEN + "\n");
  }

  @AfterEach
  void stopManager() {
    manager.close();
  }

  @Test
  void aSwapNamesKioskAndSiteAndGivesTheClaimToItsOwnerAlone() throws Exception {
    Path claim = folder.resolve("claim.json");

    Tool.Run run = run("oui\n", "swap", "figeac-01", "--claim", claim.toString(), "--lang", "fr");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("figeac-01").contains("Mairie de Figeac");
    assertThat(manager.changes())
        .containsExactly("POST /api/v1/units/12/swap {}", "POST /api/v1/units/13/claim {}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(claim)))
        .isEqualTo("rw-------");
  }

  @Test
  void withoutAClearYesNothingIsChanged() throws Exception {
    for (String answer : List.of("", "\n", "y\n", "no\n", "yes please\n")) {
      Tool.Run run = run(answer, "retire", "figeac-01");
      assertThat(run.exitCode()).as(answer).isEqualTo(4);
    }
    assertThat(run("yes\n", "retire", "figeac-01", "--json").exitCode()).isEqualTo(4);
    assertThat(manager.changes()).isEmpty();
  }

  @Test
  void aClaimFileThatExistsStopsASwapBeforeTheManagerIsAsked() throws Exception {
    Path claim = Files.writeString(folder.resolve("claim.json"), "precious");

    Tool.Run run = run("", "swap", "figeac-01", "--claim", claim.toString(), "--yes");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(manager.changes()).isEmpty();
    assertThat(claim).hasContent("precious");
  }

  @Test
  void oneOfSeveralKiosksOfAnIdIsNamedByItsTerritory() throws Exception {
    Tool.Run several = run("", "retire", "mairie", "--yes", "--lang", "fr");
    assertThat(several.exitCode()).isNotZero();
    assertThat(several.err()).contains("lot:mairie, gers:mairie");
    assertThat(run("", "retire", "aude:mairie", "--yes").exitCode()).isNotZero();
    assertThat(manager.changes()).isEmpty();

    assertThat(run("", "retire", "gers:mairie", "--yes").exitCode()).isZero();
    assertThat(manager.changes())
        .containsExactly("POST /api/v1/units/31/retire {\"kiosk\":\"mairie\"}");
  }

  @Test
  void aScriptRetiresAKioskWithYes() throws Exception {
    Tool.Run run = run("", "retire", "figeac-01", "--yes", "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("\"retired\" : true");
    assertThat(manager.changes())
        .containsExactly("POST /api/v1/units/12/retire {\"kiosk\":\"figeac-01\"}");
  }

  /** A person answers at a terminal, not through a pipe. */
  @Test
  void aPersonAtATerminalIsAskedThere() throws Exception {
    Tool.needs("bsdutils", "script");
    String command =
        String.join(
            " ",
            Tool.program().toString(),
            "retire",
            "figeac-01",
            "--manager",
            manager.address(),
            "--token-file",
            token.toString());

    Tool.Run run = Tool.program(List.of("script", "-qec", command, "/dev/null"), "yes\n");

    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out()).contains("Mairie de Figeac").contains("out of service");
  }

  @Test
  void aWrongTokenEndsWith6AndIsNotShown() throws Exception {
    Files.writeString(token, "wrong-token\n");

    Tool.Run run = run("", "retire", "figeac-01", "--yes");

    assertThat(run.exitCode()).isEqualTo(6);
    assertThat(run.err()).contains("does not know this token").doesNotContain("wrong-token");
  }

  @Test
  void aTokenIsNeverSentInTheClearToAnotherMachine() throws Exception {
    for (String address :
        List.of(
            "http://fleet.example.org",
            "http://127.0.0.1@fleet.example.org",
            "http://127.0.0.1.fleet.example.org")) {
      Tool.Run run =
          Tool.run(
              "retire",
              "figeac-01",
              "--yes",
              "--manager",
              address,
              "--token-file",
              token.toString());

      assertThat(run.exitCode()).as(address).isEqualTo(2);
      assertThat(run.err()).contains("“" + address + "”", "http only on this machine");
    }
  }

  @Test
  void aKioskIsInspectedByTheManagersKnowledge() throws Exception {
    Tool.Run run = run("", "inspect", "figeac-01", "--lang", "fr");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("Mairie de Figeac").contains("plus de papier");
  }

  @Test
  void theManagerMakesTheClaimForACard() throws Exception {
    Path boot = Files.createDirectory(folder.resolve("bootfs"));
    Files.writeString(boot.resolve("config.txt"), "");

    Tool.Run run =
        run("", "prepare", boot.toString(), "--kiosk", "gramat-02", "--site", "mairie de figeac");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(manager.changes())
        .containsExactly(
            "POST /api/v1/units"
                + " {\"kiosk\":\"gramat-02\",\"territory\":\"lot\",\"site\":\"figeac-mairie\"}");
    assertThat(Files.readString(boot.resolve("teleguichet/claim.json")))
        .contains("S".repeat(43))
        .contains("gramat-02");
  }

  /** A card broke, or the answer was lost: the kiosk is planned, and the claim is gone. */
  @Test
  void aKioskThatWaitsForItsUnitGetsANewClaim() throws Exception {
    manager.plan();
    Path claim = folder.resolve("claim.json");

    Tool.Run run = run("yes\n", "swap", "figeac-01", "--claim", claim.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("waits for its new unit already");
    assertThat(manager.changes()).containsExactly("POST /api/v1/units/12/claim {}");
  }

  @Test
  void aUnitThatShowsItsCodeTakesOverOnceItsFingerprintIsCompared() throws Exception {
    Fingerprint key = Fingerprint.parse(FakeManager.WAITING).orElseThrow();

    Tool.Run run = run("yes\nyes\n", "swap", "figeac-01", "--to", code());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains(key.grouped()).contains("Mairie de Figeac");
    assertThat(manager.changes())
        .containsExactly(
            "POST /api/v1/units/12/swap {\"successor\":20,\"code\":\"%s\",\"fingerprint\":\"%s\"}"
                .formatted(code(), key.hex()));
  }

  /** Another device with the same code is what a fingerprint is for. */
  @Test
  void aFingerprintThatIsNotTheWaitingUnitsStopsASwap() throws Exception {
    Tool.Run other =
        run("", "swap", "figeac-01", "--to", code(), "--yes", "--fingerprint", "ab".repeat(32));
    Tool.Run none = run("", "swap", "figeac-01", "--to", code(), "--yes");
    Tool.Run no = run("no\nyes\n", "swap", "figeac-01", "--to", code());
    Tool.Run nobody = run("", "swap", "figeac-01", "--to", "AAAA-AAAA");
    Tool.Run both = run("", "swap", "figeac-01", "--to", code(), "--claim", "claim.json");

    assertThat(List.of(other, none, no, nobody, both))
        .extracting(Tool.Run::exitCode)
        .containsExactly(4, 2, 4, 6, 2);
    assertThat(manager.changes()).isEmpty();
  }

  @Test
  void aScriptGivesTheFingerprintAndIsNotAsked() throws Exception {
    Tool.Run run =
        run(
            "",
            "swap",
            "figeac-01",
            "--to",
            code().toLowerCase(Locale.ROOT),
            "--fingerprint",
            FakeManager.WAITING,
            "--yes",
            "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains(FakeManager.WAITING);
    assertThat(manager.changes()).hasSize(1);
  }

  private static String code() {
    return ShortCode.of(Fingerprint.parse(FakeManager.WAITING).orElseThrow()).toString();
  }

  @Test
  void aPlanIsDroppedWhenItsKioskIsRetired() throws Exception {
    manager.plan();

    Tool.Run run = run("", "retire", "figeac-01", "--yes");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(manager.changes()).containsExactly("POST /api/v1/units/12/cancel {}");
  }

  @Test
  void aPartOfAKiosksNameIsNotTheKiosk() throws Exception {
    Tool.Run run = run("", "retire", "figeac-0", "--yes");

    assertThat(run.exitCode()).isEqualTo(6);
    assertThat(run.err()).contains("figeac-0 ");
    assertThat(manager.changes()).isEmpty();
  }

  @Test
  void aSiteThatTheManagerDoesNotKnowIsAMistakeInTheCommandLine() throws Exception {
    Path boot = Files.createDirectory(folder.resolve("bootfs"));
    Files.writeString(boot.resolve("config.txt"), "");

    Tool.Run run =
        run("", "prepare", boot.toString(), "--kiosk", "gramat-02", "--site", "Atlantis");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(manager.changes()).isEmpty();
  }

  @Test
  void labelsOfKiosksThatTheManagerKnows() throws Exception {
    Path pdf = folder.resolve("labels.pdf");

    assertThat(run("", "label", pdf.toString()).exitCode()).isZero();
    assertThat(pdf).isNotEmptyFile();
  }

  private Tool.Run run(String input, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--manager", manager.address(), "--token-file", token.toString()));
    return Tool.run(all, input);
  }
}
